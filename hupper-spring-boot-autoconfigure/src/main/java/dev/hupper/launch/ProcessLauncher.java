package dev.hupper.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import dev.hupper.api.HupperLogger;
import dev.hupper.debug.DebugPort;
import dev.hupper.ipc.Connection;
import dev.hupper.ipc.ConnectionServer;
import dev.hupper.ipc.Message;
import dev.hupper.ipc.WorkerAddress;
import dev.hupper.launch.archive.ClassArchive;
import dev.hupper.launch.archive.JvmStart;
import dev.hupper.platform.FileTree;
import dev.hupper.platform.PrivateDirectory;
import dev.hupper.platform.Threads;
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

	private WorkerSpec spec;

	private ClassArchive archive;

	private final HupperLogger logger;

	private final Map<Long, WorkerProcess> workers = new ConcurrentHashMap<>();

	private Standby standby;

	private CompiledMethods methods;

	private int classPaths;

	private final DebugPort debugPort;

	private final JmxPort jmxPort;

	private boolean closed;

	private boolean plainly;

	/** Whether the youngest process takes classes from an archive. */
	private boolean archived;

	private ProcessLauncher(WorkerSpec spec, PrivateDirectory directory, HupperLogger logger) throws IOException {
		this.directory = directory;
		this.spec = spec;
		this.logger = logger;
		this.server = ConnectionServer.open(directory.path(), HELLO_TIMEOUT, this::admit, logger);
		this.archive = firstArchive();
		this.methods = methods(directory.path());
		this.jmxPort = JmxPort.of(CurrentJvm.ofThisProcess().inputArguments(), logger);
		this.standby = standby();
		this.debugPort = DebugPort.open(spec.debug(), spec.jvm(), logger);
	}

	private Standby standby() {
		StandbyPlan plan = new StandbyPlan(this.spec.standby(), () -> this.archive.fileBeside("left-out"), this.logger);
		return new Standby(this.spec, plan, this::startAhead, this::later, this.logger);
	}

	private CompiledMethods methods(Path recordings) {
		return new CompiledMethods(this.spec, recordings, () -> this.archive.classList(), this.logger);
	}

	private void later(Duration delay, Runnable task) {
		CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS)
			.execute(() -> whenOpen((standby) -> task.run()));
	}

	/** What a failure leaves open, nobody else would close. */
	private ClassArchive firstArchive() {
		try {
			return ClassArchive.open(this.spec.archive(), this.directory.path(), this.logger);
		}
		catch (RuntimeException ex) {
			this.server.close();
			throw ex;
		}
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
		return this.archive.classListAhead().isPresent();
	}

	/**
	 * Go on with what has turned out; false if workers are to be started otherwise, or
	 * none ahead of time.
	 */
	synchronized boolean continueWith(WorkerSpec actual) {
		if (!this.spec.startsAs(actual) || !this.standby.plan().continueWith(actual.standby())) {
			return false;
		}
		actual.notes().stream().filter((note) -> !this.spec.notes().contains(note)).forEach(this.logger::info);
		return true;
	}

	@Override
	public synchronized Worker launch(Message.Run go, WorkerListener listener) throws IOException {
		if (this.closed) {
			throw new IOException("The launcher is closed");
		}
		boolean prepared = this.standby.isReadyAndLast();
		Worker worker = this.standby.promote(go, listener, this.archived);
		this.methods.applicationBegins(worker != null && prepared);
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
		this.plainly = true;
	}

	/**
	 * What workers of the old class path write down is kept apart from that of new ones.
	 */
	@Override
	public synchronized void follow(List<Path> classPath) {
		if (this.closed) {
			return;
		}
		this.standby.discard();
		this.spec = this.spec.with(this.standby.plan().options()).withClassPath(classPath);
		ClassArchive before = this.archive;
		// It waits for a thread that may be waiting for this lock.
		Threads.start("hupper-archive-end", before::close);
		try {
			Path recordings = this.directory.path().resolve("path-" + ++this.classPaths);
			this.archive = ClassArchive.open(this.spec.archive(), Files.createDirectories(recordings), this.logger);
			this.methods = methods(recordings);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.standby = standby();
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
		return watch(start(this.methods.next(this.standby.plan().compiles())));
	}

	private WorkerProcess start(CompiledMethods.Order order) throws IOException {
		JvmStart start = this.plainly ? this.archive.plain() : this.archive.next();
		this.plainly = false;
		this.archived = start.isArchived();
		BooleanSupplier valid = this.archive.validity(start);
		List<String> command = new ArrayList<>(
				WorkerCommand.of(this.spec, start, this.server.address(), this.directory.path()));
		int debugPort = this.debugPort.choosePort();
		command.addAll(1, this.debugPort.jvmOptions(debugPort));
		command.addAll(1, order.jvmOptions());
		ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
		builder.environment().clear();
		builder.environment().putAll(this.spec.environment());
		Process process = builder.start();
		this.logger.debug("Started worker " + process.pid() + ": " + String.join(" ", command));
		WorkerProcess worker = new WorkerProcess(process, preparation(order.methodList()), valid, this, this.logger,
				new AgentAttachment(this.directory.path(), this.spec.isDebuggable()));
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
		return Map.of("archive", this.archived, "standby", this.standby.status());
	}

	@Override
	public void makeArchive() {
		synchronized (this) {
			this.methods.learn();
		}
		this.archive.make(() -> whenOpen(Standby::improve));
	}

	/** Do something with the standby, or its place, unless all is over. */
	synchronized void whenOpen(Consumer<Standby> task) {
		if (!this.closed) {
			task.accept(this.standby);
		}
	}

	private Message.Prepare preparation(String methodList) {
		return this.standby.plan()
			.preparation(this.archive.classListOfLast().map(Path::toString).orElse(""), methodList);
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
		this.archive.close();
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
