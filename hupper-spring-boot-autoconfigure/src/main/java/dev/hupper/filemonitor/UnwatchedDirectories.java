package dev.hupper.filemonitor;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

import dev.hupper.api.FileMonitor;
import dev.hupper.api.HupperLogger;

/**
 * The directories for which the operating system refuses events: they are polled, and
 * each reason is reported once, with the limit and how to raise it.
 */
final class UnwatchedDirectories {

	private final FileMonitor polling;

	private final HupperLogger logger;

	private final Set<Reason> reported = EnumSet.noneOf(Reason.class);

	UnwatchedDirectories(FileMonitor polling, HupperLogger logger) {
		this.polling = polling;
		this.logger = logger;
	}

	/**
	 * Poll a directory from now on.
	 * @param directory the directory, without what is below it
	 * @param failure why
	 */
	void add(Path directory, IOException failure) {
		report(directory, failure);
		this.polling.addDirectory(directory);
	}

	/**
	 * Poll a directory with all below it from now on.
	 * @param directory the directory
	 * @param failure why
	 */
	void addTree(Path directory, IOException failure) {
		report(directory, failure);
		this.polling.addPath(directory);
	}

	private synchronized void report(Path directory, IOException failure) {
		Reason reason = Reason.of(failure);
		if (this.reported.add(reason)) {
			this.logger.error(reason.message(directory, failure));
		}
	}

	private enum Reason {

		WATCHES("max_user_watches"), INSTANCES("max_user_instances"), UNREADABLE(""), OTHER("");

		private final String limit;

		Reason(String limit) {
			this.limit = limit;
		}

		/** The JDK tells the limits apart by its messages only. */
		static Reason of(IOException failure) {
			String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
			if (message.contains("limit of inotify watches") || message.contains("no space left")) {
				return WATCHES;
			}
			if (message.contains("limit of inotify instances") || message.contains("too many open files")) {
				return INSTANCES;
			}
			return (failure instanceof AccessDeniedException || message.contains("permission denied")) ? UNREADABLE
					: OTHER;
		}

		String message(Path directory, IOException failure) {
			if (this == UNREADABLE) {
				return "Not watched, since it cannot be read: " + directory + ". Make it readable, or ignore it";
			}
			if (this == OTHER) {
				return "No events for " + directory + " (" + failure.getMessage() + "): polled once a second instead";
			}
			return "The limit fs.inotify." + this.limit + " = " + value() + " is reached at " + directory
					+ ": what is beyond it is polled once a second. Raise it with: sudo sysctl fs.inotify." + this.limit
					+ "=" + ((this == WATCHES) ? 524288 : 1024);
		}

		private String value() {
			try {
				return Files.readString(Path.of("/proc/sys/fs/inotify/" + this.limit)).strip();
			}
			catch (IOException ex) {
				return "(unknown)";
			}
		}

	}

}
