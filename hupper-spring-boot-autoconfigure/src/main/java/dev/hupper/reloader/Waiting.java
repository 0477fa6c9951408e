package dev.hupper.reloader;

import java.util.concurrent.TimeUnit;

/**
 * The worker ended by itself; a change, SIGHUP or ENTER starts the next one.
 */
final class Waiting implements State {

	private static final long ENTER_INTERVAL = TimeUnit.MILLISECONDS.toNanos(100);

	private final Workers workers;

	private final long since;

	Waiting(Workers workers) {
		this.workers = workers;
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

	@Override
	public State reloadRequested(Cause cause) {
		return this.workers.startWhenDue(cause);
	}

	@Override
	public State endRequested(Ending ending) {
		return this.workers.endWithoutWorker(ending);
	}

}
