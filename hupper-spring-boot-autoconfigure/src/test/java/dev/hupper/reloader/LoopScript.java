package dev.hupper.reloader;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

import dev.hupper.api.HupperLogger;
import dev.hupper.api.ReloaderOptions;
import dev.hupper.filemonitor.Changes;
import dev.hupper.filemonitor.WatchedFiles;
import dev.hupper.ipc.Message;
import dev.hupper.launch.Worker;
import dev.hupper.launch.WorkerLauncher;
import dev.hupper.launch.WorkerListener;
import dev.hupper.platform.Terminal;
import dev.hupper.swap.SwapVerdict;
import org.jspecify.annotations.Nullable;

/**
 * Drives the loop step by step, with workers, files, a terminal and a time of its own,
 * and writes down what it does.
 */
final class LoopScript {

	final List<String> log = new ArrayList<>();

	final List<ScriptWorker> workers = new ArrayList<>();

	final List<Message.Run> goes = new ArrayList<>();

	final ScriptTerminal terminal = new ScriptTerminal();

	final ScriptSources sources = new ScriptSources();

	final ScriptPort port = new ScriptPort();

	boolean launchFails;

	int rests;

	int preparations;

	int standbys;

	boolean promotes;

	boolean standbyPreparing;

	int questions;

	CompletableFuture<Boolean> debugged = CompletableFuture.completedFuture(false);

	final Set<Path> outdating = new TreeSet<>();

	final List<ReloadEvent> told = new ArrayList<>();

	private int swapAsked;

	private long now = 1_000_000_000_000L;

	private final Events events = new Events();

	private final ReloadLoop loop;

	/** When all files were written, and when a request is served. */
	long writtenAt;

	long servedAt = -1;

	private State state;

	LoopScript(ReloaderOptions options) {
		this(options, false);
	}

	LoopScript(ReloaderOptions options, boolean once) {
		Collaborators collaborators = new Collaborators(new ScriptLauncher(), new ScriptFiles(), this.sources,
				this.port, this.terminal, new ScriptLogger(), () -> this.now, this.told::add, () -> this.rests++);
		this.loop = new ReloadLoop(this.events, collaborators, new Settings(options), once);
		this.state = this.loop.begin();
	}

	/** A loop whose first worker is up, for a while already. */
	static LoopScript running() {
		return running(ReloaderOptions.defaults());
	}

	static LoopScript running(ReloaderOptions options) {
		LoopScript script = new LoopScript(options);
		script.settle().ready().pass(Duration.ofMinutes(1));
		script.log.clear();
		return script;
	}

	LoopScript apply(Event event) {
		this.state = this.loop.step(this.state, event);
		return settle();
	}

	/** What was under way at the port has come to its end. */
	LoopScript drained() throws InterruptedException {
		this.port.quiet.complete(null);
		return apply(this.events.await(State.NEVER));
	}

	/** Let the loop know what has happened meanwhile. */
	LoopScript next() throws InterruptedException {
		return apply(this.events.await(State.NEVER));
	}

	/** Finish the build under way, and let the loop know. */
	LoopScript built(BuildResult result) throws InterruptedException {
		this.sources.finish(result);
		return apply(this.events.await(State.NEVER));
	}

	BuildResult.Built classes(String... names) {
		Set<Path> files = new TreeSet<>();
		for (String name : names) {
			files.add(Path.of(name));
		}
		return new BuildResult.Built(files, true, () -> this.log.add("write " + files));
	}

	LoopScript changed(String... paths) {
		TreeSet<Path> all = new TreeSet<>();
		for (String path : paths) {
			all.add(Path.of(path));
		}
		return apply(new Event.FilesChanged(new Changes(all, this.now)));
	}

	/** Somebody wrote files as they were. */
	LoopScript saved(String path) {
		TreeSet<Path> same = new TreeSet<>(Set.of(Path.of(path)));
		return apply(new Event.FilesChanged(new Changes(new TreeSet<>(), same, this.now, (file, content) -> false)));
	}

	LoopScript said(Message.FromWorker message) {
		return apply(new Event.WorkerSaid(worker(), message));
	}

	/** The worker answers what it was asked last. */
	LoopScript swapped(String refusal) {
		return said(new Message.Swapped(this.swapAsked, refusal, false));
	}

	LoopScript ready() {
		return said(new Message.Ready(0));
	}

	LoopScript ended(int exitCode) {
		return apply(new Event.WorkerExited(worker(), exitCode));
	}

	LoopScript end(ExitReason exitReason) {
		return apply(new Event.ExitRequested(exitReason));
	}

	long now() {
		return this.now;
	}

