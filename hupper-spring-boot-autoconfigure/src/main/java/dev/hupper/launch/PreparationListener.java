package dev.hupper.launch;

/**
 * Hears that a standby could not prepare itself.
 */
@FunctionalInterface
interface PreparationListener {

	void failed(WorkerProcess standby, String summary);

}
