package dev.hupper.worker;

/**
 * Runs code of the application's libraries in a standby, so that the application finds it
 * loaded and compiled. Nothing of the application itself may be touched, and everything
 * that can be observed is afterwards as before.
 */
@FunctionalInterface
public interface Rehearsal {

	/**
	 * Rehearse. Called once, on a thread of its own, before the application runs.
	 * @throws Exception if it could not be done; the standby is then not used
	 */
	void rehearse() throws Exception;

}
