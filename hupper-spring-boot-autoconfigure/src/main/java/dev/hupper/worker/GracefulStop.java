package dev.hupper.worker;

/**
 * Closes the application in order before the process exits.
 */
@FunctionalInterface
public interface GracefulStop {

	/**
	 * Close the application. Called once, on a thread of its own; shutdown hooks run
	 * afterwards.
	 * @return the exit code of the process
	 */
	int stop();

}
