package dev.hupper.filemonitor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.Set;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import dev.hupper.api.FileMonitor;
import dev.hupper.api.FileMonitorFactory;
import dev.hupper.api.HupperLogger;
import dev.hupper.platform.FileTree;
import dev.hupper.platform.Survival;
import dev.hupper.platform.Threads;

/**
 * Watches files and tells a listener which of them changed, once they have settled. Owns
 * a file monitor and the thread {@code hupper-changes}, on which the listener is called
 * and which survives whatever the listener throws.
 */
public final class ChangeWatch implements WatchedFiles, AutoCloseable {

	private static final long STAMP_TICK = FileTree.STAMP_TICK.toNanos();

	private final FileView files = new DiskFiles();

	private final GitActivity git = new GitActivity();

	private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();

	private final HupperLogger logger;

	private final Consumer<Changes> listener;

	private final ChangeDetection detection;

	private final FileMonitor monitor;

	private final Survival survival;

	private final Thread thread = Threads.daemon("hupper-changes", this::run);

	private final Set<String> roots = new ConcurrentSkipListSet<>();

	private final Set<WatchSpec> served = ConcurrentHashMap.newKeySet();

	private final Set<WatchSpec> others = ConcurrentHashMap.newKeySet();

	/** Held while files are written of which nothing is to be reported. */
	private final Object writing = new Object();

	private volatile boolean closed;

	private ChangeWatch(FileMonitorFactory factory, FileMonitorFactory.Settings settings, Duration quietPeriod,
			Consumer<Changes> listener) {
		this.logger = settings.logger();
		this.survival = new Survival("Watching for changes", Duration.ofSeconds(1), this.logger::error,
				this.logger::debug);
		this.listener = listener;
		this.detection = new ChangeDetection(this.files, settings.logger(), quietPeriod, this.git::current);
		this.monitor = factory.create(this::hint, settings);
	}

	/**
	 * Start to watch, nothing at first.
	 * @param factory makes the file monitor; what it throws is passed on
	 * @param settings for the file monitor; the logger is also used here
	 * @param quietPeriod how long files must have been left alone; zero or more
	 * @param ignorePatterns shell-style patterns that are matched against whole absolute
	 * paths
	 * @param listener to be told of changes, never of two at a time
	 * @return a watch to be closed
	 */
	public static ChangeWatch start(FileMonitorFactory factory, FileMonitorFactory.Settings settings,
			Duration quietPeriod, Collection<String> ignorePatterns, Consumer<Changes> listener) {
		ChangeWatch watch = new ChangeWatch(factory, settings, quietPeriod, listener);
		watch.configure(quietPeriod, ignorePatterns);
		watch.monitor.start();
		watch.thread.start();
		return watch;
	}

	@Override
	public void watchPaths(Collection<Path> paths) {
		watch(paths.stream().map(WatchSpec::ofPath).toList(), this.files.now() - STAMP_TICK, this.others);
	}

	@Override
	public void watch(Collection<String> pathsOrGlobs) {
		watchTexts(pathsOrGlobs, this.files.now(), this.others);
	}

	@Override
	public void watch(Collection<String> pathsOrGlobs, long since) {
		watchTexts(pathsOrGlobs, since - STAMP_TICK, this.others);
	}

	@Override
	public void watchServed(Collection<String> paths, long since) {
		watchTexts(paths, since - STAMP_TICK, this.served);
	}

	@Override
	public boolean isServed(Path file) {
		return covers(this.served, file) && !covers(this.others, file);
	}

	private static boolean covers(Set<WatchSpec> specs, Path file) {
		return specs.stream().anyMatch((spec) -> spec.covers(file));
	}

	@Override
	public Map<String, Object> status() {
		return Map.of("fileMonitor", this.monitor.getClass().getSimpleName(), "watched", List.copyOf(this.roots));
	}

	private void watchTexts(Collection<String> pathsOrGlobs, long since, Set<WatchSpec> purpose) {
		List<WatchSpec> specs = new ArrayList<>();
		for (String text : pathsOrGlobs) {
			try {
				specs.add(WatchSpec.of(text));
			}
			catch (InvalidPathException ex) {
				cannotWatch(text, ex);
			}
		}
		watch(specs, since, purpose);
	}

	private void watch(List<WatchSpec> specs, long since, Set<WatchSpec> purpose) {
		purpose.addAll(specs);
		specs.forEach((spec) -> this.roots.add(spec.base() + ((spec.glob() != null) ? "/…" : "")));
		this.tasks.add(() -> specs.forEach((spec) -> watch(spec, since)));
	}

	private void watch(WatchSpec spec, long since) {
		try {
			if (!this.detection.isWatched(spec)) {
				this.git.add(spec.base());
				spec.addTo(this.monitor);
				this.detection.watch(spec, since);
			}
		}
		catch (RuntimeException ex) {
			cannotWatch(spec, ex);
		}
	}

	private void cannotWatch(Object what, RuntimeException failure) {
		this.logger.error("Cannot watch " + what + ": " + failure);
	}

	@Override
	public void write(Collection<Path> paths, Runnable write) {
		List<Path> accepted = List.copyOf(paths);
		synchronized (this.writing) {
			write.run();
			this.tasks.add(() -> this.detection.accept(accepted));
		}
	}

	@Override
	public void doubt(Collection<Path> paths) {
		List<Path> doubted = List.copyOf(paths);
		this.tasks.add(() -> this.detection.doubt(doubted));
	}

	@Override
	public boolean hasSource(Path file) {
		return BuildOutput.hasSource(file, Files::exists);
	}

	@Override
	public long writtenAt(Path file) {
		try {
			return Files.getLastModifiedTime(file).to(TimeUnit.NANOSECONDS);
		}
		catch (IOException ex) {
			return Long.MIN_VALUE;
		}
	}

	@Override
	public void configure(Duration quietPeriod, Collection<String> ignorePatterns) {
		List<String> patterns = List.copyOf(ignorePatterns);
		this.tasks.add(() -> this.detection.configure(quietPeriod, patterns));
	}

	private void hint(Path path) {
		long now = System.nanoTime();
		this.tasks.add(() -> this.detection.hint(path, now));
	}

	private void run() {
		while (!this.closed) {
			try {
				proceed();
			}
			catch (InterruptedException ex) {
				return;
			}
			catch (Throwable ex) {
				this.survival.survive(ex);
			}
		}
	}

	private void proceed() throws InterruptedException {
		Runnable task = nextTask();
		if (task != null) {
			task.run();
			return;
		}
		this.detection.proceed(System.nanoTime());
		take().ifPresent(this.listener);
	}

	private Optional<Changes> take() {
		synchronized (this.writing) {
			return this.tasks.isEmpty() ? this.detection.take(System.nanoTime()) : Optional.empty();
		}
	}

	private @Nullable Runnable nextTask() throws InterruptedException {
		Runnable task = this.tasks.poll();
		if (task != null) {
			return task;
		}
		long nanos = this.detection.nanosUntilDue(System.nanoTime());
		return (nanos > 0) ? this.tasks.poll(nanos, TimeUnit.NANOSECONDS) : null;
	}

	/**
	 * Stop watching. When this returns the listener is not called any more, unless it is
	 * the listener that closes the watch. Can be called twice.
	 */
	@Override
	public void close() {
		this.closed = true;
		this.monitor.stop();
		this.thread.interrupt();
		try {
			this.monitor.join();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		Threads.join(this.thread);
	}

}
