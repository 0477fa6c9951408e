package dev.hupper.reloader;

import dev.hupper.launch.Worker;

/**
 * The worker is up: the application serves.
 */
final class Running extends Live {

	private final long startedUpAt;

	private boolean rested;

	Running(Workers workers, Worker worker) {
		super(workers, worker);
		this.startedUpAt = workers.now() + workers.interval().toNanos();
	}

	/** What runs right after the start still belongs to it. */
	@Override
	boolean isStartingUp() {
		return workers().now() < this.startedUpAt;
	}

	@Override
	public long nanosToWait(long nowNanos) {
		long reload = super.nanosToWait(nowNanos);
		return this.rested ? reload : Math.min(reload, this.startedUpAt - nowNanos);
	}

	@Override
	public State timeReached() {
		if (!this.rested && !isStartingUp()) {
			this.rested = true;
			workers().rest();
			return this;
		}
		return super.timeReached();
	}

	@Override
	State ready() {
		return this;
	}

}
