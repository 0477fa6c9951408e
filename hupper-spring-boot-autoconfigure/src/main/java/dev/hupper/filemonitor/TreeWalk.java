package dev.hupper.filemonitor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import dev.hupper.filemonitor.FileView.Entry;

/**
 * A walk through a directory tree in small steps, one directory each.
 *
 * <p>
 * Links to directories are followed after all else, and a directory is entered by one
 * path only, the one by which it was entered first. So cycles end, and a rescan sees each
 * file under the name it had before.
 */
final class TreeWalk {

	private final FileView files;

	private final Predicate<Path> reaches;

	private final Map<Object, Path> pathsByKey;

	private final Path root;

	private final Deque<Entry> directories = new ArrayDeque<>();

	private final Set<Path> entered = new HashSet<>();

	private boolean started;

	/**
	 * A new walk.
	 * @param files where to walk
	 * @param reaches whether a directory is of interest
	 * @param pathsByKey by which path each directory was entered, in this walk and in
	 * earlier ones
	 * @param root where to begin; a file or nothing at all will do
	 */
	TreeWalk(FileView files, Predicate<Path> reaches, Map<Object, Path> pathsByKey, Path root) {
		this.files = files;
		this.reaches = reaches;
		this.pathsByKey = pathsByKey;
		this.root = root;
	}

	Path root() {
		return this.root;
	}

	boolean isStarted() {
		return this.started;
	}

	/** The directories seen so far. */
	Set<Path> entered() {
		return this.entered;
	}

	/** Whether there is nothing left to see. */
	boolean isDone() {
		return this.started && this.directories.isEmpty();
	}

	/**
	 * Take one step: the files of one directory.
	 * @throws IOException if the directory cannot be read; the next step goes on with
	 * another one
	 */
	Listing next() throws IOException {
		if (!this.started) {
			this.started = true;
			return new Listing(this.root, begin(this.files.look(this.root)));
		}
		Entry directory = this.directories.removeFirst();
		if (!claim(directory)) {
			return new Listing(directory.path(), List.of());
		}
		this.entered.add(directory.path());
		List<Entry> entries = this.files.list(directory.path());
		for (Entry entry : entries) {
			if (entry.isDirectory() && this.reaches.test(entry.path())) {
				enqueue(entry);
			}
		}
		return new Listing(directory.path(), entries.stream().filter((entry) -> !entry.isDirectory()).toList());
	}

	private List<Entry> begin(@Nullable Entry entry) {
		if (entry == null) {
			return List.of();
		}
		if (!entry.isDirectory()) {
			return List.of(entry);
		}
		enqueue(entry);
		return List.of();
	}

	private void enqueue(Entry directory) {
		if (directory.link()) {
			this.directories.addLast(directory);
		}
		else {
			this.directories.addFirst(directory);
		}
	}

	private boolean claim(Entry directory) throws IOException {
		Path owner = this.pathsByKey.putIfAbsent(directory.key(), directory.path());
		if (owner == null || owner.equals(directory.path())) {
			return !this.entered.contains(directory.path());
		}
		Entry now = this.files.look(owner);
		if (now != null && now.key().equals(directory.key())) {
			return false;
		}
		this.pathsByKey.put(directory.key(), directory.path());
		return true;
	}

	/** The files that were seen in one step directly in a directory. */
	record Listing(Path directory, List<Entry> files) {
	}

}
