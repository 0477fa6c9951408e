package dev.hupper.reloader;

/**
 * Placeholder.
 */
public final class Reloader {

	static final int INTERRUPTED_BEFORE_FIRST_WORKER = 125;

}
