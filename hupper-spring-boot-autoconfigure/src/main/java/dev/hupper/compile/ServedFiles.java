package dev.hupper.compile;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;

/**
 * The files of class directories that a running application serves as they are now:
 * templates and static files. Immutable.
 */
final class ServedFiles {

	private final List<Path> directories;

	private final List<PathMatcher> matchers;

	/**
	 * Create one.
	 * @param directories class directories, absolute
	 * @param globs relative to a class directory
	 */
	ServedFiles(List<Path> directories, List<String> globs) {
		this.directories = directories;
		this.matchers = globs.stream().map((glob) -> FileSystems.getDefault().getPathMatcher("glob:" + glob)).toList();
	}

	/**
	 * Whether a change of a file needs no restart.
	 * @param file an absolute path
	 */
	boolean contains(Path file) {
		return this.directories.stream().filter(file::startsWith).anyMatch((directory) -> {
			Path name = directory.relativize(file);
			return this.matchers.stream().anyMatch((matcher) -> matcher.matches(name));
		});
	}

}