	/** Let time pass, and the loop be woken at each time it asked for. */
	LoopScript pass(Duration time) {
		long end = this.now + time.toNanos();
		while (true) {
			long wait = this.loop.nanosToWait(this.state);
			if (wait > end - this.now) {
				this.now = end;
				return this;
			}
			this.now += Math.max(0, wait);
			this.state = this.loop.step(this.state, null);
			applyWhatIsAnswered();
		}
	}

	private void applyWhatIsAnswered() {
		try {
			for (Event event = this.events.await(1); event != null; event = this.events.await(1)) {
				this.state = this.loop.step(this.state, event);
			}
		}
		catch (InterruptedException ex) {
			throw new AssertionError("Nobody interrupts this thread", ex);
		}
	}

	/** Do what is due without time passing. */
	LoopScript settle() {
		while (this.loop.nanosToWait(this.state) <= 0) {
			this.state = this.loop.step(this.state, null);
		}
		return this;
	}

	ScriptWorker worker() {
		return this.workers.get(this.workers.size() - 1);
	}

	State state() {
		return this.state;
	}

	private final class ScriptLauncher implements WorkerLauncher {

		@Override
		public void makeArchive() {
			LoopScript.this.preparations++;
		}

		@Override
		public Worker launch(Message.Run go, WorkerListener listener) throws IOException {
			if (LoopScript.this.launchFails) {
				throw new IOException("no java");
			}
			LoopScript.this.goes.add(go);
			LoopScript.this.workers.add(new ScriptWorker(LoopScript.this.workers.size() + 1));
			LoopScript.this.log.add("start " + worker().pid());
			return worker();
		}

		@Override
		public void startStandby() {
			LoopScript.this.standbys++;
		}

		@Override
		public void startNextPlainly() {
			LoopScript.this.log.add("plainly");
		}

		@Override
		public void follow(List<Path> classPath) {
			LoopScript.this.log.add("follow " + classPath);
		}

		@Override
		public boolean isStandbyPreparing() {
			return LoopScript.this.standbyPreparing;
		}

		@Override
		public void rehearseNoMore(String reason) {
			LoopScript.this.log.add("rehearse no more: " + reason);
		}

		@Override
		public void changed(Collection<Path> files) {
			LoopScript.this.outdating.addAll(files);
		}

		@Override
		public void close() {
		}

	}

	final class ScriptWorker implements Worker {

		private final long pid;

		ScriptWorker(long pid) {
			this.pid = pid;
		}

		@Override
		public long pid() {
			return this.pid;
		}

		@Override
		public boolean wasStandby() {
			return LoopScript.this.promotes;
		}

		@Override
		public void askToStop() {
			LoopScript.this.log.add("ask " + this.pid);
		}

		@Override
		public void tell(Message.FromMonitor message) {
			if (message instanceof Message.Reloading) {
				// Goes before each stop for a reload.
				return;
			}
			LoopScript.this.log.add("tell " + this.pid + " " + message);
		}

		@Override
		public void swap(Message.Swap swap) {
			LoopScript.this.log.add("swap " + this.pid + " " + swap.classes().keySet());
			LoopScript.this.swapAsked = swap.number();
		}

		@Override
		public CompletionStage<Boolean> isDebugged() {
			LoopScript.this.questions++;
			return LoopScript.this.debugged;
		}

		@Override
		public void kill() {
			LoopScript.this.log.add("kill " + this.pid);
		}

	}

	private final class ScriptFiles implements WatchedFiles {

		private final List<String> served = new ArrayList<>();

		@Override
		public void watchPaths(Collection<Path> paths) {
			LoopScript.this.log.add("watch " + paths);
		}

		@Override
		public void watch(Collection<String> pathsOrGlobs, long since) {
			watch(pathsOrGlobs);
		}

		@Override
		public void watch(Collection<String> pathsOrGlobs) {
			if (!pathsOrGlobs.isEmpty()) {
				LoopScript.this.log.add("watch " + pathsOrGlobs);
			}
		}

		@Override
		public void watchServed(Collection<String> paths, long since) {
			this.served.addAll(paths);
			LoopScript.this.log.add("watch " + paths);
		}

		@Override
		public boolean isServed(Path file) {
			return this.served.stream().anyMatch(file::startsWith);
		}

		@Override
		public void write(Collection<Path> paths, Runnable write) {
			write.run();
			LoopScript.this.log.add("accept " + paths);
		}

		@Override
		public void doubt(Collection<Path> paths) {
			if (!paths.isEmpty()) {
				LoopScript.this.log.add("doubt " + paths);
			}
		}

		@Override
		public long writtenAt(Path file) {
			return LoopScript.this.writtenAt;
		}

