package dev.hupper.filemonitor;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

import dev.hupper.api.FileMonitor;
import dev.hupper.api.HupperLogger;

/**
 * Learns of changes from the operating system: inotify on Linux, FSEvents on macOS,
 * ReadDirectoryChangesW on Windows. What it cannot tell is polled, and one line says so.
 * Comes from hupper's {@code WatchdogFileMonitor}.
 */
public final class WatchdogFileMonitor implements FileMonitor {

	private final PollingFallback fallback;

	private final FileMonitor events;

	/**
	 * Call back with the absolute path of what changed, and log what is polled and why.
	 */
	public WatchdogFileMonitor(Consumer<Path> callback, HupperLogger logger) {
		this(callback, logger, Duration.ofSeconds(1), System.getProperty("os.name"));
	}

	/**
	 * A monitor for an operating system, by its name; what that cannot tell is polled at
	 * intervals.
	 */
	WatchdogFileMonitor(Consumer<Path> callback, HupperLogger logger, Duration interval, String system) {
		this.fallback = new PollingFallback(callback, interval, logger);
		this.events = system.startsWith("Linux") ? new InotifyFileMonitor(callback, this.fallback, logger)
				: new LibraryFileMonitor(callback, this.fallback, logger);
	}

	@Override
	public void addPath(Path path) {
		this.events.addPath(path);
	}

	@Override
	public void addDirectory(Path directory) {
		this.events.addDirectory(directory);
	}

	@Override
	public void start() {
		this.events.start();
	}

	@Override
	public void stop() {
		this.events.stop();
		this.fallback.stop();
	}

	@Override
	public void join() throws InterruptedException {
		this.events.join();
		this.fallback.join();
	}

}
