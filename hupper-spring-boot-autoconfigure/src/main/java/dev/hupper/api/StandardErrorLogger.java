package dev.hupper.api;

import java.io.PrintStream;

/**
 * Writes each message as one line to standard error, with hupper's name in front.
 */
final class StandardErrorLogger implements HupperLogger {

	private final int verbose;

	/** Kept, so that an application that replaces System.err does not get these lines. */
	private final PrintStream out = System.err;

	StandardErrorLogger(int verbose) {
		this.verbose = verbose;
	}

	@Override
	public void debug(String message) {
		write(2, message);
	}

	@Override
	public void info(String message) {
		write(1, message);
	}

	@Override
	public void error(String message) {
		write(1, message);
	}

	private void write(int level, String message) {
		if (this.verbose >= level) {
			this.out.println("[hupper] " + message);
		}
	}

}
