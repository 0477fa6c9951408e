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
final class StartUpWrites {

	/** So many reloads in a row a file may cause while the application starts up. */
	private static final int ALLOWED = 2;

	private final Predicate<Path> isBuilt;

	private final Map<Path, Integer> inARow = new HashMap<>();

	private final Set<Path> heldBack = new HashSet<>();

	/**
	 * Nothing is held back yet.
	 * @param isBuilt tells whether a build makes a file: then somebody saved its source
	 */
	StartUpWrites(Predicate<Path> isBuilt) {
		this.isBuilt = isBuilt;
	}

	/**
	 * Tell which of the changes count.
	 * @param paths what changed
	 * @param startingUp whether the application was starting up
	 * @return those that lead to a reload; those held back are missing
	 */
	SortedSet<Path> admit(SortedSet<Path> paths, boolean startingUp) {
		if (!startingUp) {
			this.inARow.clear();
			return paths;
		}
		this.inARow.keySet().retainAll(paths);
		SortedSet<Path> admitted = new TreeSet<>();
		for (Path path : paths) {
			if (this.inARow.merge(path, 1, Integer::sum) <= ALLOWED || this.isBuilt.test(path)) {
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
