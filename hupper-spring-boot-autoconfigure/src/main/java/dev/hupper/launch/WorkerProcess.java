package dev.hupper.launch;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import dev.hupper.api.HupperLogger;
import dev.hupper.ipc.Connection;
import dev.hupper.ipc.Message;

/**
 * A worker process and, once it has said who it is, its connection. One thread waits for
 * the end of the process, another reads what it says.
 */
final class WorkerProcess implements Worker {

	/** Between the end of the connection and that of the process, and the other way. */
	private static final long SETTLE_MILLIS = 1000;

	private final Process process;

	private final Message.Run go;

	private final WorkerListener listener;

	private final HupperLogger logger;

	private @Nullable Connection connection;

	private @Nullable Thread reader;

	private boolean stopAsked;

	private boolean ended;

	private volatile boolean disconnected;

	WorkerProcess(Process process, Message.Run go, WorkerListener listener, HupperLogger logger) {
		this.process = process;
		this.go = go;
		this.listener = listener;
		this.logger = logger;
	}

	@Override
	public long pid() {
		return this.process.pid();
	}

	@Override
	public void askToStop() {
		Connection connection;
		synchronized (this) {
			if (this.stopAsked) {
				return;
			}
			this.stopAsked = true;
			connection = this.connection;
		}
		if (connection != null) {
			send(connection, new Message.Stop());
		}
	}

	/**
	 * Finds the children first: once their parent is gone nobody knows whose they are.
	 */
	@Override
	public void kill() {
		List<ProcessHandle> descendants = this.process.descendants().toList();
		this.process.destroyForcibly();
		descendants.forEach(ProcessHandle::destroyForcibly);
	}

	/**
	 * Begin to wait for the end of the process.
	 * @param whenEnded called before the listener is told
	 */
	void watch(Runnable whenEnded) {
		start("exit", () -> {
			int exitCode = waitForExit();
			awaitReader();
			whenEnded.run();
			this.listener.ended(this, exitCode);
		});
	}

	/**
	 * Take over the connection and say the first word.
	 * @return false if this worker has one already or has ended
	 */
	boolean connected(Connection connection) {
		synchronized (this) {
			if (this.connection != null || this.ended) {
				return false;
			}
			this.connection = connection;
			Message first = this.stopAsked ? new Message.Stop() : this.go;
			this.reader = start("reader", () -> begin(connection, first));
		}
		return true;
	}

	/**
	 * End the connection, which the worker takes as the end of the monitor.
	 */
	synchronized void disconnect() {
		this.disconnected = true;
		if (this.connection != null) {
			this.connection.close();
		}
	}

	private void send(Connection connection, Message message) {
		try {
			connection.send(message);
		}
		catch (IOException ex) {
			// Broken: the reader sees that too and tells the listener.
		}
	}

	private void begin(Connection connection, Message first) {
		send(connection, first);
		if (first == this.go) {
			this.listener.connected(this);
		}
		read(connection);
	}

	private void read(Connection connection) {
		try (connection) {
			Optional<Message.FromWorker> message = connection.receive(Message.FromWorker.class);
			while (message.isPresent()) {
				this.listener.said(this, message.get());
				message = connection.receive(Message.FromWorker.class);
			}
		}
		catch (IOException ex) {
			this.logger.error("The connection to worker " + pid() + " broke: " + ex.getMessage());
		}
		if (!this.disconnected && !endsSoon()) {
			this.listener.connectionLost(this);
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

	private int waitForExit() {
		try {
			return this.process.waitFor();
		}
		catch (InterruptedException ex) {
			throw new AssertionError("Nobody interrupts this thread", ex);
		}
	}

	/** A process that the worker left behind might hold the connection open. */
	private void awaitReader() {
		Thread reader;
		synchronized (this) {
			this.ended = true;
			reader = this.reader;
		}
		if (reader == null) {
			return;
		}
		try {
			reader.join(SETTLE_MILLIS);
			disconnect();
			reader.join();
		}
		catch (InterruptedException ex) {
			throw new AssertionError("Nobody interrupts this thread", ex);
		}
	}

	private Thread start(String role, Runnable task) {
		Thread thread = new Thread(task, "hupper-worker-" + pid() + "-" + role);
		thread.setDaemon(true);
		thread.start();
		return thread;
	}

}
