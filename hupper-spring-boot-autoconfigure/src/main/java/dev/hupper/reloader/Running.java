package dev.hupper.reloader;

import java.time.Duration;
import java.util.function.Consumer;

import dev.hupper.launch.Worker;

/**
 * The worker is up: the application serves. What the monitor does for itself it does now,
 * one thing after the other.
 */
final class Running extends WithWorker {

	/** How long memory is not given back since something is still being prepared. */
	private static final long PATIENCE = Duration.ofSeconds(6).toNanos();

	/** No event tells that all is prepared. */
	private static final long LOOK_AGAIN = Duration.ofMillis(500).toNanos();

	private final long upAt;

	private int choresDone;

	Running(WorkerLifecycle workers, Worker worker) {
		super(workers, worker);
		this.upAt = workers.now();
	}

	/** What runs right after the start still belongs to it. */
	@Override
	boolean isStartingUp() {
		return workers().now() < this.upAt + workers().interval().toNanos();
	}

	@Override
	public long nanosToWait(long nowNanos) {
		return Math.min(super.nanosToWait(nowNanos), nanosToChore(nowNanos));
	}

	private long nanosToChore(long nowNanos) {
		if (this.choresDone == Chore.ALL.length) {
			return NEVER;
		}
		Chore next = Chore.ALL[this.choresDone];
		Duration delay = (next == Chore.STANDBY) ? next.delay : next.delay.plus(workers().interval());
		long since = nowNanos - this.upAt - delay.toNanos();
		boolean waits = next == Chore.MEMORY && since >= 0 && since < PATIENCE && !workers().isAtRest();
		return waits ? Math.min(LOOK_AGAIN, PATIENCE - since) : -since;
	}

	@Override
	public State bodiesChanged(BodyChange change) {
		return isReloadPending() ? reloadRequested(change.cause()) : swap(change, new SwapDebt(workers().now()));
	}

	@Override
	public State timeReached() {
		long now = workers().now();
		if (nanosToChore(now) <= 0) {
			Chore.ALL[this.choresDone++].action.accept(this);
			return this;
		}
		return (super.nanosToWait(now) <= 0) ? super.timeReached() : this;
	}

	/**
	 * In the order in which they are done, with their delay after the start, the reload
	 * interval added to all but the first.
	 */
	private enum Chore {

		/** The page that a browser loads anew at once comes first. */
		STANDBY(Duration.ofMillis(200), (running) -> running.workers().startStandby()),

		AGENT(Duration.ZERO, (running) -> running.workers().prepareSwaps(running.worker())),

		CLASSES(Duration.ZERO, (running) -> running.workers().readClassFiles()),

		COMPILER(Duration.ZERO, (running) -> running.workers().warmUpCompiler()),

		/** By then the application has loaded what a first request needs. */
		ARCHIVE(Duration.ofSeconds(4), (running) -> running.workers().makeArchive()),

		/** Once the build is known and the standby ready, or the time is up. */
		MEMORY(Duration.ofSeconds(4), (running) -> running.workers().trimMemory());

		private static final Chore[] ALL = values();

		private final Duration delay;

		private final Consumer<Running> action;

		Chore(Duration delay, Consumer<Running> action) {
			this.delay = delay;
			this.action = action;
		}

	}

}
