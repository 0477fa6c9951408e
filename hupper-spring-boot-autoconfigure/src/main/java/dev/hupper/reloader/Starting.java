package dev.hupper.reloader;

import dev.hupper.launch.Worker;

/**
 * The worker has been started and is not up yet.
 */
final class Starting extends Live {

	private final Cause cause;

	Starting(Workers workers, Worker worker, Cause cause) {
		super(workers, worker);
		this.cause = cause;
	}

	@Override
	boolean isStartingUp() {
		return true;
	}

	/** What this start was for has not been reported, and is what the next one is for. */
	@Override
	Cause causeOfNext(Cause cause) {
		return this.cause.text().isEmpty() ? cause : this.cause.and(cause);
	}

	/** Without a report to come, the application counts as up when it begins to run. */
	@Override
	public State workerConnected(Worker worker) {
		return (worker == worker() && !workers().reportsReady()) ? ready() : this;
	}

	@Override
	State ready() {
		workers().reportReady(worker(), this.cause);
		return handOver(new Running(workers(), worker()));
	}

}
