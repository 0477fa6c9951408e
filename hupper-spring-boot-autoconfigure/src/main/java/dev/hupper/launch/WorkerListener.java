package dev.hupper.launch;

import dev.hupper.ipc.Message;

/**
 * Is told what happens to a {@link Worker}. Called from any thread, and returns at once.
 * All messages of a worker come before its {@link #ended end}, which comes exactly once
 * and last. All of it may come before {@link WorkerLauncher#launch} has returned.
 */
public interface WorkerListener {

	/** The worker said something. */
	void said(Worker worker, Message.FromWorker message);

	/**
	 * The process is of no use: its connection was lost though it lives, or it cannot run
	 * what it was told to.
	 */
	void lost(Worker worker);

	/**
	 * The process has ended, and everything it said has been told. Its exit code is 128 +
	 * n if signal n ended it.
	 */
	void ended(Worker worker, int exitCode);

}
