package dev.hupper.reloader;

import java.time.Duration;
import java.util.Optional;

/**
 * What follows the end of a worker.
 */
sealed interface Outcome {

	/**
	 * Go on.
	 * @param workers what starts the next worker
	 * @param exitCode the ended worker's exit code
	 * @return the next state
	 */
	State next(Workers workers, int exitCode);

	/**
	 * Why, in words.
	 * @return part of a line
	 */
	String reason();

	/**
	 * How long the worker may take.
	 * @param grace what it usually may; empty: it is killed at once
	 * @return the same or less
	 */
	default Optional<Duration> limit(Optional<Duration> grace) {
		return grace;
	}

	/**
	 * Start the next worker.
	 *
	 * @param cause why
	 */
	record Reload(Cause cause) implements Outcome {

		@Override
		public State next(Workers workers, int exitCode) {
			return workers.startWhenDue(this.cause);
		}

		@Override
		public String reason() {
			return this.cause.text();
		}

	}

	/**
	 * End the monitor.
	 *
	 * @param ending why
	 */
	record End(Ending ending) implements Outcome {

		@Override
		public State next(Workers workers, int exitCode) {
			return new Ended(this.ending.exitCode(exitCode));
		}

		@Override
		public String reason() {
			return this.ending.reason();
		}

		@Override
		public Optional<Duration> limit(Optional<Duration> grace) {
			return this.ending.limit(grace);
		}

	}

	/** Wait for a change: the worker ended by itself. */
	record Await() implements Outcome {

		@Override
		public State next(Workers workers, int exitCode) {
			return workers.await("The application ended with exit code " + exitCode);
		}

		@Override
		public String reason() {
			return "it ended by itself";
		}

	}

}
