package dev.hupper.reloader;

import dev.hupper.ipc.Message;
import dev.hupper.launch.Worker;

/**
 * The worker is to be replaced; what it is doing for others may come to its end before it
 * is asked to stop.
 */
final class Quieting implements State {

	private final Workers workers;

	private final Worker worker;

	private final Outcome.Reload outcome;

	Quieting(Workers workers, Worker worker, Outcome.Reload outcome) {
		this.workers = workers;
		this.worker = worker;
		this.outcome = outcome;
	}

	@Override
	public State portQuiet(Worker worker) {
		return (worker == this.worker) ? this.workers.stopNow(worker, this.outcome) : this;
	}

	@Override
	public State reloadRequested(Cause cause) {
		return new Quieting(this.workers, this.worker, new Outcome.Reload(this.outcome.cause().and(cause)));
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
