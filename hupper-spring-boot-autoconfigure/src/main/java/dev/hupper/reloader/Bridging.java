package dev.hupper.reloader;

import java.time.Duration;

import dev.hupper.launch.Worker;

/**
 * Changed bodies have been swapped into the worker. A fresh one follows: once saves have
 * been calm for a while, nobody has been served for a moment and a standby is ready, but
 * not much later, and at once with any other change.
 */
final class Bridging extends WithWorker {

	/** However often somebody saves, and however much is asked. */
	private static final Duration LIMIT = Duration.ofSeconds(10);

	/**
	 * However long a standby takes: without a class archive, half a minute on a slow
	 * machine, and so would a worker that could not use it.
	 */
	private static final Duration LIMIT_OF_PREPARATION = Duration.ofSeconds(30);

	/** How often something is looked at of which no event tells. */
	private static final Duration TICK = Duration.ofMillis(100);

	/**
	 * How often it is asked whether somebody debugs; who does not answer for so long has
	 * been stopped by a debugger.
	 */
	private static final Duration QUESTION = Duration.ofSeconds(1);

	private final SwapDebt debt;

	private final long latest;

	private boolean asked;

	private long askAt = NEVER;

	Bridging(WorkerLifecycle workers, Worker worker, SwapDebt debt) {
		super(workers, worker);
		this.debt = debt;
		this.latest = workers.now();
	}

	@Override
	public long nanosToWait(long nowNanos) {
		return isReloadPending() ? super.nanosToWait(nowNanos) : nanosToFresh(nowNanos);
	}

	private long nanosToFresh(long nowNanos) {
		if (this.askAt != NEVER) {
			return this.askAt - nowNanos;
		}
		long calm = this.latest + workers().swaps().calmNanos() - nowNanos;
		long idle = workers().port().nanosIdle();
		long unserved = (idle > 0) ? workers().swaps().settleNanos() - idle
				: Math.max(workers().swaps().settleNanos(), TICK.toNanos());
		boolean preparing = workers().preparations().isPreparingNext();
		long prepared = preparing ? TICK.toNanos() : 0;
		Duration longest = preparing ? LIMIT_OF_PREPARATION : LIMIT;
		long limit = this.debt.since() + longest.toNanos() - nowNanos;
		return Math.max(Math.min(Math.max(calm, Math.max(unserved, prepared)), limit), workers().nanosToStart());
	}

	@Override
	public State timeReached() {
		if (isReloadPending()) {
			return super.timeReached();
		}
		if (nanosToFresh(workers().now()) > 0) {
			return this;
		}
		if (this.asked) {
			defer();
		}
		else {
			workers().askIfDebugged(worker());
		}
		this.asked = true;
		this.askAt = workers().now() + QUESTION.toNanos();
		return this;
	}

	private void defer() {
		if (this.debt.defer()) {
			workers().logger()
				.info("A debugger is attached: the fresh JVM waits until it is detached or a change needs one");
		}
	}

	@Override
	public State debugged(Worker worker, boolean debugged) {
		if (worker != worker() || !this.asked) {
			return this;
		}
		this.asked = false;
		if (debugged) {
			defer();
		}
		return (debugged || isReloadPending()) ? this
				: reloadRequested(ReloadCause.ofRequest(ReloadCause.FRESH, workers().now()));
	}

	@Override
	public State bodiesChanged(BodyChange change) {
		return isReloadPending() ? reloadRequested(change.cause()) : swap(change, this.debt);
	}

}
