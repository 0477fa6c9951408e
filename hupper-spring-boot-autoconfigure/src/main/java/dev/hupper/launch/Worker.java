package dev.hupper.launch;

import java.util.concurrent.CompletionStage;

import dev.hupper.ipc.Message;

/**
 * A worker process that has been started. Thread-safe; no method blocks.
 */
public interface Worker {

	/** The operating system's process id. */
	long pid();

	/** Whether it was started ahead of time. */
	boolean wasStandby();

	/**
	 * Ask the application to stop gracefully, over the connection. If the worker has not
	 * connected yet it is told as soon as it does. Asking twice is as asking once.
	 */
	void askToStop();

	/**
	 * Tell the application something. Does nothing if its worker has not connected or
	 * does not listen any more.
	 */
	void tell(Message.FromMonitor message);

	/**
	 * Exchange method bodies in the application. The worker's listener is told what came
	 * of it, a {@link Message.Swapped}.
	 */
	void swap(Message.Swap swap);

	/**
	 * Whether a debugger is attached: known, on any thread, no sooner than the debugger
	 * lets threads go on that it has stopped.
	 */
	CompletionStage<Boolean> isDebugged();

	/** Kill the process and the processes it has started. */
	void kill();

}
