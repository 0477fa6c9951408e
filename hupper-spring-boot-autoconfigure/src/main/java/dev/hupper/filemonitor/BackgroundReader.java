package dev.hupper.filemonitor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import dev.hupper.filemonitor.FileView.Content;
import dev.hupper.filemonitor.FileView.Entry;

/**
 * Reads the content of files that have only been listed so far, one file at a time, while
 * there is nothing better to do. Not thread-safe.
 */
final class BackgroundReader {

	private final FileView files;

	private final WatchScope scope;

	private final Fingerprints fingerprints;

	private final Predicate<Path> isPending;

	private final Set<Path> directories = new LinkedHashSet<>();

	/** The unread files of one directory: not of all, which would take much memory. */
	private final Deque<Path> unread = new ArrayDeque<>();

	/**
	 * A new reader.
	 * @param isPending which files are being looked at for another reason
	 */
	BackgroundReader(FileView files, WatchScope scope, Fingerprints fingerprints, Predicate<Path> isPending) {
		this.files = files;
		this.scope = scope;
		this.fingerprints = fingerprints;
		this.isPending = isPending;
	}

	void readDirectory(Path directory) {
		this.directories.add(directory);
	}

	void readFile(Path file) {
		this.unread.add(file);
	}

	boolean hasWork() {
		return !this.unread.isEmpty() || !this.directories.isEmpty();
	}

	/**
	 * Read one file, which is the answer if it has changed since it was listed, or find
	 * out which to read next.
	 */
	Optional<Path> step() {
		Path file = this.unread.poll();
		if (file == null) {
			Path directory = this.directories.iterator().next();
			this.directories.remove(directory);
			this.unread.addAll(this.fingerprints.filesIn(directory));
			this.unread.add(directory); // a watched path may be one file
			return Optional.empty();
		}
		Fingerprint listed = this.fingerprints.get(file);
		if (listed == null || listed.digest() != null || this.isPending.test(file)) {
			return Optional.empty();
		}
		return read(file, listed) ? Optional.empty() : Optional.of(file);
	}

	private boolean read(Path file, Fingerprint listed) {
		try {
			FileStamp stamp = stamp(file);
			if (stamp == null || !isAsListed(file, listed, stamp)) {
				return false;
			}
			Content content = this.files.read(file);
			if (!stamp.equals(stamp(file))) {
				return false;
			}
			this.fingerprints.put(file, Fingerprint.of(stamp, content.digest(), this.files.now()));
			return true;
		}
		catch (IOException | RuntimeException ex) {
			return true; // unchanged as long as it cannot be read
		}
	}

	private @Nullable FileStamp stamp(Path file) throws IOException {
		Entry entry = this.files.look(file);
		return (entry != null) ? entry.stamp() : null;
	}

	private boolean isAsListed(Path file, Fingerprint listed, FileStamp stamp) {
		return (listed.stamp() != null) ? stamp.equals(listed.stamp()) : !stamp.isLaterThan(this.scope.since(file));
	}

}
