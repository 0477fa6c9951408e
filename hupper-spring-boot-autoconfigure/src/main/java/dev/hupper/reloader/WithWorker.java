package dev.hupper.reloader;

import dev.hupper.ipc.Message;
import dev.hupper.launch.Worker;
import org.jspecify.annotations.Nullable;

/**
 * A worker lives. A reload that comes too soon after its start waits for the reload
 * interval while it goes on serving.
 */
abstract sealed class WithWorker implements State permits Starting, Running, Swapping, Bridging {

	private final WorkerLifecycle workers;

	private final Worker worker;

	private @Nullable ReloadCause pending;

	/** Can be swapped as soon as the worker is ready for it. */
	private @Nullable BodyChange held;

	WithWorker(WorkerLifecycle workers, Worker worker) {
		this.workers = workers;
		this.worker = worker;
	}

	final WorkerLifecycle workers() {
		return this.workers;
	}

	final Worker worker() {
		return this.worker;
	}

	/** Whether the application may still be writing what it writes at each start. */
	boolean isStartingUp() {
		return false;
	}

	/**
	 * The worker is up.
	 * @param sinceNanos since when, as {@link System#nanoTime()}
	 */
	State ready(long sinceNanos) {
		return this;
	}

	/** All that a reload now is for. */
	ReloadCause causeOfNext(ReloadCause cause) {
		return cause;
	}

	/** A reload has been asked for and waits for the reload interval. */
	final boolean isReloadPending() {
		return this.pending != null;
	}

	@Override
	public long nanosToWait(long nowNanos) {
		return (this.pending != null) ? this.workers.nanosToStart() : NEVER;
	}

	@Override
	public State timeReached() {
		return (this.pending != null) ? stop(new NextStep.Reload(causeOfNext(this.pending))) : this;
	}

	@Override
	public SelfWriteFilter.Moment moment() {
		return isStartingUp() ? SelfWriteFilter.Moment.START : SelfWriteFilter.Moment.REST;
	}

	@Override
	public State reloadRequested(ReloadCause cause) {
		ReloadCause all = (this.pending != null) ? this.pending.and(cause) : withHeld(cause);
		this.held = null;
		if (this.workers.isDue()) {
			return stop(new NextStep.Reload(causeOfNext(all)));
		}
		this.pending = all;
		return this;
	}

	@Override
	public State exitRequested(ExitReason exitReason) {
		return stop(new NextStep.Exit(exitReason));
	}

	@Override
	public State workerSaid(Worker worker, Message.FromWorker message) {
		if (worker != this.worker) {
			return this;
		}
		this.workers.availability().onMessage(worker, message);
		if (message instanceof Message.Ready ready) {
			return ready(this.workers.now() - ready.nanosAgo());
		}
		if (message instanceof Message.Unrehearsable unrehearsable && unrehearsable.rehearsed()) {
			return startAnew(unrehearsable.reason());
		}
		if (message instanceof Message.JvmSettings set && !set.objection().isEmpty()) {
			return startAnew("the application sets " + set.objection());
		}
		return (message instanceof Message.ShutDown) ? exitRequested(ExitReason.SHUT_DOWN) : this;
	}

	@Override
	public State workerLost(Worker worker) {
		if (worker != this.worker) {
			return this;
		}
		return startAnew("the worker was lost");
	}

	/** At once: it is not as it should be. */
	private State startAnew(String reason) {
		ReloadCause cause = ReloadCause.ofRequest(reason, this.workers.now());
		return stop(new NextStep.Reload(causeOfNext(withHeld(cause))));
	}

	@Override
	public State workerExited(Worker worker, int exitCode) {
		if (worker != this.worker) {
			return this;
		}
		ReloadCause next = (this.pending != null) ? this.pending : (this.held != null) ? this.held.cause() : null;
		return (next != null) ? endedInChange(exitCode, next) : this.workers.ended(exitCode, new NextStep.Await());
	}

	/** It has ended before it could have what changed. */
	final State endedInChange(int exitCode, ReloadCause cause) {
		return this.workers.ended(exitCode, new NextStep.Reload(causeOfNext(withHeld(cause))));
	}

	private State stop(NextStep nextStep) {
		return this.workers.stop(this.worker, nextStep);
	}

	/** Have the worker run what it can be given while it runs. */
	final State swap(BodyChange change, SwapDebt debt) {
		return this.workers.swap(this.worker, change) ? new Swapping(this.workers, this.worker, change, debt)
				: reloadRequested(change.cause());
	}

	/** Swap it later, unless there is another reason for a fresh worker. */
	final State holdOrReload(BodyChange change) {
		if (this.pending != null) {
			return reloadRequested(change.cause());
		}
		this.held = (this.held != null) ? this.held.and(change) : change;
		return this;
	}

	final boolean isHolding() {
		return this.held != null;
	}

	/** What is held needs a fresh worker after all. */
	final State reloadWithHeld() {
		BodyChange change = this.held;
		this.held = null;
		return (change != null) ? reloadRequested(change.cause()) : this;
	}

	/** The worker is ready for what is held. */
	final State swapHeld(SwapDebt debt) {
		BodyChange change = this.held;
		this.held = null;
		return (change != null) ? swap(change, debt) : this;
	}

	private ReloadCause withHeld(ReloadCause cause) {
		return (this.held != null) ? cause.and(this.held.cause()) : cause;
	}

	/** The same is still to be done. */
	final <S extends WithWorker> S handOver(S successor) {
		WithWorker next = successor;
		next.pending = this.pending;
		next.held = this.held;
		return successor;
	}

}
