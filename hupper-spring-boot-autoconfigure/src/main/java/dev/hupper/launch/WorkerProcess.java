package dev.hupper.launch;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;

import dev.hupper.api.HupperLogger;
import dev.hupper.ipc.Connection;
import dev.hupper.ipc.Message;
import dev.hupper.platform.Threads;
import dev.hupper.swap.AgentAttachment;

/**
 * A worker process and, once it has said who it is, its connection. One thread waits for
 * the end of the process, another reads what it says. Until it is told to run an
 * application it is a standby, and nobody hears of it.
 */
final class WorkerProcess implements StandbyWorker {

	/** Between the end of the connection and that of the process, and the other way. */
	private static final long SETTLE_MILLIS = 1000;

	private final Process process;

	private final Message.Prepare preparation;

	private final BooleanSupplier valid;

	private final ProcessLauncher launcher;

	private final HupperLogger logger;

	private final AgentAttachment agent;

	private volatile @Nullable Assignment assignment;

	private @Nullable Connection connection;

	private @Nullable Thread reader;

	private boolean stopAsked;

	private boolean ended;

	private final RehearsalStep step = new RehearsalStep();

	private volatile boolean promoted;

	private volatile boolean disconnected;

	/**
	 * A process that has been started.
	 * @param preparation what it is told if it connects before it is told to run
	 * @param valid whether it would still find on its class path what a new process does
	 * @param launcher hears how it does that
	 */
	WorkerProcess(Process process, Message.Prepare preparation, BooleanSupplier valid, ProcessLauncher launcher,
			HupperLogger logger, AgentAttachment agent) {
		this.process = process;
		this.preparation = preparation;
		this.valid = valid;
		this.launcher = launcher;
		this.logger = logger;
		this.agent = agent;
	}

	@Override
	public synchronized boolean run(Message.Run go, WorkerListener listener) {
		if (this.ended || !this.process.isAlive() || (this.connection == null && isToCompile())) {
			return false;
		}
		this.assignment = new Assignment(go, listener);
		if (this.connection != null) {
			this.promoted = true;
			this.connection.post(go);
		}
		return true;
	}

	@Override
	public boolean isFree() {
		return !this.step.isUnderWay() || this.step.isCompiling();
	}

	@Override
	public synchronized void takeStep(String step) {
		if (this.connection != null) {
			this.step.begin(step);
			this.connection.post(this.preparation);
		}
	}

	@Override
	public Optional<String> endlessStep() {
		return this.step.findEndless();
	}

	@Override
	public boolean isValid() {
		return this.valid.getAsBoolean();
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
	public synchronized void askToStop() {
		if (!this.stopAsked && this.connection != null) {
			this.connection.post(new Message.Stop());
		}
		this.stopAsked = true;
	}

	@Override
	public synchronized void tell(Message.FromMonitor message) {
		if (this.assignment != null && this.connection != null) {
			this.connection.post(message);
		}
	}

	/** Attaching takes a while, and for ever if the process has been stopped. */
	@Override
	public void swap(Message.Swap swap) {
		start("swap", () -> {
			try {
				this.agent.attachOnce(pid());
				tell(swap);
			}
			catch (IOException ex) {
				if (this.process.isAlive()) {
					said(new Message.Swapped(swap.number(), String.valueOf(ex.getMessage()), true));
				}
			}
		});
	}

	@Override
	public CompletionStage<Boolean> isDebugged() {
		return CompletableFuture.supplyAsync(() -> this.agent.isDebugged(pid()), (task) -> start("debugger", task));
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
	 * Begin to wait for the end of the process, which is told here before the listener
	 * is.
	 */
	void watch(Runnable whenEnded) {
		start("exit", () -> {
			int exitCode = awaitEnd();
			whenEnded.run();
			Assignment assigned = this.assignment;
			if (assigned != null) {
				assigned.listener().ended(this, exitCode);
			}
			else if (isToCompile() && this.step.isCompilingCrash(exitCode)) {
				this.launcher.whenOpen((standby) -> standby.endedCompiling(this));
			}
		});
	}

	/** Its JVM says nothing by itself until it has begun to prepare. */
	private boolean isToCompile() {
		return !this.preparation.methodList().isEmpty();
	}

	/**
	 * Take over the connection and say the first word; false if this worker has one
	 * already or has ended.
	 */
	synchronized boolean connected(Connection connection) {
		if (this.connection != null || this.ended) {
			return false;
		}
		Message first = (this.assignment != null) ? this.assignment.go() : this.preparation;
		connection.post((this.assignment != null && this.stopAsked) ? new Message.Stop() : first);
		this.connection = connection;
		this.reader = start("reader", () -> read(connection));
		return true;
	}

	/** End the connection, which the worker takes as the end of the monitor. */
	synchronized void disconnect() {
		this.disconnected = true;
		if (this.connection != null) {
			this.connection.close();
		}
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
		if (message instanceof Message.Prepared prepared) {
			this.step.end();
			this.launcher.whenOpen((standby) -> standby.prepared(this, prepared));
		}
		else if (message instanceof Message.Inventory inventory) {
			this.launcher.whenOpen((standby) -> standby.applicationHolds(inventory.lines(), this.step.hasBegun()));
		}
		else if (assigned != null) {
			assigned.listener().said(this, message);
		}
		else if (message instanceof Message.Failed failed) {
			this.launcher.whenOpen((standby) -> standby.preparationFailed(this, failed.summary()));
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

	private int awaitEnd() {
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
			disconnect();
			reader.join();
		}
	}

	private Thread start(String role, Runnable task) {
		return Threads.start("hupper-worker-" + pid() + "-" + role, task);
	}

	/** What a worker is to do, and who hears of it. */
	private record Assignment(Message.Run go, WorkerListener listener) {
	}

}
