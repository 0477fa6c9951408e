package dev.hupper.indistinguishable;

/**
 * A class without any use: that it appears in an application's directory is the save.
 */
final class Saved {

	private Saved() {
	}

}
