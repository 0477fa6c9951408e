package dev.hupper.launch;

import java.util.Optional;

import dev.hupper.ipc.Message;

/**
 * A worker process that may still wait to be told what to run.
 */
interface StandbyWorker extends Worker {

	/** What it rehearses and cannot be told to run before; empty if it can be. */
	Optional<RehearsalStep.UnderWay> stepUnderWay();

	/** Rehearse a step. */
	void takeStep(String step);

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
