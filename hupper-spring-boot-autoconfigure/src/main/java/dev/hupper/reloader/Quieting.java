package dev.hupper.reloader;

import java.util.concurrent.TimeUnit;

import dev.hupper.ipc.Message;
import dev.hupper.launch.Worker;

/**
 * The worker is to be replaced; what it is doing for others may come to its end before it
 * is asked to stop.
 */
final class Quieting implements State {

	/** Whoever works for others gets less; this is for one who does not answer at all. */
	private static final long LIMIT = TimeUnit.SECONDS.toNanos(2);

	private final Workers workers;

	private final Worker worker;

	private final Outcome.Reload outcome;

	private final long deadline;

	Quieting(Workers workers, Worker worker, Outcome.Reload outcome) {
		this(workers, worker, outcome, workers.now() + LIMIT);
	}

	private Quieting(Workers workers, Worker worker, Outcome.Reload outcome, long deadline) {
		this.workers = workers;
		this.worker = worker;
		this.outcome = outcome;
		this.deadline = deadline;
	}

	@Override
	public long nanosToWait(long nowNanos) {
		return this.deadline - nowNanos;
	}

	@Override
	public State timeReached() {
		return this.workers.stopNow(this.worker, this.outcome);
	}

	@Override
	public State portQuiet(Worker worker) {
		return (worker == this.worker) ? this.workers.stopNow(worker, this.outcome) : this;
	}

	@Override
	public State reloadRequested(Cause cause) {
		return new Quieting(this.workers, this.worker, new Outcome.Reload(this.outcome.cause().and(cause)),
				this.deadline);
	}

	@Override
	public State endRequested(Ending ending) {
		return this.workers.stopNow(this.worker, new Outcome.End(ending));
	}

	@Override
	public State workerSaid(Worker worker, Message.FromWorker message) {
		boolean shutDown = worker == this.worker && message instanceof Message.ShutDown;
		return shutDown ? endRequested(Ending.SHUT_DOWN) : this;
	}

	@Override
	public State workerEnded(Worker worker, int exitCode) {
		return (worker == this.worker) ? this.workers.ended(exitCode, this.outcome) : this;
	}

}
