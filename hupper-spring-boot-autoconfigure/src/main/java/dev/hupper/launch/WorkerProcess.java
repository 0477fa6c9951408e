package dev.hupper.launch;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;

import dev.hupper.api.HupperLogger;
import dev.hupper.ipc.Connection;
import dev.hupper.ipc.Message;
import dev.hupper.platform.Threads;
import dev.hupper.swap.AgentAttachment;

/**
 * A worker process, and what it is to do. Until it is told to run an application it is a
 * standby, and nobody hears of it.
 */
final class WorkerProcess implements StandbyWorker {

	private final Process process;

	private final Message.Prepare preparation;

	private final BooleanSupplier valid;

	private final ProcessLauncher launcher;

	private final AgentAttachment agent;

	private final WorkerLine line;

	private final RehearsalStep step = new RehearsalStep();

	private volatile @Nullable Assignment assignment;

	/** When it was told to run, as {@link System#nanoTime()}. */
	private OptionalLong begun = OptionalLong.empty();

	private boolean stopAsked;

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
		this.agent = agent;
		this.line = new WorkerLine(process, this::said, this::lost, logger);
	}

	/** Run the application as soon as it has connected; not watched yet. */
	synchronized void assign(Message.Run go, WorkerListener listener) {
		this.assignment = new Assignment(go, listener, false);
	}

	@Override
	public synchronized boolean run(Message.Run go, WorkerListener listener) {
		boolean standby = this.line.isOpen();
		if (this.line.hasEnded() || (!standby && isToCompile())) {
			return false;
		}
		this.assignment = new Assignment(go, listener, standby);
		if (standby && stepUnderWay().isEmpty()) {
			sayGo(go);
		}
		return true;
	}

	private void sayGo(Message.Run go) {
		this.begun = OptionalLong.of(System.nanoTime());
		this.line.post(go);
	}

	@Override
	public synchronized void begin() {
		Assignment awaiting = awaiting();
		if (awaiting != null) {
			sayGo(awaiting.go());
			this.launcher.serve(this);
		}
	}

	@Override
	public void refuse() {
		Assignment awaiting = awaiting();
		if (awaiting != null) {
			awaiting.listener().lost(this);
		}
	}

	private synchronized Duration sinceBegun() {
		return Duration.ofNanos(System.nanoTime() - this.begun.orElseThrow());
	}

	/** What the end of a step is awaited for; null if it is not. */
	private synchronized @Nullable Assignment awaiting() {
		Assignment assigned = this.assignment;
		return (assigned != null && assigned.standby() && this.begun.isEmpty() && !this.stopAsked) ? assigned : null;
	}

	@Override
	public Optional<RehearsalStep.UnderWay> stepUnderWay() {
		return this.step.underWay();
	}

	@Override
	public synchronized void takeStep(String step) {
		if (this.line.isOpen()) {
			this.step.begin(step);
			this.line.post(this.preparation);
		}
	}

	@Override
	public boolean isValid() {
		return this.valid.getAsBoolean();
	}

	/** Not while {@link #run} has found it alive and has not assigned yet. */
	private synchronized @Nullable Assignment assigned() {
		return this.assignment;
	}

	@Override
	public boolean wasStandby() {
		Assignment assigned = assigned();
		return assigned != null && assigned.standby();
	}

	@Override
	public long pid() {
		return this.process.pid();
	}

	@Override
	public synchronized void askToStop() {
		if (!this.stopAsked) {
			this.stopAsked = true;
			this.line.post(new Message.Stop());
		}
	}

	@Override
	public synchronized void tell(Message.FromMonitor message) {
		if (this.begun.isPresent()) {
			this.line.post(message);
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
			int exitCode = this.line.awaitEnd();
			this.agent.ended(pid());
			whenEnded.run();
			Assignment assigned = assigned();
			if (assigned != null) {
				refuse();
				assigned.listener().ended(this, exitCode);
			}
			else if (isToCompile() && this.step.isCompilingCrash(exitCode)) {
				this.launcher.whenOpen((standby) -> standby.endedCompiling(this));
			}
			else {
				this.launcher.whenOpen((standby) -> standby.ended(this, exitCode));
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
		if (!this.line.open(connection)) {
			return false;
		}
		Assignment assigned = this.assignment;
		if (assigned == null) {
			this.line.post(this.preparation);
		}
		else if (this.stopAsked) {
			this.line.post(new Message.Stop());
		}
		else {
			sayGo(assigned.go());
		}
		return true;
	}

	/** End the connection, which the worker takes as the end of the monitor. */
	void disconnect() {
		this.line.close();
	}

	private void said(Message.FromWorker message) {
		Assignment assigned = this.assignment;
		if (message instanceof Message.JvmSettings set) {
			this.launcher.whenOpen((standby) -> standby.applicationSets(set, this.step.hasBegun()));
		}
		if (message instanceof Message.Prepared prepared) {
			this.launcher.whenOpen((standby) -> {
				this.step.end();
				standby.prepared(this, prepared);
			});
		}
		else if (message instanceof Message.Inventory inventory) {
			Duration took = sinceBegun();
			this.launcher.whenOpen((standby) -> standby.applicationIsUp(inventory.lines(), took, this.step.hasBegun()));
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
			assigned.listener().lost(this);
		}
		else {
			kill();
		}
	}

	private void start(String role, Runnable task) {
		Threads.start("hupper-worker-" + pid() + "-" + role, task);
	}

	/**
	 * What a worker is to do, and who hears of it.
	 *
	 * @param standby whether it was there before
	 */
	private record Assignment(Message.Run go, WorkerListener listener, boolean standby) {
	}

}
