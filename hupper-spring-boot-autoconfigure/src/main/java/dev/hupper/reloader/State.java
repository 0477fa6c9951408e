package dev.hupper.reloader;

import dev.hupper.ipc.Message;
import dev.hupper.launch.Worker;

/**
 * What the monitor is doing. Each state answers every event with the next state; what it
 * does not care for leaves it as it is.
 */
sealed interface State permits WithWorker, Leaving, Throttled, Waiting, Terminated {

	/** No time to be woken at. */
	long NEVER = Long.MAX_VALUE;

	/**
	 * How many nanoseconds the loop may wait for an event before it says
	 * {@link #timeReached()}: zero or less if the time has come, or {@link #NEVER}.
	 */
	default long nanosToWait(long nowNanos) {
		return NEVER;
	}

	default State timeReached() {
		return this;
	}

	/** What it says of files that change now who may have written them. */
	default SelfWriteFilter.Moment moment() {
		return SelfWriteFilter.Moment.BETWEEN;
	}

	/** Whether no application runs, and none will until somebody does something. */
	default boolean isDown() {
		return false;
	}

	/**
	 * Whether it is down because it failed: a save, even without a change, tries again.
	 */
	default boolean hasFailed() {
		return false;
	}

	State reloadRequested(ReloadCause cause);

	/**
	 * Nothing but method bodies changed, and a worker is needed that has the new ones.
	 */
	default State bodiesChanged(BodyChange change) {
		return reloadRequested(change.cause());
	}

	State exitRequested(ExitReason exitReason);

	default State drained(Worker worker) {
		return this;
	}

	default State debugged(Worker worker, boolean debugged) {
		return this;
	}

	default State workerSaid(Worker worker, Message.FromWorker message) {
		return this;
	}

	default State workerLost(Worker worker) {
		return this;
	}

	default State workerExited(Worker worker, int exitCode) {
		return this;
	}

}
