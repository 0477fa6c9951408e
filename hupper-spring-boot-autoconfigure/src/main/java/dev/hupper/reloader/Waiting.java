package dev.hupper.reloader;

import java.util.concurrent.TimeUnit;

/**
 * The worker ended by itself; a change, SIGHUP or ENTER starts the next one.
 */
final class Waiting implements State {

	private static final long ENTER_INTERVAL = TimeUnit.MILLISECONDS.toNanos(100);

	private final WorkerLifecycle workers;

	private final long since;

	private final boolean failed;

	Waiting(WorkerLifecycle workers, boolean failed) {
		this.workers = workers;
		this.failed = failed;
		this.since = workers.now();
	}

	/** ENTER is looked for ten times a second, if there is somebody to press it. */
	@Override
	public long nanosToWait(long nowNanos) {
		if (!this.workers.hasTerminal()) {
			return NEVER;
		}
		return ENTER_INTERVAL - Math.floorMod(nowNanos - this.since, ENTER_INTERVAL);
	}

	@Override
	public State timeReached() {
		return this.workers.takeEnter().map(this::reloadRequested).orElse(this);
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
