package dev.hupper.launch;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import dev.hupper.api.HupperLogger;
import dev.hupper.ipc.Connection;
import dev.hupper.ipc.InvalidFrameException;
import dev.hupper.ipc.Message;
import dev.hupper.platform.Threads;
import org.jspecify.annotations.Nullable;

/**
 * The line to a worker: it opens when the process has said who it is, and closes with the
 * process. One thread reads what comes. Thread-safe.
 */
final class WorkerLine {

	/** Between the end of the connection and that of the process, and the other way. */
	private static final long SETTLE_MILLIS = 1000;

	private final Process process;

	private final Consumer<Message.FromWorker> said;

	private final Runnable lost;

	private final HupperLogger logger;

	private @Nullable Connection connection;

	private @Nullable Thread reader;

	private boolean ended;

	private volatile boolean closed;

	/**
	 * The line to a process that has been started.
	 * @param said is told each message, in order
	 * @param lost is told if the connection ends and the process does not, soon after
	 */
	WorkerLine(Process process, Consumer<Message.FromWorker> said, Runnable lost, HupperLogger logger) {
		this.process = process;
		this.said = said;
		this.lost = lost;
		this.logger = logger;
	}

	/** Take over a connection; false if there is one already or the process has ended. */
	synchronized boolean open(Connection connection) {
		if (isOpen() || this.ended) {
			return false;
		}
		this.connection = connection;
		this.reader = Threads.start("hupper-worker-" + this.process.pid() + "-reader", () -> read(connection));
		return true;
	}

	synchronized boolean isOpen() {
		return this.connection != null;
	}

	/** Whether nothing can be said any more, or never could. */
	synchronized boolean hasEnded() {
		return this.ended || !this.process.isAlive();
	}

	/** Say something, if there is somebody who listens. Returns at once. */
	synchronized void post(Message message) {
		if (this.connection != null) {
			this.connection.post(message);
		}
	}

	/** End the connection, which the worker takes as the end of the monitor. */
	synchronized void close() {
		this.closed = true;
		if (this.connection != null) {
			this.connection.close();
		}
	}

	/** Wait for the end of the process, and until all it has said was told. */
	int awaitEnd() {
		try {
			int exitCode = this.process.waitFor();
			awaitReader();
			return exitCode;
		}
		catch (InterruptedException ex) {
			throw new AssertionError("Nobody interrupts this thread", ex);
		}
	}

	/** A process that the worker left behind might hold the connection open. */
	private void awaitReader() throws InterruptedException {
		Thread reader;
		synchronized (this) {
			this.ended = true;
			reader = this.reader;
		}
		if (reader != null) {
			reader.join(SETTLE_MILLIS);
			close();
			reader.join();
		}
	}

	private void read(Connection connection) {
		try (connection) {
			Optional<Message.FromWorker> message = connection.receive(Message.FromWorker.class);
			while (message.isPresent()) {
				this.said.accept(message.get());
				message = connection.receive(Message.FromWorker.class);
			}
		}
		catch (InvalidFrameException ex) {
			this.logger.error("The connection to worker " + this.process.pid() + " broke: " + ex.getMessage());
		}
		catch (IOException ex) {
			// As good as its end: a process that is killed has perhaps left something
			// unread.
		}
		if (!this.closed && !endsSoon()) {
			this.lost.run();
		}
	}

	private boolean endsSoon() {
		try {
			return this.process.waitFor(SETTLE_MILLIS, TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			return true;
		}
	}

}
