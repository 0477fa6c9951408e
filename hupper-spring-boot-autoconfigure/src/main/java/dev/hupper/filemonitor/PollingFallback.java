package dev.hupper.filemonitor;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import dev.hupper.api.FileMonitor;
import dev.hupper.api.HupperLogger;

/**
 * Whatever the operating system tells no events of: it is polled, and each reason is
 * reported once, with the limit and how to raise it. Costs nothing while there is none.
 * Thread-safe.
 */
final class PollingFallback {

	private static final Path SETTINGS = Path.of("/proc/sys");

	private final Consumer<Path> callback;

	private final Duration interval;

	private final HupperLogger logger;

	private final Set<Object> reported = new HashSet<>();

	private @Nullable FileMonitor polling;

	private boolean stopped;

	PollingFallback(Consumer<Path> callback, Duration interval, HupperLogger logger) {
		this.callback = callback;
		this.interval = interval;
		this.logger = logger;
	}

	/**
	 * Look at a path, with all below it, again and again from now on. One that must not
	 * be read is left alone: its directory tells when that changes.
	 */
	synchronized void add(Path path, IOException failure) {
		Optional<InotifyLimit> limit = InotifyLimit.reachedBy(failure);
		if (this.reported.add(limit.isPresent() ? limit : failure.getClass())) {
			this.logger
				.error(limit.map((reached) -> reached.message(path, SETTINGS)).orElseGet(() -> message(path, failure)));
		}
		if (!(failure instanceof AccessDeniedException || this.stopped)) {
			polling().addPath(path);
		}
	}

	/**
	 * Say that events were lost: the first time to everybody, as a build that writes
	 * thousands of files leads here every time.
	 */
	synchronized void reportLoss(String message) {
		if (this.reported.add("loss")) {
			this.logger.info(message);
		}
		else {
			this.logger.debug(message);
		}
	}

	private static String message(Path path, IOException failure) {
		return (failure instanceof AccessDeniedException) ? "Not watched until it can be read: " + path
				: "No events for " + path + " (" + failure.getMessage() + "): it is polled";
	}

	private FileMonitor polling() {
		if (this.polling == null) {
			this.polling = new PollingFileMonitor(this.callback, this.interval);
			this.polling.start();
		}
		return this.polling;
	}

	synchronized void stop() {
		this.stopped = true;
		if (this.polling != null) {
			this.polling.stop();
		}
	}

	void join() throws InterruptedException {
		FileMonitor started;
		synchronized (this) {
			started = this.polling;
		}
		if (started != null) {
			started.join();
		}
	}

}
