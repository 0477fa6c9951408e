package dev.hupper.reloader;

/**
 * The worker ended by itself; a change, SIGHUP or ENTER starts the next one.
 */
final class Waiting implements State {

	private final WorkerLifecycle workers;

	private final long since;

	private final boolean failed;

	Waiting(WorkerLifecycle workers, boolean failed) {
		this.workers = workers;
		this.failed = failed;
		this.since = workers.now();
	}

	/**
	 * What the worker wrote last may be noticed only now, by polling an interval later.
	 */
	@Override
	public SelfWriteFilter.Moment moment() {
		boolean isFreshlyEnded = this.workers.now() - this.since < 2 * this.workers.interval().toNanos();
		return isFreshlyEnded ? SelfWriteFilter.Moment.END : SelfWriteFilter.Moment.REST;
	}

	@Override
	public boolean isDown() {
		return true;
	}

	@Override
	public boolean hasFailed() {
		return this.failed;
	}

	@Override
	public State reloadRequested(ReloadCause cause) {
		return this.workers.startWhenDue(cause);
	}

	@Override
	public State exitRequested(ExitReason exitReason) {
		return this.workers.exitWithoutWorker(exitReason);
	}

}
