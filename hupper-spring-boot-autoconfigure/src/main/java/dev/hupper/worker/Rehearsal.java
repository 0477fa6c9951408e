package dev.hupper.worker;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Runs code of the application's libraries in a standby, so that the application finds it
 * loaded and compiled. Nothing of the application itself may be touched, and everything
 * that can be observed is afterwards as before.
 */
@FunctionalInterface
public interface Rehearsal {

	/**
	 * Rehearse. Called once, on a thread of its own, before the application runs.
	 * @param scratch an empty directory, removed afterwards
	 * @return why nothing was rehearsed, since it would have left a trace; empty if it
	 * was
	 * @throws Exception if it could not be done; the standby is then not used
	 */
	Optional<String> rehearse(Path scratch) throws Exception;

}
