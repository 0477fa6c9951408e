package dev.hupper.reloader;

import dev.hupper.launch.Worker;

/**
 * The worker is up: the application serves.
 */
final class Running extends Live {

	private final long startedUpAt;

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
	State ready() {
		return this;
	}

}
