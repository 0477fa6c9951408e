package dev.hupper.reloader;

import java.util.concurrent.TimeUnit;

import dev.hupper.launch.Worker;

/**
 * The worker is to be replaced; what it is doing for others may come to its end before it
 * is asked to stop.
 */
final class Draining extends Leaving<NextStep.Reload> {

	/** Whoever works for others gets less; this is for one who does not answer at all. */
	private static final long LIMIT = TimeUnit.SECONDS.toNanos(2);

	private final long deadline;

	Draining(WorkerLifecycle workers, Worker worker, NextStep.Reload nextStep) {
		this(workers, worker, nextStep, workers.now() + LIMIT);
	}

	private Draining(WorkerLifecycle workers, Worker worker, NextStep.Reload nextStep, long deadline) {
		super(workers, worker, nextStep);
		this.deadline = deadline;
	}

	@Override
	public long nanosToWait(long nowNanos) {
		return this.deadline - nowNanos;
	}

	@Override
	public State timeReached() {
		return this.workers.stopNow(this.worker, this.nextStep);
	}

	@Override
	public State drained(Worker worker) {
		return (worker == this.worker) ? this.workers.stopNow(worker, this.nextStep) : this;
	}

	@Override
	public State reloadRequested(ReloadCause cause) {
		return new Draining(this.workers, this.worker, new NextStep.Reload(this.nextStep.cause().and(cause)),
				this.deadline);
	}

	@Override
	public State exitRequested(ExitReason exitReason) {
		return this.workers.stopNow(this.worker, new NextStep.Exit(exitReason));
	}

}
