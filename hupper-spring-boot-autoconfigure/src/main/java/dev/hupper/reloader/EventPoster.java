package dev.hupper.reloader;

import dev.hupper.ipc.Message;
import dev.hupper.launch.Worker;
import dev.hupper.launch.WorkerListener;

/**
 * Turns what the threads of a worker tell into events.
 */
record EventPoster(Events events) implements WorkerListener {

	@Override
	public void said(Worker worker, Message.FromWorker message) {
		this.events.post(new Event.WorkerSaid(worker, message));
	}

	@Override
	public void connectionLost(Worker worker) {
		this.events.post(new Event.ConnectionLost(worker));
	}

	@Override
	public void ended(Worker worker, int exitCode) {
		this.events.post(new Event.WorkerExited(worker, exitCode));
	}

}
