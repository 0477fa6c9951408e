package dev.hupper.launch;

import java.util.Optional;

import dev.hupper.ipc.Message;

/**
 * A worker process that may still wait to be told what to run.
 */
interface StandbyWorker extends Worker {

	/** Whether it can be told to run: at any time but while it rehearses. */
	boolean isFree();

	/** Rehearse a step. */
	void takeStep(String step);

	/**
	 * The step that it takes for so long that it may never end; empty if there is none.
	 */
	Optional<String> endlessStep();

	/** Whether it would still find on its class path what a new process does. */
	boolean isValid();

	/**
	 * Run the application: at once, as soon as it connects or, if it rehearses, as soon
	 * as it is told to {@linkplain #begin() begin}. False if it has ended.
	 */
	boolean run(Message.Run go, WorkerListener listener);

	/** Run the application now that the step is over, if that is still wanted. */
	void begin();

	/** Say that it cannot run the application after all, if that is still wanted. */
	void refuse();

}
