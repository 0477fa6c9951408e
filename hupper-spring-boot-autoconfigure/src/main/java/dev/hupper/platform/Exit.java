package dev.hupper.platform;

/**
 * Ends this process: the one place that calls {@link System#exit(int)} and
 * {@link Runtime#halt(int)}.
 */
public final class Exit {

	private Exit() {
	}

	/**
	 * End this process in order: shutdown hooks run. Does not return, but lets a caller
	 * say {@code throw Exit.with(code)}.
	 */
	public static Error with(int code) {
		System.exit(code);
		return new AssertionError("System.exit returned");
	}

	/** End this process at once, without shutdown hooks. */
	public static void now(int code) {
		Runtime.getRuntime().halt(code);
	}

}
