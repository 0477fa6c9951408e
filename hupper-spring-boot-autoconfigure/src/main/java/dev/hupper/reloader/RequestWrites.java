package dev.hupper.reloader;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Finds the files that the application writes when it is asked for something: a database,
 * uploads. They have another name each time, perhaps, and so the directory counts.
 */
final class RequestWrites {

	/** So many reloads a directory may cause in this way. */
	private static final int ALLOWED = 2;

	/**
	 * Somebody has written them: an application that is asked for something hardly writes
	 * its own configuration, the script of its database or its pages, and one that does
	 * is better reloaded too often than left with old ones.
	 */
	private static final Pattern BY_HAND = Pattern
		.compile(".*\\.(properties|ya?ml|sql|html|css|js|jsp|jte)|.*[/\\\\]templates[/\\\\].*");

	private final Predicate<Path> inRequest;

	/** By directory, how often one of its files was written during a request. */
	private final Map<Path, Integer> inARow = new HashMap<>();

	private final Set<Path> written = new HashSet<>();

	private final Set<Path> told = new HashSet<>();

	/**
	 * None is known yet, until somebody tells whether a file was written while a request
	 * was served.
	 */
	RequestWrites(Predicate<Path> inRequest) {
		this.inRequest = inRequest;
	}

	/**
	 * Take them out of what changed, unless somebody seems to have saved something at the
	 * same time.
	 */
	void removeFrom(SortedSet<Path> changed, boolean alone) {
		Set<Path> directories = new HashSet<>();
		changed.removeIf((path) -> {
			Path directory = path.resolveSibling("");
			if (!alone || BY_HAND.matcher(path.toString()).matches() || !this.inRequest.test(path)) {
				if (this.written.remove(path)) {
					this.inARow.remove(directory);
					this.told.remove(directory);
				}
				return false;
			}
			this.written.add(path);
			if (directories.add(directory)) {
				this.inARow.merge(directory, 1, Integer::sum);
			}
			return this.inARow.getOrDefault(directory, 0) > ALLOWED;
		});
	}

	/** Whether nobody was told of a file that was taken out, or of one beside it. */
	boolean isNews(Path path) {
		return this.written.contains(path) && this.told.add(path.resolveSibling(""));
	}

}
