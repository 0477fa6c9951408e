package dev.hupper.worker;

/**
 * Closes the application in order before the process exits.
 */
@FunctionalInterface
public interface GracefulStop {

	/**
	 * Close the application, and tell the exit code of the process. Called once, on a
	 * thread of its own; shutdown hooks run afterwards.
	 */
	int stop();

}
