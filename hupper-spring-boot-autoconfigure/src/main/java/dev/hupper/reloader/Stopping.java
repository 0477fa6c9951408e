package dev.hupper.reloader;

import java.time.Duration;
import java.util.Optional;

import dev.hupper.ipc.Message;
import dev.hupper.launch.Worker;

/**
 * The worker was asked to stop and is killed when its time is up.
 */
final class Stopping implements State {

	private final Workers workers;

	private final Worker worker;

	private final Outcome outcome;

	private final long killAt;

	private final boolean killed;

	private Stopping(Workers workers, Worker worker, Outcome outcome, long killAt, boolean killed) {
		this.workers = workers;
		this.worker = worker;
		this.outcome = outcome;
		this.killAt = killAt;
		this.killed = killed;
	}

	/**
	 * Ask a worker to stop, or kill it if it has no time to stop in.
	 */
	static State of(Workers workers, Worker worker, Outcome outcome, Optional<Duration> grace) {
		if (grace.isEmpty()) {
			worker.kill();
			return new Stopping(workers, worker, outcome, 0, true);
		}
		worker.askToStop();
		return new Stopping(workers, worker, outcome, workers.now() + grace.get().toNanos(), false);
	}

	@Override
	public long nanosToWait(long nowNanos) {
		return this.killed ? NEVER : this.killAt - nowNanos;
	}

	@Override
	public State timeReached() {
		this.workers.logger().info("The worker did not stop within its shutdown interval and is killed");
		return kill(this.outcome);
	}

	/** What changes now is in time for the next worker; it only has a further cause. */
	@Override
	public State reloadRequested(Cause cause) {
		if (this.outcome instanceof Outcome.Reload reload) {
			Outcome next = new Outcome.Reload(reload.cause().and(cause));
			return new Stopping(this.workers, this.worker, next, this.killAt, this.killed);
		}
		return this;
	}

	@Override
	public State endRequested(Ending ending) {
		Outcome end = new Outcome.End(ending);
		if (ending == Ending.INTERRUPT && this.outcome instanceof Outcome.End) {
			return kill(end);
		}
		Outcome next = (this.outcome instanceof Outcome.Reload) ? end : this.outcome;
		return new Stopping(this.workers, this.worker, next, earlier(end), this.killed);
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

	/** Whoever abandons the monitor leaves its worker less time than it had. */
	private long earlier(Outcome end) {
		Optional<Duration> left = Optional.of(Duration.ofNanos(Math.max(0, this.killAt - this.workers.now())));
		return Math.min(this.killAt, this.workers.now() + end.limit(left).orElseThrow().toNanos());
	}

	private State kill(Outcome outcome) {
		this.worker.kill();
		return new Stopping(this.workers, this.worker, outcome, this.killAt, true);
	}

}
