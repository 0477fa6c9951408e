package dev.hupper.filemonitor;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import dev.hupper.api.FileMonitor;
import dev.hupper.platform.Threads;
import org.jspecify.annotations.Nullable;

/**
 * Looks at all files again and again: works everywhere, at a price in CPU time. Looking
 * at 10,000 files takes some 60 ms. Comes from hupper's {@code PollingFileMonitor}.
 */
public final class PollingFileMonitor implements FileMonitor {

	private final Consumer<Path> callback;

	private final Duration interval;

	private final BiConsumer<Path, IOException> failed;

	private final Map<Watched, Snapshot> snapshots = new ConcurrentHashMap<>();

	private final CountDownLatch stopped = new CountDownLatch(1);

	private final Thread thread = Threads.daemon("hupper-polling", this::run);

	/** A monitor that looks once a second. */
	public PollingFileMonitor(Consumer<Path> callback) {
		this(callback, Duration.ofSeconds(1));
	}

	/** A monitor that looks at intervals, which are positive. */
	public PollingFileMonitor(Consumer<Path> callback, Duration interval) {
		this(callback, interval, (path, failure) -> {
		});
	}

	PollingFileMonitor(Consumer<Path> callback, Duration interval, BiConsumer<Path, IOException> failed) {
		this.callback = callback;
		this.interval = interval;
		this.failed = failed;
	}

	@Override
	public void addPath(Path path) {
		add(new Watched(path, true));
	}

	@Override
	public void addDirectory(Path directory) {
		add(new Watched(directory, false));
	}

	private void add(Watched watched) {
		this.snapshots.computeIfAbsent(watched, this::look);
	}

	private Snapshot look(Watched watched) {
		return Snapshot.of(watched.path(), watched.recursive(), this.failed);
	}

	@Override
	public void start() {
		this.thread.start();
	}

	@Override
	public void stop() {
		this.stopped.countDown();
	}

	@Override
	public void join() throws InterruptedException {
		this.thread.join();
	}

	private void run() {
		try {
			while (!this.stopped.await(this.interval.toNanos(), TimeUnit.NANOSECONDS)) {
				lookAgain();
			}
		}
		catch (InterruptedException ex) {
			// Interrupted by nobody but who wants it to end.
		}
	}

	private void lookAgain() {
		for (Watched watched : new HashSet<>(this.snapshots.keySet())) {
			try {
				Snapshot now = look(watched);
				@Nullable Snapshot before = this.snapshots.put(watched, now);
				if (before != null) {
					before.changesTo(now).forEach(this.callback);
				}
			}
			catch (RuntimeException ex) {
				// The other paths, and this one with the next look, are looked at.
				this.failed.accept(watched.path(), new IOException(ex));
			}
		}
	}

	private record Watched(Path path, boolean recursive) {
	}

}
