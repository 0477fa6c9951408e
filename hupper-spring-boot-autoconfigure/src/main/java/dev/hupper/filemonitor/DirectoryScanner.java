package dev.hupper.filemonitor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import dev.hupper.filemonitor.FileView.Entry;
import dev.hupper.filemonitor.TreeWalk.Listing;

/**
 * Goes through directories, one at each step, and finds the files that may differ from
 * their fingerprints. Reads no file. Not thread-safe.
 */
final class DirectoryScanner {

	private final FileView files;

	private final WatchScope scope;

	private final Fingerprints fingerprints;

	private final Map<Object, Path> directoriesByKey = new HashMap<>();

	private final Deque<Walk> walks = new ArrayDeque<>();

	DirectoryScanner(FileView files, WatchScope scope, Fingerprints fingerprints) {
		this.files = files;
		this.scope = scope;
		this.fingerprints = fingerprints;
	}

	/**
	 * Go through a directory for the first time, soon.
	 * @param since files that were last written before this are taken as they are;
	 * nanoseconds since the epoch
	 */
	void takeStock(Path root, long since) {
		Walk last = this.walks.peekLast();
		if (last == null || !last.willDo(root, since)) {
			TreeWalk tree = new TreeWalk(this.files, this.scope::reaches, this.directoriesByKey, root);
			this.walks.add(new Walk(tree, since));
		}
	}

	/** Go through a directory once more, soon: all that is not known is new. */
	void compare(Path root) {
		takeStock(root, Walk.NO_TIME);
	}

	boolean hasWork() {
		return !this.walks.isEmpty();
	}

	/** Whether a directory in which a file is or was has not been gone through yet. */
	boolean isFirstToReach(Path file) {
		return this.walks.stream().anyMatch((walk) -> walk.isFirst() && file.startsWith(walk.tree().root()));
	}

	/**
	 * Go through the next directory, and tell the files that may differ, and the
	 * directory if the content of files in it is not known.
	 * @throws IOException if the directory cannot be read; the next step goes on with
	 * another one
	 */
	void step(Consumer<Path> differing, Consumer<Path> listed) throws IOException {
		Walk walk = this.walks.element();
		if (walk.tree().isDone()) {
			this.walks.remove();
			filesBelow(walk.tree().root(), walk.tree().entered()).forEach(differing);
			return;
		}
		Listing listing = walk.tree().next();
		compare(walk, listing, differing);
		if (walk.isFirst()) {
			listed.accept(listing.directory());
		}
	}

	/** The known files below a directory, those directly in some directories excepted. */
	Set<Path> filesBelow(Path root, Set<Path> except) {
		Set<Path> below = new HashSet<>();
		for (Path directory : this.fingerprints.directoriesBelow(root)) {
			if (!except.contains(directory)) {
				below.addAll(this.fingerprints.filesIn(directory));
			}
		}
		return below;
	}

	private void compare(Walk walk, Listing listing, Consumer<Path> differing) {
		Set<Path> vanished = new HashSet<>(this.fingerprints.filesIn(listing.directory()));
		if (listing.files().isEmpty() && this.fingerprints.get(listing.directory()) != null) {
			vanished.add(listing.directory()); // the root of the walk was a file
		}
		for (Entry file : listing.files()) {
			vanished.remove(file.path());
			if (file.stamp() != null && this.scope.covers(file.path()) && mayDiffer(walk, file.path(), file.stamp())) {
				differing.accept(file.path());
			}
		}
		vanished.forEach(differing);
	}

	private boolean mayDiffer(Walk walk, Path file, FileStamp stamp) {
		Fingerprint known = this.fingerprints.get(file);
		if (known != null) {
			return known.equals(Fingerprint.UNKNOWN) ? stamp.isLaterThan(this.scope.since(file))
					: !stamp.equals(known.stamp());
		}
		boolean old = walk.isFirst() && !stamp.isLaterThan(walk.since());
		if (walk.isFirst()) {
			this.fingerprints.put(file, old ? Fingerprint.of(stamp, null, this.files.now()) : Fingerprint.UNKNOWN);
		}
		return !old;
	}

	/**
	 * A walk and what it takes for granted.
	 *
	 * @param tree where it is
	 * @param since the time up to which files may be new to it, or {@link #NO_TIME}
	 */
	private record Walk(TreeWalk tree, long since) {

		private static final long NO_TIME = Long.MIN_VALUE;

		boolean isFirst() {
			return this.since != NO_TIME;
		}

		boolean willDo(Path root, long since) {
			return !this.tree.isStarted() && this.tree.root().equals(root) && this.since == since;
		}

	}

}
