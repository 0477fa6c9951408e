package dev.hupper.reloader;

import dev.hupper.filemonitor.Changes;
import dev.hupper.ipc.Message;
import dev.hupper.launch.Worker;

/**
 * Something that happened, told to the loop through its one queue.
 */
sealed interface Event {

	/**
	 * Let the loop decide what does not depend on the state, and the current state, which
	 * may stay as it is, all else.
	 */
	State applyTo(ReloadLoop loop, State state);

	/** Files changed. */
	record FilesChanged(Changes changes) implements Event {

		@Override
		public State applyTo(ReloadLoop loop, State state) {
			return loop.filesChanged(state, this.changes);
		}

	}

	/** What changed before, and was not there in full, is. */
	record MoreKnown(Changes changes) implements Event {

		@Override
		public State applyTo(ReloadLoop loop, State state) {
			return loop.moreKnown(state, this.changes);
		}

	}

	/** A worker said something. */
	record WorkerSaid(Worker worker, Message.FromWorker message) implements Event {

		@Override
		public State applyTo(ReloadLoop loop, State state) {
			return loop.workerSaid(state, this.worker, this.message);
		}

	}

	/** A worker is of no use any more, though it lives. */
	record WorkerLost(Worker worker) implements Event {

		@Override
		public State applyTo(ReloadLoop loop, State state) {
			return state.workerLost(this.worker);
		}

	}

	/** A worker that is to be stopped does nothing for anybody any more. */
	record Drained(Worker worker) implements Event {

		@Override
		public State applyTo(ReloadLoop loop, State state) {
			return state.drained(this.worker);
		}

	}

	/** It has been found out whether a worker is debugged. */
	record Debugged(Worker worker, boolean debugged) implements Event {

		@Override
		public State applyTo(ReloadLoop loop, State state) {
			return state.debugged(this.worker, this.debugged);
		}

	}

	/** The public port has failed by itself. */
	record PortFailed() implements Event {

		@Override
		public State applyTo(ReloadLoop loop, State state) {
			return loop.portFailed(state);
		}

	}

	/** A worker's process has ended. */
	record WorkerExited(Worker worker, int exitCode) implements Event {

		@Override
		public State applyTo(ReloadLoop loop, State state) {
			return state.workerExited(this.worker, this.exitCode);
		}

	}

	/** Changed sources have been built, or not. */
	record SourcesBuilt(ReloadCause cause, BuildResult result) implements Event {

		@Override
		public State applyTo(ReloadLoop loop, State state) {
			return loop.sourcesBuilt(state, this.cause, this.result);
		}

	}

	/** Somebody outside wants a reload. */
	record ReloadRequested(ReloadCause cause) implements Event {

		@Override
		public State applyTo(ReloadLoop loop, State state) {
			return loop.reloadRequested(state, this.cause);
		}

	}

	/** Somebody outside wants the end. */
	record ExitRequested(ExitReason exitReason) implements Event {

		@Override
		public State applyTo(ReloadLoop loop, State state) {
			return state.exitRequested(this.exitReason);
		}

	}

}
