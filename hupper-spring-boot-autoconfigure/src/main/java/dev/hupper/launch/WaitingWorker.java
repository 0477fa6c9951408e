package dev.hupper.launch;

import dev.hupper.ipc.Message;

/**
 * A worker process that may still wait to be told what to run.
 */
interface WaitingWorker extends Worker {

	/**
	 * Whether it can be told to run: if it rehearses only when that is over, otherwise at
	 * any time.
	 */
	boolean isPrepared();

	/**
	 * Whether it would still find on its class path what a new process does.
	 */
	boolean isValid();

	/**
	 * Run the application: at once, or as soon as it connects.
	 * @return false if it has ended
	 */
	boolean run(Message.Run go, WorkerListener listener);

}
