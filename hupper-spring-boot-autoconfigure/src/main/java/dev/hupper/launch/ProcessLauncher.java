package dev.hupper.launch;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import dev.hupper.api.HupperLogger;
import dev.hupper.debug.DebugPort;
import dev.hupper.ipc.Connection;
import dev.hupper.ipc.ConnectionServer;
import dev.hupper.ipc.Message;
import dev.hupper.ipc.WorkerAddress;
import dev.hupper.platform.FileTree;
import dev.hupper.platform.PrivateDirectory;
import dev.hupper.swap.AgentAttachment;

/**
 * Starts workers as processes with the monitor's streams, and brings each together with
 * its connection by its process id.
 */
final class ProcessLauncher implements WorkerLauncher {

	/**
	 * A worker connects and says hello in one go; a busy machine may pause it between.
	 */
	private static final Duration HELLO_TIMEOUT = Duration.ofSeconds(10);

	private final PrivateDirectory directory;

	private final ConnectionServer server;

	private final NextProcess next;

	private final HupperLogger logger;

	private final Map<Long, WorkerProcess> workers = new ConcurrentHashMap<>();

	private Standby standby;

	private final DebugPort debugPort;

	private final JmxPort jmxPort;

	private boolean closed;

	private ProcessLauncher(WorkerSpec spec, PrivateDirectory directory, HupperLogger logger) throws IOException {
		this.directory = directory;
		this.logger = logger;
		this.next = new NextProcess(spec, directory.path(), logger);
		this.server = ConnectionServer.open(directory.path(), HELLO_TIMEOUT, this::admit, logger);
		this.jmxPort = JmxPort.of(CurrentJvm.ofThisProcess().inputArguments(), logger);
		this.standby = standby();
		this.debugPort = DebugPort.open(spec.debug(), spec.jvm(), logger);
	}

	private Standby standby() {
		WorkerSpec spec = this.next.spec();
		StandbyPlan plan = new StandbyPlan(spec.standby(), () -> this.next.fileBeside("left-out"), this.logger);
		return new Standby(spec, plan, this::startAhead, this::later, this.logger);
	}

	private void later(Duration delay, Runnable task) {
		CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS)
			.execute(() -> whenOpen((standby) -> task.run()));
	}

	static ProcessLauncher open(WorkerSpec spec, HupperLogger logger) throws IOException {
		PrivateDirectory directory = PrivateDirectory.create(ConnectionServer::isListeningIn);
		try {
			spec.notes().forEach(logger::info);
			return new ProcessLauncher(spec, directory, logger);
		}
		catch (IOException | RuntimeException ex) {
			directory.close();
			throw ex;
		}
	}

	/** Whether the worker that is started next has an archive, or could have. */
	boolean hasArchive() {
		return this.next.hasArchive();
	}

	/**
	 * Go on with what has turned out; false if workers are to be started otherwise, or
	 * none ahead of time.
	 */
	synchronized boolean continueWith(WorkerSpec actual) {
		WorkerSpec guess = this.next.spec();
		if (!guess.startsAs(actual) || !this.standby.plan().continueWith(actual.standby())) {
			return false;
		}
		actual.notes().stream().filter((note) -> !guess.notes().contains(note)).forEach(this.logger::info);
		return true;
	}

	@Override
	public synchronized Worker launch(Message.Run go, WorkerListener listener) throws IOException {
		if (this.closed) {
			throw new IOException("The launcher is closed");
		}
		boolean prepared = this.standby.isReadyAndLast();
		Worker worker = this.standby.promote(go, listener, this.next.isLastArchived());
		this.next.applicationBegins(worker != null && prepared);
		if (worker == null) {
			WorkerProcess started = start(CompiledMethods.Order.NONE);
			// Before its end can be noticed, which may be at once.
			started.assign(go, listener);
			worker = watch(started);
		}
		if (!this.standby.awaits(worker)) {
			serve(worker);
		}
		return worker;
	}

	/** Debuggers and JMX clients find the application in this worker from now on. */
	void serve(Worker worker) {
		this.debugPort.serve(worker.pid());
		this.jmxPort.handTo(worker.pid());
	}

	@Override
	public void startStandby() {
		whenOpen(Standby::start);
	}

	@Override
	public synchronized void startNextPlainly() {
		this.standby.discard();
		this.next.plainly();
	}

	@Override
	public synchronized void follow(List<Path> classPath) {
		if (!this.closed) {
			this.standby.discard();
			this.next.follow(classPath, this.standby.plan().options());
			this.standby = standby();
		}
	}

	@Override
	public synchronized boolean isStandbyPreparing() {
		return this.standby.isPreparing();
	}

	@Override
	public synchronized void changed(Collection<Path> files) {
		this.standby.changed(files);
	}

	@Override
	public void rehearseNoMore(String reason) {
		whenOpen((standby) -> standby.rehearseNoMore(reason));
	}

	private WorkerProcess startAhead() throws IOException {
		return watch(start(this.next.order(this.standby.plan().compiles())));
	}

	private WorkerProcess start(CompiledMethods.Order order) throws IOException {
		int debugPort = this.debugPort.choosePort();
		NextProcess.Start start = this.next.start(order, this.debugPort.jvmOptions(debugPort), this.server.address());
		ProcessBuilder builder = new ProcessBuilder(start.command()).inheritIO();
		builder.environment().clear();
		builder.environment().putAll(this.next.spec().environment());
		Process process = builder.start();
		this.logger.debug("Started worker " + process.pid() + ": " + String.join(" ", start.command()));
		WorkerProcess worker = new WorkerProcess(process,
				this.standby.plan().preparation(start.classList(), order.methodList()), start.valid(), this,
				this.logger, new AgentAttachment(this.directory.path(), this.next.spec().isDebuggable()));
		this.workers.put(worker.pid(), worker);
		this.debugPort.started(worker.pid(), debugPort);
		return worker;
	}

	private WorkerProcess watch(WorkerProcess worker) {
		worker.watch(() -> {
			this.workers.remove(worker.pid(), worker);
			this.debugPort.ended(worker.pid());
			FileTree.delete(WorkerAddress.scratch(this.directory.path(), worker.pid()));
		});
		return worker;
	}

	@Override
	public synchronized Map<String, Object> status() {
		return Map.of("archive", this.next.isLastArchived(), "standby", this.standby.status());
	}

	@Override
	public void makeArchive() {
		synchronized (this) {
			this.next.learn();
		}
		this.next.makeArchive(() -> whenOpen(Standby::improve));
	}

	/** Do something with the standby, or its place, unless all is over. */
	synchronized void whenOpen(Consumer<Standby> task) {
		if (!this.closed) {
			task.accept(this.standby);
		}
	}

	/** Waits for the server's thread, which may itself wait for {@link #launch}. */
	@Override
	public void close() {
		synchronized (this) {
			if (this.closed) {
				return;
			}
			this.closed = true;
			this.standby.discard();
		}
		this.debugPort.close();
		this.jmxPort.close();
		this.next.close();
		this.server.close();
		this.workers.values().forEach(WorkerProcess::disconnect);
		this.directory.close();
	}

	private boolean admit(long pid, Connection connection) {
		WorkerProcess worker = find(pid);
		if (worker == null || !worker.connected(connection)) {
			return false;
		}
		this.debugPort.connected(pid);
		this.jmxPort.connected(pid);
		return true;
	}

	/** Waits until a worker that is just being started is known. */
	private synchronized @Nullable WorkerProcess find(long pid) {
		return this.workers.get(pid);
	}

}
