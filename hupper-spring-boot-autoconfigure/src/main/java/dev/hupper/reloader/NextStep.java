package dev.hupper.reloader;

import java.time.Duration;
import java.util.Optional;

/**
 * What follows the end of a worker.
 */
sealed interface NextStep {

	/** Go on after a worker that has ended with an exit code. */
	State next(WorkerLifecycle workers, int exitCode);

	/** Why, as a part of a line. */
	String reason();

	/**
	 * How long the worker may take: what it usually may or less; empty: it is killed at
	 * once.
	 */
	default Optional<Duration> limit(Optional<Duration> grace) {
		return grace;
	}

	/** Start the next worker. */
	record Reload(ReloadCause cause) implements NextStep {

		@Override
		public State next(WorkerLifecycle workers, int exitCode) {
			return workers.startWhenDue(this.cause);
		}

		@Override
		public String reason() {
			return this.cause.text();
		}

	}

	/** End the monitor. */
	record Exit(ExitReason exitReason) implements NextStep {

		@Override
		public State next(WorkerLifecycle workers, int exitCode) {
			return new Terminated(this.exitReason.exitCode(exitCode));
		}

		@Override
		public String reason() {
			return this.exitReason.reason();
		}

		@Override
		public Optional<Duration> limit(Optional<Duration> grace) {
			return this.exitReason.limit(grace);
		}

	}

	/** Wait for a change: the worker ended by itself. */
	record Await() implements NextStep {

		@Override
		public State next(WorkerLifecycle workers, int exitCode) {
			return workers.waitForChange("The application ended with exit code " + exitCode, exitCode != 0);
		}

		@Override
		public String reason() {
			return "it ended by itself";
		}

	}

}
