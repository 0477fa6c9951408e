package dev.hupper.reloader;

import dev.hupper.ipc.Message;
import dev.hupper.launch.Worker;
import org.jspecify.annotations.Nullable;

/**
 * A worker lives. A reload that comes too soon after its start waits for the reload
 * interval while it goes on serving.
 */
abstract sealed class WithWorker implements State permits Starting, Running, Bridging {

	private final WorkerLifecycle workers;

	private final Worker worker;

	private @Nullable ReloadCause pending;

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
	abstract boolean isStartingUp();

	/**
	 * The worker is up.
	 * @param sinceNanos since when, as {@link System#nanoTime()}
	 */
	abstract State ready(long sinceNanos);

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
		ReloadCause all = (this.pending != null) ? this.pending.and(cause) : cause;
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
		if (message instanceof Message.Reload) {
			return reloadRequested(ReloadCause.ofRequest("requested by the application", this.workers.now()));
		}
		return (message instanceof Message.ShutDown) ? exitRequested(ExitReason.SHUT_DOWN) : this;
	}

	@Override
	public State connectionLost(Worker worker) {
		if (worker != this.worker) {
			return this;
		}
		ReloadCause cause = ReloadCause.ofRequest("the connection to the worker broke", this.workers.now());
		return stop(new NextStep.Reload(causeOfNext(cause)));
	}

	@Override
	public State workerExited(Worker worker, int exitCode) {
		if (worker != this.worker) {
			return this;
		}
		return this.workers.ended(exitCode,
				(this.pending != null) ? new NextStep.Reload(causeOfNext(this.pending)) : new NextStep.Await());
	}

	private State stop(NextStep nextStep) {
		return this.workers.stop(this.worker, nextStep);
	}

	/** The same reload is still to come. */
	final <S extends WithWorker> S handOver(S successor) {
		((WithWorker) successor).pending = this.pending;
		return successor;
	}

}
