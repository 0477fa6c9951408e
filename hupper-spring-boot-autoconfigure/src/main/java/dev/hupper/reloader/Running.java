package dev.hupper.reloader;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

import dev.hupper.launch.Worker;

/**
 * The worker is up: the application serves. What the monitor does for itself it does now,
 * one thing after the other.
 */
final class Running extends WithWorker {

	/** No event tells that all is prepared. */
	private static final long LOOK_AGAIN = Duration.ofMillis(500).toNanos();

	private final long upAt;

	private final boolean compilerFirst;

	/** When the last one was. */
	private long choreDoneAt;

	private final Deque<Chore> chores;

	Running(WorkerLifecycle workers, Worker worker) {
		super(workers, worker);
		this.upAt = workers.now();
		this.choreDoneAt = this.upAt;
		this.compilerFirst = workers.swapsFirstChange();
		this.chores = new ArrayDeque<>(this.compilerFirst ? Chore.COMPILER_FIRST : Chore.STANDBY_FIRST);
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
		Chore next = this.chores.peek();
		if (next == null) {
			return NEVER;
		}
		Duration delay = (next == Chore.STANDBY) ? next.delay : next.delay.plus(workers().interval());
		long since = nowNanos - Math.max(this.upAt + delay.toNanos(), this.choreDoneAt);
		long patience = next.patience.toNanos();
		boolean waits = since >= 0 && since < patience && next.waits.test(this);
		return waits ? Math.min(LOOK_AGAIN, patience - since) : -since;
	}

	@Override
	public State bodiesChanged(BodyChange change) {
		return isReloadPending() ? reloadRequested(change.cause()) : swap(change, new SwapDebt(workers().now()));
	}

	@Override
	public State timeReached() {
		long now = workers().now();
		if (nanosToChore(now) <= 0) {
			this.chores.remove().action.accept(this);
			this.choreDoneAt = now;
			return this;
		}
		return (super.nanosToWait(now) <= 0) ? super.timeReached() : this;
	}

	private Preparations preparations() {
		return workers().preparations();
	}

	/** The start is long over. */
	private void makeArchive() {
		workers().availability().upForLong();
		preparations().makeArchive();
	}

	/**
	 * With their delay after the start, the reload interval added to all but the standby;
	 * none begins before the one ahead of it is done.
	 */
	private enum Chore {

		/** The page that a browser loads anew at once comes first. */
		STANDBY(Duration.ofMillis(200), (running) -> running.preparations().startStandby(), Duration.ofSeconds(15),
				(running) -> running.compilerFirst && running.preparations().isCompilerWarmingUp()),

		AGENT(Duration.ZERO, (running) -> running.preparations().prepareSwaps(running.worker())),

		CLASSES(Duration.ZERO, (running) -> running.preparations().readClassFiles()),

		COMPILER(Duration.ZERO, (running) -> running.preparations().warmUpCompiler()),

		/** By then the application has loaded what a first request needs. */
		ARCHIVE(Duration.ofSeconds(4), Running::makeArchive),

		/**
		 * Once the build is known and the standby ready, or the time is up; and once the
		 * chore ahead of it, which goes on in the background, has left its garbage.
		 */
		MEMORY(Duration.ofSeconds(5), (running) -> running.preparations().trimMemory(), Duration.ofSeconds(5),
				(running) -> !running.preparations().isAtRest());

		private static final List<Chore> STANDBY_FIRST = List.of(STANDBY, AGENT, CLASSES, COMPILER, ARCHIVE, MEMORY);

		/**
		 * A change that is swapped needs a warm compiler sooner than a standby, and on
		 * two processors one makes the other slow.
		 */
		private static final List<Chore> COMPILER_FIRST = List.of(AGENT, CLASSES, COMPILER, STANDBY, ARCHIVE, MEMORY);

		private final Duration delay;

		private final Consumer<Running> action;

		private final Duration patience;

		private final Predicate<Running> waits;

		Chore(Duration delay, Consumer<Running> action) {
			this(delay, action, Duration.ZERO, (running) -> false);
		}

		/** One that waits for something, but not for long. */
		Chore(Duration delay, Consumer<Running> action, Duration patience, Predicate<Running> waits) {
			this.delay = delay;
			this.action = action;
			this.patience = patience;
			this.waits = waits;
		}

	}

}
