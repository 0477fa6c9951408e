package dev.hupper.reloader;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;

import dev.hupper.api.FileMonitorFactory;
import dev.hupper.api.HupperLogger;
import dev.hupper.api.ReloaderOptions;
import dev.hupper.filemonitor.ChangeWatch;
import dev.hupper.filemonitor.FileMonitors;
import dev.hupper.launch.EarlyStandby;
import dev.hupper.launch.WorkerLauncher;
import dev.hupper.launch.WorkerSpec;
import dev.hupper.platform.Heap;
import dev.hupper.platform.ParentProcess;
import dev.hupper.platform.Signals;
import dev.hupper.platform.Terminal;

/**
 * Runs an application in worker processes and replaces the worker when files change.
 * Takes over the signals of this process and its terminal while it runs, so that only one
 * can run at a time. Comes from hupper's {@code Reloader}.
 */
public final class Reloader {

	/** The exit code of a monitor that is interrupted before any worker ran. */
	public static final int INTERRUPTED_BEFORE_FIRST_WORKER = 125;

	private final WorkerSpec spec;

	private final FileMonitorFactory fileMonitorFactory;

	private final SourceBuilder.Factory sources;

	private final PublicPort.Factory port;

	private final ReloaderOptions options;

	private final Consumer<ReloadEvent> observer;

	private Reloader(WorkerSpec spec, FileMonitorFactory fileMonitorFactory, SourceBuilder.Factory sources,
			PublicPort.Factory port, ReloaderOptions options, Consumer<ReloadEvent> observer) {
		this.spec = spec;
		this.fileMonitorFactory = fileMonitorFactory;
		this.sources = sources;
		this.port = port;
		this.options = options;
		this.observer = observer;
	}

	/**
	 * Make a reloader; nothing is started yet.
	 * @param workerPath a class with a {@code main} ({@code com.example.App}), or a
	 * static method that takes nothing or {@code String...}
	 * ({@code com.example.App#start})
	 * @param options how it works
	 * @return a new reloader
	 * @throws IllegalArgumentException if there is no such class or method, or the
	 * options name no usable file monitor
	 * @throws IllegalStateException if this JVM was started in a way in which workers
	 * cannot be
	 */
	public static Reloader of(String workerPath, ReloaderOptions options) {
		return of(workerPath, options, (classPath, logger) -> new SourceBuilder() {
		}, (failed, logger) -> PublicPort.none(), (event) -> {
		});
	}

	/**
	 * Make a reloader that also builds changed sources and keeps a port open; nothing is
	 * started yet.
	 * @param workerPath as above
	 * @param options how it works
	 * @param sources finds the sources and what builds them
	 * @param port opens the port
	 * @param observer is told what happens, on the loop's thread: it must not block
	 * @return a new reloader
	 */
	public static Reloader of(String workerPath, ReloaderOptions options, SourceBuilder.Factory sources,
			PublicPort.Factory port, Consumer<ReloadEvent> observer) {
		FileMonitorFactory factory = FileMonitors.of(options, System.getenv());
		return new Reloader(WorkerSpec.ofThisJvm(workerPath, options), factory, sources, port, options, observer);
	}

	/**
	 * Reload until the end, on this thread.
	 * @return the exit code that this process should end with
	 * @throws UncheckedIOException if there is no place for the socket on which workers
	 * connect; the message says what to do
	 */
	public int run() {
		return run(EarlyStandby.none());
	}

	/**
	 * Reload until the end, on this thread, with a JVM for the first worker that was
	 * perhaps started ahead.
	 * @return as {@link #run()}
	 * @throws UncheckedIOException as {@link #run()}
	 */
	public int run(EarlyStandby earlyStandby) {
		return run(false, earlyStandby);
	}

	/**
	 * Run one worker until it has ended, which a change leads to as well, and tell its
	 * exit code.
	 * @throws UncheckedIOException as {@link #run()}
	 */
	public int runOnce() {
		return run(true, EarlyStandby.none());
	}

	private int run(boolean once, EarlyStandby earlyStandby) {
		HupperLogger logger = this.options.logger();
		Terminal terminal = Terminal.ofThisProcess();
		Events events = new Events();
		try (MonitorSignals signals = new MonitorSignals(Signals.ofThisProcess(), terminal, events);
				ParentProcess parent = ParentProcess
					.watchBuildTool(() -> events.post(new Event.ExitRequested(ExitReason.PARENT_GONE)));
				SourceWatch sources = SourceWatch.begin((lines) -> find(events, lines));
				PublicPort port = this.port.open(() -> events.post(new Event.PortFailed()), logger);
				WorkerLauncher launcher = earlyStandby.open(this.spec, logger)) {
			SourceWatch.Found found = sources.await(logger);
			Collaborators collaborators = new Collaborators(launcher, found.watch(), found.builder(), port, terminal,
					logger, System::nanoTime, this.observer, Heap::shrink);
			return new ReloadLoop(events, collaborators, new Settings(this.options), once).run();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex.getMessage(), ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return INTERRUPTED_BEFORE_FIRST_WORKER;
		}
	}

	/** A glob is not everywhere a path; what is in front of it stays as it is. */
	static String absolute(String pathOrGlob) {
		boolean absolute = new File(pathOrGlob).isAbsolute();
		return absolute ? pathOrGlob : new File("").getAbsolutePath() + File.separator + pathOrGlob;
	}

	private SourceWatch.Found find(Events events, HupperLogger logger) {
		SourceBuilder builder = this.sources.find(this.spec.classPathEntries(), logger);
		try {
			return new SourceWatch.Found(builder, watch(builder, events, logger));
		}
		catch (RuntimeException | Error ex) {
			builder.close();
			throw ex;
		}
	}

	private ChangeWatch watch(SourceBuilder builder, Events events, HupperLogger logger) {
		ChangeWatch watch = ChangeWatch.start(this.fileMonitorFactory,
				new FileMonitorFactory.Settings(this.options.reloadInterval(), logger), this.options.quietPeriod(),
				this.options.ignoreFiles(), (changes) -> events.post(new Event.FilesChanged(changes)));
		watch.watchPaths(WatchedClassPath.of(this.spec.classPathEntries()));
		watch.watchPaths(builder.inputs());
		String trigger = this.options.control().triggerFile();
		watch.watch(trigger.isEmpty() ? List.of() : List.of(absolute(trigger)));
		watch.watch(this.options.watchFiles().stream().map(Reloader::absolute).toList());
		return watch;
	}

}
