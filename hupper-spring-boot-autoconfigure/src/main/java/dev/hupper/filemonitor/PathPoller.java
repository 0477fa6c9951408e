package dev.hupper.filemonitor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import dev.hupper.platform.Threads;
import org.jspecify.annotations.Nullable;

/**
 * Looks a few times a second at a few single paths, of which no event tells reliably:
 * files that are watched alone, and directories that come, go or are replaced by others
 * of the same name. Costs a few system calls for each path.
 */
final class PathPoller {

	private static final Duration INTERVAL = Duration.ofMillis(200);

	private final Consumer<Path> changed;

	private final Map<Path, Look> looks = new ConcurrentHashMap<>();

	private final CountDownLatch stopped = new CountDownLatch(1);

	private final Thread thread = Threads.daemon("hupper-path-poller", this::run);

	/**
	 * Tell of each path that came, went, was replaced or, if it is a file, was modified.
	 */
	PathPoller(Consumer<Path> changed) {
		this.changed = changed;
	}

	/**
	 * Look at one more path; what it is now counts as known. One that is known stays so.
	 */
	void add(Path path) {
		this.looks.putIfAbsent(path, Look.at(path));
	}

	/**
	 * Take a path as changed with the next look, whatever it is then: a directory that is
	 * made again may look just like the one before.
	 */
	void suspect(Path path) {
		this.looks.computeIfPresent(path, (key, look) -> Look.UNKNOWN);
	}

	void start() {
		this.thread.start();
	}

	void stop() {
		this.stopped.countDown();
	}

	void join() throws InterruptedException {
		if (Thread.currentThread() != this.thread) {
			this.thread.join();
		}
	}

	private void run() {
		try {
			while (!this.stopped.await(INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
				this.looks.keySet().forEach(this::lookAgain);
			}
		}
		catch (InterruptedException ex) {
			// Interrupted by nobody but who wants it to end.
		}
	}

	private void lookAgain(Path path) {
		try {
			Look now = Look.at(path);
			if (!now.equals(this.looks.put(path, now))) {
				this.changed.accept(path);
			}
		}
		catch (RuntimeException ex) {
			suspect(path); // and go on with the others
		}
	}

	/**
	 * What a path was when it was looked at.
	 *
	 * @param key which file or directory it was; null if none, or if it cannot be told
	 * @param timeMillis when a file was modified, or the directory that a link leads to
	 * was made
	 * @param size of a file
	 * @param kind what was there
	 */
	private record Look(@Nullable Object key, long timeMillis, long size, Kind kind) {

		static final Look UNKNOWN = new Look(null, 0, 0, Kind.UNKNOWN);

		private enum Kind {

			UNKNOWN, NOTHING, FILE, DIRECTORY

		}

		static Look at(Path path) {
			try {
				BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
				Object key = Objects.toString(attributes.fileKey(), null);
				return attributes.isDirectory() ? new Look(key, linkedSince(path, attributes), 0, Kind.DIRECTORY)
						: new Look(key, attributes.lastModifiedTime().toMillis(), attributes.size(), Kind.FILE);
			}
			catch (IOException ex) {
				return new Look(null, 0, 0, Kind.NOTHING);
			}
		}

		/**
		 * A directory that is made anew may get the key of the one before, and where it
		 * is linked to no event tells. Where the JDK does not know when it was made
		 * (Linux before Java 22), this is when an entry last came or went.
		 */
		private static long linkedSince(Path path, BasicFileAttributes directory) {
			return Files.isSymbolicLink(path) ? directory.creationTime().toMillis() : 0;
		}

	}

}
