package dev.hupper.api;

/**
 * Where hupper's own lines go. Implementations are thread-safe, and write nothing to
 * standard output, which belongs to the application. Comes from hupper's {@code ILogger}.
 */
public interface HupperLogger {

	/**
	 * Record what only helps to understand hupper itself.
	 * @param message one line
	 */
	void debug(String message);

	/**
	 * Record what a user wants to see: a reload, a fallback and its reason.
	 * @param message one line
	 */
	void info(String message);

	/**
	 * Record what a user has to act upon.
	 * @param message what happened and what to do about it
	 */
	void error(String message);

	/**
	 * A logger that writes to standard error.
	 * @param verbose 0: nothing; 1: information and errors; 2 or more: everything
	 * @return a thread-safe logger
	 */
	static HupperLogger toStandardError(int verbose) {
		return new StandardErrorLogger(verbose);
	}

}
