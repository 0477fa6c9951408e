package dev.hupper.launch;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import dev.hupper.api.HupperLogger;
import dev.hupper.api.StandbyOptions;
import dev.hupper.ipc.Connection;
import dev.hupper.ipc.Message;

/**
 * A worker process and, once it has said who it is, its connection. One thread waits for
 * the end of the process, another reads what it says. Until it is told to run an
 * application it is a standby, and nobody hears of it.
 */
final class WorkerProcess implements WaitingWorker {

	/** Between the end of the connection and that of the process, and the other way. */
	private static final long SETTLE_MILLIS = 1000;

	private final Process process;

	private final Message.Prepare preparation;

	private final PreparationListener preparationListener;

	private final HupperLogger logger;

	private volatile @Nullable Assignment assignment;

	private @Nullable Connection connection;

	private boolean begun;

	private @Nullable Thread reader;

	private boolean stopAsked;

	private boolean ended;

	private volatile boolean prepared;

	private volatile boolean promoted;

	private volatile boolean disconnected;

	/**
	 * A process that has been started.
	 * @param preparation what it is told if it connects before it is told to run
	 * @param preparationListener hears if it cannot do that
	 */
	WorkerProcess(Process process, Message.Prepare preparation, PreparationListener preparationListener,
			HupperLogger logger) {
		this.process = process;
		this.preparation = preparation;
		this.preparationListener = preparationListener;
		this.logger = logger;
	}

	@Override
	public boolean run(Message.Run go, WorkerListener listener) {
		Assignment assigned = new Assignment(go, listener);
		Connection connected;
		synchronized (this) {
			if (this.ended || !this.process.isAlive()) {
				return false;
			}
			this.assignment = assigned;
			this.promoted = this.begun;
			connected = this.begun ? this.connection : null;
		}
		if (connected != null) {
			listener.connected(this);
			send(connected, go);
		}
		return true;
	}

	@Override
	public boolean isPrepared() {
		return this.prepared || !this.preparation.warmUp().equals(StandbyOptions.WarmUp.REHEARSAL.name());
	}

	@Override
	public boolean wasStandby() {
		return this.promoted;
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

	@Override
	public void tell(Message.FromMonitor message) {
		Connection connection;
		synchronized (this) {
			connection = (this.begun && this.assignment != null) ? this.connection : null;
		}
		if (connection != null) {
			send(connection, message);
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
			Assignment assigned = this.assignment;
			if (assigned != null) {
				assigned.listener().ended(this, exitCode);
			}
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
			this.reader = start("reader", () -> begin(connection));
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

	private void begin(Connection connection) {
		Assignment assigned;
		boolean stop;
		synchronized (this) {
			this.begun = true;
			assigned = this.assignment;
			stop = this.stopAsked;
		}
		if (assigned == null) {
			send(connection, this.preparation);
		}
		else if (stop) {
			send(connection, new Message.Stop());
		}
		else {
			send(connection, assigned.go());
			assigned.listener().connected(this);
		}
		read(connection);
	}

	private void read(Connection connection) {
		try (connection) {
			Optional<Message.FromWorker> message = connection.receive(Message.FromWorker.class);
			while (message.isPresent()) {
				said(message.get());
				message = connection.receive(Message.FromWorker.class);
			}
		}
		catch (IOException ex) {
			this.logger.error("The connection to worker " + pid() + " broke: " + ex.getMessage());
		}
		if (!this.disconnected && !endsSoon()) {
			lost();
		}
	}

	private void said(Message.FromWorker message) {
		Assignment assigned = this.assignment;
		if (message instanceof Message.Prepared it && assigned == null) {
			this.prepared = true;
			this.logger.debug("Standby " + pid() + " is ready"
					+ (it.omitted().isEmpty() ? "" : ", without a rehearsal, since " + it.omitted()));
		}
		else if (assigned != null) {
			assigned.listener().said(this, message);
		}
		else if (message instanceof Message.Failed failed) {
			this.preparationListener.failed(this, failed.summary());
		}
	}

	private void lost() {
		Assignment assigned = this.assignment;
		if (assigned != null) {
			assigned.listener().connectionLost(this);
		}
		else {
			kill();
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

	/** What a worker is to do, and who hears of it. */
	private record Assignment(Message.Run go, WorkerListener listener) {
	}

}
