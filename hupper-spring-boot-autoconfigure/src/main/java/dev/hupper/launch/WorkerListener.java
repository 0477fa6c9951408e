package dev.hupper.launch;

import dev.hupper.ipc.Message;

/**
 * Is told what happens to a {@link Worker}. Called from the threads of the connection and
 * of the process watch, one call at a time for each worker, and returns at once. All
 * messages of a worker come before its {@link #ended end}, which comes exactly once and
 * last. All of it may come before {@link WorkerLauncher#launch} has returned.
 */
public interface WorkerListener {

	/** The worker said something. */
	void said(Worker worker, Message.FromWorker message);

	/** The connection was lost though the process lives. */
	void connectionLost(Worker worker);

	/**
	 * The process has ended, and everything it said has been told. Its exit code is 128 +
	 * n if signal n ended it.
	 */
	void ended(Worker worker, int exitCode);

}
