package dev.hupper.reloader;

import java.time.Duration;
import java.util.Optional;

import dev.hupper.launch.Worker;

/**
 * The worker was asked to stop and is killed when its time is up.
 */
final class Stopping extends Leaving<NextStep> {

	private final long killAt;

	private final boolean killed;

	private Stopping(WorkerLifecycle workers, Worker worker, NextStep nextStep, long killAt, boolean killed) {
		super(workers, worker, nextStep);
		this.killAt = killAt;
		this.killed = killed;
	}

	/** Ask a worker to stop, or kill it if it has no time to stop in. */
	static State of(WorkerLifecycle workers, Worker worker, NextStep nextStep, Optional<Duration> grace) {
		if (grace.isEmpty()) {
			worker.kill();
			return new Stopping(workers, worker, nextStep, 0, true);
		}
		worker.askToStop();
		return new Stopping(workers, worker, nextStep, workers.now() + grace.get().toNanos(), false);
	}

	@Override
	public long nanosToWait(long nowNanos) {
		return this.killed ? NEVER : this.killAt - nowNanos;
	}

	@Override
	public State timeReached() {
		this.workers.logger().info("The worker did not stop within its shutdown interval and is killed");
		return kill(this.nextStep);
	}

	/** What changes now is in time for the next worker; it only has a further cause. */
	@Override
	public State reloadRequested(ReloadCause cause) {
		if (this.nextStep instanceof NextStep.Reload reload) {
			NextStep next = new NextStep.Reload(reload.cause().and(cause));
			return new Stopping(this.workers, this.worker, next, this.killAt, this.killed);
		}
		return this;
	}

	@Override
	public State exitRequested(ExitReason exitReason) {
		NextStep end = new NextStep.Exit(exitReason);
		if (exitReason == ExitReason.INTERRUPT && this.nextStep instanceof NextStep.Exit) {
			return kill(end);
		}
		NextStep next = (this.nextStep instanceof NextStep.Reload) ? end : this.nextStep;
		return new Stopping(this.workers, this.worker, next, earlier(end), this.killed);
	}

	/** Whoever abandons the monitor leaves its worker less time than it had. */
	private long earlier(NextStep end) {
		Optional<Duration> left = Optional.of(Duration.ofNanos(Math.max(0, this.killAt - this.workers.now())));
		return Math.min(this.killAt, this.workers.now() + end.limit(left).orElseThrow().toNanos());
	}

	private State kill(NextStep nextStep) {
		this.worker.kill();
		return new Stopping(this.workers, this.worker, nextStep, this.killAt, true);
	}

}
