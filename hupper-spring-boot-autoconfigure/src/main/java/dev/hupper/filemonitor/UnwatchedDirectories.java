package dev.hupper.filemonitor;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

import dev.hupper.api.FileMonitor;
import dev.hupper.api.HupperLogger;

/**
 * The directories for which the operating system refuses events: they are polled, and
 * each reason is reported once, with the limit and how to raise it.
 */
final class UnwatchedDirectories {

	private static final Path SETTINGS = Path.of("/proc/sys");

	private final FileMonitor polling;

	private final HupperLogger logger;

	private final Set<Object> reported = new HashSet<>();

	UnwatchedDirectories(FileMonitor polling, HupperLogger logger) {
		this.polling = polling;
		this.logger = logger;
	}

	/**
	 * Poll a directory from now on.
	 * @param directory the directory
	 * @param recursive whether all below it is polled too
	 * @param failure why
	 */
	void add(Path directory, boolean recursive, IOException failure) {
		InotifyLimit.reachedBy(failure)
			.ifPresentOrElse((limit) -> report(limit, limit.message(directory, SETTINGS)),
					() -> report(failure.getClass(), message(directory, failure)));
		if (recursive) {
			this.polling.addPath(directory);
		}
		else {
			this.polling.addDirectory(directory);
		}
	}

	private static String message(Path directory, IOException failure) {
		return (failure instanceof AccessDeniedException) ? "Not watched until it can be read: " + directory
				: "No events for " + directory + " (" + failure.getMessage() + "): it is polled";
	}

	private synchronized void report(Object reason, String message) {
		if (this.reported.add(reason)) {
			this.logger.error(message);
		}
	}

}
