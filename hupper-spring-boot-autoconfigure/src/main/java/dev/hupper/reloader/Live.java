package dev.hupper.reloader;

import dev.hupper.filemonitor.Changes;
import dev.hupper.ipc.Message;
import dev.hupper.launch.Worker;
import org.jspecify.annotations.Nullable;

/**
 * A worker lives. A reload that comes too soon after its start waits for the reload
 * interval while it goes on serving.
 */
abstract sealed class Live implements State permits Starting, Running {

	private final Workers workers;

	private final Worker worker;

	private @Nullable Cause pending;

	Live(Workers workers, Worker worker) {
		this.workers = workers;
		this.worker = worker;
	}

	final Workers workers() {
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
	Cause causeOfNext(Cause cause) {
		return cause;
	}

	@Override
	public long nanosToWait(long nowNanos) {
		return (this.pending != null) ? this.workers.nanosToStart() : NEVER;
	}

	@Override
	public State timeReached() {
		return (this.pending != null) ? stop(new Outcome.Reload(causeOfNext(this.pending))) : this;
	}

	@Override
	public State filesChanged(Changes changes) {
		return this.workers.admit(changes, isStartingUp()).map(this::reloadRequested).orElse(this);
	}

	@Override
	public State reloadRequested(Cause cause) {
		Cause all = (this.pending != null) ? this.pending.and(cause) : cause;
		if (this.workers.isDue()) {
			return stop(new Outcome.Reload(causeOfNext(all)));
		}
		this.pending = all;
		return this;
	}

	@Override
	public State endRequested(Ending ending) {
		return stop(new Outcome.End(ending));
	}

	@Override
	public State workerSaid(Worker worker, Message.FromWorker message) {
		if (worker != this.worker) {
			return this;
		}
		this.workers.reception().heed(worker, message);
		if (message instanceof Message.Ready ready) {
			return ready(this.workers.now() - ready.nanosAgo());
		}
		if (message instanceof Message.Reload) {
			return reloadRequested(Cause.ofRequest("requested by the application", this.workers.now()));
		}
		return (message instanceof Message.ShutDown) ? endRequested(Ending.SHUT_DOWN) : this;
	}

	@Override
	public State connectionLost(Worker worker) {
		if (worker != this.worker) {
			return this;
		}
		Cause cause = Cause.ofRequest("the connection to the worker broke", this.workers.now());
		return stop(new Outcome.Reload(causeOfNext(cause)));
	}

	@Override
	public State workerEnded(Worker worker, int exitCode) {
		if (worker != this.worker) {
			return this;
		}
		return this.workers.ended(exitCode,
				(this.pending != null) ? new Outcome.Reload(causeOfNext(this.pending)) : new Outcome.Await());
	}

	private State stop(Outcome outcome) {
		return this.workers.stop(this.worker, outcome);
	}

	/** The same reload is still to come. */
	final <S extends Live> S handOver(S successor) {
		((Live) successor).pending = this.pending;
		return successor;
	}

}
