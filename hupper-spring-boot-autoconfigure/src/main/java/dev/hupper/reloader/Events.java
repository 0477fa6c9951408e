package dev.hupper.reloader;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import dev.hupper.ipc.Message;
import dev.hupper.launch.Worker;
import dev.hupper.launch.WorkerListener;
import org.jspecify.annotations.Nullable;

/**
 * The one queue through which everything that happens reaches the loop. Thread-safe.
 */
final class Events implements WorkerListener {

	private final BlockingQueue<Event> queue = new LinkedBlockingQueue<>();

	/** Tell what happened. Returns at once. */
	void post(Event event) {
		this.queue.add(event);
	}

	@Override
	public void said(Worker worker, Message.FromWorker message) {
		post(new Event.WorkerSaid(worker, message));
	}

	@Override
	public void lost(Worker worker) {
		post(new Event.WorkerLost(worker));
	}

	@Override
	public void ended(Worker worker, int exitCode) {
		post(new Event.WorkerExited(worker, exitCode));
	}

	/**
	 * Wait for what happens next, so many nanoseconds or {@link State#NEVER}.
	 * @return null if that time is up; what is due comes first, so that no flood of
	 * events can put it off
	 * @throws InterruptedException if this thread is interrupted
	 */
	@Nullable Event await(long nanos) throws InterruptedException {
		if (nanos <= 0) {
			return null;
		}
		return (nanos == State.NEVER) ? this.queue.take() : this.queue.poll(nanos, TimeUnit.NANOSECONDS);
	}

}
