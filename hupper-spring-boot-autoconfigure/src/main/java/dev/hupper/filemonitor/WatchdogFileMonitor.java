package dev.hupper.filemonitor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import dev.hupper.api.FileMonitor;
import dev.hupper.api.HupperLogger;

/**
 * Learns of changes from the operating system: inotify on Linux, FSEvents on macOS,
 * ReadDirectoryChangesW on Windows. What it cannot tell is polled, and one line says so.
 * Comes from hupper's {@code WatchdogFileMonitor}.
 */
public final class WatchdogFileMonitor implements FileMonitor {

	private static final Duration POLLING_INTERVAL = Duration.ofSeconds(1);

	private final Consumer<Path> callback;

	private final HupperLogger logger;

	private final PathProbe probe = new PathProbe(this::probed);

	private final PollingFileMonitor polling;

	private final UnwatchedDirectories unwatched;

	/** Whether a root is watched with all below it. Guarded by this. */
	private final Map<Path, Boolean> roots = new HashMap<>();

	/** Guarded by this. */
	private final Map<Path, DirectoryEvents> open = new HashMap<>();

	private boolean lossReported;

	private boolean started;

	private boolean stopped;

	/**
	 * A monitor.
	 * @param callback to be told the absolute path of what changed
	 * @param logger where to report trouble
	 */
	public WatchdogFileMonitor(Consumer<Path> callback, HupperLogger logger) {
		this(callback, logger, POLLING_INTERVAL);
	}

	WatchdogFileMonitor(Consumer<Path> callback, HupperLogger logger, Duration pollingInterval) {
		this.callback = callback;
		this.logger = logger;
		this.polling = new PollingFileMonitor(callback, pollingInterval);
		this.unwatched = new UnwatchedDirectories(this.polling, logger);
	}

	@Override
	public void addPath(Path path) {
		add(path, true);
	}

	@Override
	public void addDirectory(Path directory) {
		add(directory, false);
	}

	/** A root that is also wanted with all below it stays so. */
	private synchronized void add(Path path, boolean recursive) {
		Boolean before = this.roots.get(path);
		if (before != null && (before || !recursive)) {
			return;
		}
		this.roots.put(path, recursive);
		this.probe.add(path);
		if (this.started && !this.stopped) {
			reopen(path);
		}
	}

	@Override
	public synchronized void start() {
		this.started = true;
		this.roots.keySet().forEach(this::reopen);
		this.polling.start();
		this.probe.start();
	}

	@Override
	public synchronized void stop() {
		this.stopped = true;
		this.probe.stop();
		this.polling.stop();
		this.open.values().forEach(DirectoryEvents::close);
	}

	@Override
	public void join() throws InterruptedException {
		this.probe.join();
		this.polling.join();
		for (DirectoryEvents events : opened()) {
			events.join();
		}
	}

	private synchronized List<DirectoryEvents> opened() {
		return List.copyOf(this.open.values());
	}

	private void probed(Path path) {
		synchronized (this) {
			if (!this.stopped && this.roots.containsKey(path)) {
				reopen(path);
			}
		}
		this.callback.accept(path);
	}

	private void reopen(Path root) {
		DirectoryEvents before = this.open.remove(root);
		if (before != null) {
			before.close();
		}
		if (!Files.isDirectory(root)) {
			return;
		}
		boolean recursive = this.roots.getOrDefault(root, true);
		try {
			this.open.put(root, DirectoryEvents.open(root, recursive, new Events(recursive), this.logger));
		}
		catch (IOException ex) {
			this.unwatched.add(root, recursive, ex);
		}
	}

	/** Said once: a build that writes thousands of files leads here every time. */
	private synchronized void reportLoss(String message) {
		if (this.lossReported) {
			this.logger.debug(message);
		}
		else {
			this.logger.info(message);
		}
		this.lossReported = true;
	}

	private final class Events implements DirectoryEvents.Listener {

		private final boolean recursive;

		Events(boolean recursive) {
			this.recursive = recursive;
		}

		@Override
		public void changed(Path path) {
			WatchdogFileMonitor.this.callback.accept(path);
		}

		@Override
		public void unwatched(Path directory, IOException failure) {
			WatchdogFileMonitor.this.unwatched.add(directory, this.recursive, failure);
		}

		@Override
		public void linked(Path file) {
			WatchdogFileMonitor.this.probe.add(file);
		}

		@Override
		public void lost(Path root, String reason) {
			reportLoss(reason + ": looking through " + root);
			changed(root);
			outdated(root);
		}

		@Override
		public void outdated(Path root) {
			WatchdogFileMonitor.this.probe.suspect(root);
		}

	}

}
