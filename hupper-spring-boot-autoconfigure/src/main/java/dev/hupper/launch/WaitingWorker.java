package dev.hupper.launch;

import dev.hupper.ipc.Message;

/**
 * A worker process that may still wait to be told what to run.
 */
interface WaitingWorker extends Worker {

	/** Whether it has done what it was to prepare. */
	boolean isPrepared();

	/**
	 * Run the application: at once, or as soon as it connects.
	 * @return false if it has ended
	 */
	boolean run(Message.Run go, WorkerListener listener);

}