		@Override
		public boolean hasSource(Path file) {
			return file.startsWith("/built");
		}

		@Override
		public void configure(Duration quietPeriod, Collection<String> ignoreFiles) {
			LoopScript.this.log.add("quiet " + quietPeriod.toMillis() + " ignore " + ignoreFiles);
		}

	}

	/** Writes down what becomes of requests, and is quiet when the test says so. */
	final class ScriptPort implements PublicPort {

		@Override
		public boolean wasServing(long epochNanos) {
			return epochNanos == LoopScript.this.servedAt;
		}

		boolean relayed;

		LongSupplier idle = () -> Long.MAX_VALUE;

		private CompletableFuture<Void> quiet = new CompletableFuture<>();

		@Override
		public boolean isRelayed() {
			return this.relayed;
		}

		@Override
		public void hold() {
			log("hold");
		}

		@Override
		public long nanosIdle() {
			return this.idle.getAsLong();
		}

		@Override
		public CompletionStage<Void> drain() {
			log("drain");
			this.quiet = new CompletableFuture<>();
			return this.quiet;
		}

		@Override
		public void serve(Message.Listening listening) {
			log("serve " + listening.port());
		}

		@Override
		public CompletionStage<Void> release() {
			log("release");
			return CompletableFuture.completedFuture(null);
		}

		@Override
		public void allListen() {
			log("all listen");
		}

		@Override
		public void reopen() {
			log("reopen");
		}

		@Override
		public void fail(String title, String text) {
			log("fail " + title + ": " + text);
		}

		@Override
		public void close() {
		}

		private void log(String what) {
			if (this.relayed) {
				LoopScript.this.log.add(what);
			}
		}

	}

	/** Sources end with .java, and each build waits for the test to finish it. */
	static final class ScriptSources implements SourceBuilder {

		@Nullable RuntimeException failure;

		String inputs = ".java";

		Consumer<Set<Path>> again = (files) -> {
		};

		SwapVerdict verdict = new SwapVerdict.Reload("not known");

		final List<Set<Path>> builds = new ArrayList<>();

		int preparations;

		boolean warmingUp;

		private CompletableFuture<BuildResult> building = new CompletableFuture<>();

		@Override
		public void whenMoreIsKnown(Consumer<Set<Path>> again) {
			this.again = again;
		}

		void finish(BuildResult result) {
			this.building.complete(result);
		}

		@Override
		public Collection<Path> inputs() {
			return List.of();
		}

		@Override
		public boolean isInput(Path path) {
			return path.toString().endsWith(this.inputs) || isOutput(path);
		}

		@Override
		public boolean isOutput(Path path) {
			return path.startsWith("/output");
		}

		@Override
		public boolean isServed(Path path) {
			return path.toString().endsWith(".css");
		}

		@Override
		public ClassFiles classFiles() {
			return (files, before) -> this.verdict;
		}

		@Override
		public CompletionStage<Void> prepare() {
			this.preparations++;
			return CompletableFuture.completedFuture(null);
		}

		@Override
		public boolean isWarmingUp() {
			return this.preparations > 0 && this.warmingUp;
		}

		@Override
		public CompletionStage<BuildResult> build(Set<Path> changed) {
			if (this.failure != null) {
				throw this.failure;
			}
			this.builds.add(changed);
			this.building = new CompletableFuture<>();
			return this.building;
		}

		@Override
		public void close() {
		}

	}

	static final class ScriptTerminal implements Terminal {

		boolean memoryIsShort;

		boolean interactive;

		final Deque<String> lines = new ArrayDeque<>();

		final List<String> calls = new ArrayList<>();

		@Override
		public boolean isInput() {
			return this.interactive;
		}

		@Override
		public boolean isInteractive() {
			return this.interactive;
		}

		@Override
		public int typed() {
			return this.lines.stream().mapToInt((line) -> line.length() + 1).sum();
		}

		@Override
		public @Nullable String takeLine() {
			return this.lines.poll();
		}

		@Override
		public void save() {
			this.calls.add("save");
		}

		@Override
		public void restore() {
			if (this.memoryIsShort) {
				throw new OutOfMemoryError("as planned");
			}
			this.calls.add("restore");
		}

		@Override
		public void clear() {
			this.calls.add("clear");
		}

		@Override
		public void browse(String url) {
			this.calls.add("browse " + url);
		}

		@Override
		public boolean isHungUp() {
			return false;
		}

	}

	private final class ScriptLogger implements HupperLogger {

		@Override
		public void debug(String message) {
		}

		@Override
		public void info(String message) {
			LoopScript.this.log.add(message);
		}

		@Override
		public void error(String message) {
			LoopScript.this.log.add("error: " + message);
		}

	}

}
