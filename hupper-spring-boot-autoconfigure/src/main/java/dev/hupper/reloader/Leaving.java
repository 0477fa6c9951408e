package dev.hupper.reloader;

import dev.hupper.ipc.Message;
import dev.hupper.launch.Worker;

/**
 * A worker is on its way out, and it is known what follows.
 *
 * @param <S> what may follow
 */
abstract sealed class Leaving<S extends NextStep> implements State permits Draining, Stopping {

	final WorkerLifecycle workers;

	final Worker worker;

	final S nextStep;

	Leaving(WorkerLifecycle workers, Worker worker, S nextStep) {
		this.workers = workers;
		this.worker = worker;
		this.nextStep = nextStep;
	}

	@Override
	public State workerSaid(Worker worker, Message.FromWorker message) {
		boolean shutDown = worker == this.worker && message instanceof Message.ShutDown;
		return shutDown ? exitRequested(ExitReason.SHUT_DOWN) : this;
	}

	@Override
	public State workerExited(Worker worker, int exitCode) {
		return (worker == this.worker) ? this.workers.ended(exitCode, this.nextStep) : this;
	}

}
