package dev.hupper.launch;

import java.util.concurrent.CompletionStage;

import dev.hupper.ipc.Message;

/**
 * A worker process that has been started. Thread-safe; no method blocks.
 */
public interface Worker {

	/**
	 * The operating system's process id.
	 * @return the process id
	 */
	long pid();

	/**
	 * Whether it was started ahead of time.
	 * @return true if it was a standby
	 */
	boolean wasStandby();

	/**
	 * Ask the application to stop gracefully, over the connection. If the worker has not
	 * connected yet it is told as soon as it does. Asking twice is as asking once.
	 */
	void askToStop();

	/**
	 * Tell the application something. Does nothing if its worker has not connected or
	 * does not listen any more.
	 * @param message what
	 */
	void tell(Message.FromMonitor message);

	/**
	 * Exchange method bodies in the application. The worker's listener is told what came
	 * of it, a {@link Message.Swapped}.
	 * @param swap which
	 */
	void swap(Message.Swap swap);

	/**
	 * Whether a debugger is attached.
	 * @return completed, on any thread, when that is known: not as long as a debugger has
	 * stopped all threads
	 */
	CompletionStage<Boolean> isDebugged();

	/**
	 * Kill the process and the processes it has started.
	 */
	void kill();

}
