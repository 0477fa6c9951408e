package dev.hupper.reloader;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Finds the files that the application itself writes at each of its starts, so that it is
 * not reloaded for ever.
 */
final class SelfWriteFilter {

	/** So many reloads in a row a file may cause while the application starts up. */
	private static final int ALLOWED = 2;

	private final Predicate<Path> isBuilt;

	/** By path, how many starts in a row have changed it. */
	private final Map<Path, Integer> inARow = new HashMap<>();

	private final Set<Path> inThisStart = new HashSet<>();

	private final Set<Path> heldBack = new HashSet<>();

	/** Somebody works on the application while it starts. */
	private boolean someoneSaves;

	/**
	 * Nothing is held back yet.
	 * @param isBuilt tells whether a build makes a file: then somebody saved its source
	 */
	SelfWriteFilter(Predicate<Path> isBuilt) {
		this.isBuilt = isBuilt;
	}

	/** The application is started once more. */
	void workerStarts() {
		this.inARow.keySet().retainAll(this.inThisStart);
		this.inThisStart.clear();
		this.someoneSaves = false;
	}

	/** Whoever writes code while the application starts may have written all the rest. */
	void notice(SortedSet<Path> paths) {
		this.someoneSaves |= paths.stream().anyMatch((path) -> isCode(path) || this.isBuilt.test(path));
	}

	private static boolean isCode(Path path) {
		String name = path.toString();
		return name.endsWith(".java") || name.endsWith(".kt");
	}

	/**
	 * Tell which of the changes count.
	 * @param paths what changed
	 * @param startingUp whether the application may have changed it in its start; else
	 * somebody has
	 * @return those that lead to a reload; those held back are missing
	 */
	SortedSet<Path> admit(SortedSet<Path> paths, boolean startingUp) {
		if (!startingUp || this.someoneSaves) {
			this.inARow.keySet().removeAll(paths);
			this.heldBack.removeAll(paths);
			return paths;
		}
		SortedSet<Path> admitted = new TreeSet<>();
		for (Path path : paths) {
			if (this.inThisStart.add(path)) {
				this.inARow.merge(path, 1, Integer::sum);
			}
			if (this.inARow.getOrDefault(path, 0) <= ALLOWED) {
				admitted.add(path);
			}
		}
		return admitted;
	}

	/**
	 * Whether this file is held back for the first time, so that it is to be reported.
	 */
	boolean isNews(Path path) {
		return this.heldBack.add(path);
	}

}
