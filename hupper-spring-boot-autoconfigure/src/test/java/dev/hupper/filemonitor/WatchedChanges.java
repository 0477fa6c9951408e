package dev.hupper.filemonitor;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;

import org.awaitility.Awaitility;

import dev.hupper.api.FileMonitorFactory;
import dev.hupper.testing.RecordingLogger;

/**
 * A real watch whose changes and lines are collected and awaited.
 */
final class WatchedChanges implements AutoCloseable {

	private final List<Changes> all = new CopyOnWriteArrayList<>();

	private final RecordingLogger logger = new RecordingLogger();

	private final ChangeWatch watch;

	private final Runnable onChange;

	WatchedChanges(FileMonitorFactory factory, Duration quietPeriod, Runnable onChange) {
		this.onChange = onChange;
		this.watch = ChangeWatch.start(factory, new FileMonitorFactory.Settings(Duration.ofMillis(100), this.logger),
				quietPeriod, List.of(), this::accept);
	}

	private void accept(Changes changes) {
		if (!changes.paths().isEmpty()) {
			this.onChange.run();
			this.all.add(changes);
		}
	}

	ChangeWatch watch() {
		return this.watch;
	}

	/** Everything reported so far, in order. */
	List<List<Path>> all() {
		return this.all.stream().map((changes) -> List.copyOf(changes.paths())).toList();
	}

	/** Wait until all of these files were reported, together or one after the other. */
	void await(Collection<Path> files) {
		Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(10)).until(() -> {
			List<Path> missing = new ArrayList<>(new TreeSet<>(files));
			this.all.forEach((changes) -> missing.removeAll(changes.paths()));
			return missing.isEmpty();
		});
	}

	/**
	 * Do something in the thread that looks at files, as soon as it says that it waits:
	 * it goes on only then, however busy the machine is.
	 */
	void onLine(String part, Runnable action) {
		this.logger.onLine(part, action);
	}

	List<String> lines() {
		return this.logger.lines();
	}

	void awaitLine(String part) {
		Awaitility.await()
			.alias("a line with " + part + ", not " + this.logger)
			.atMost(Duration.ofSeconds(60))
			.pollInterval(Duration.ofMillis(10))
			.until(() -> lines().stream().anyMatch((line) -> line.contains(part)));
	}

	@Override
	public void close() {
		this.watch.close();
	}

}
