package dev.hupper.reloader;

/**
 * No worker runs, and the next one is started as soon as the reload interval allows.
 */
record Throttled(WorkerLifecycle workers, ReloadCause cause) implements State {

	@Override
	public long nanosToWait(long nowNanos) {
		return this.workers.nanosToStart();
	}

	@Override
	public State timeReached() {
		return this.workers.start(this.cause);
	}

	@Override
	public State reloadRequested(ReloadCause cause) {
		return new Throttled(this.workers, this.cause.and(cause));
	}

	@Override
	public State exitRequested(ExitReason exitReason) {
		return this.workers.exitWithoutWorker(exitReason);
	}

}
