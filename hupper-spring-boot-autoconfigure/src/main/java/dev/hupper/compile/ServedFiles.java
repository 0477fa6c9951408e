package dev.hupper.compile;

import java.io.File;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files of class directories that a running application serves as they are now:
 * templates and static files. Immutable.
 */
final class ServedFiles {

	/**
	 * What Spring MVC and WebFlux look for when they start, and then map to "/" or do
	 * not.
	 */
	private static final Pattern WELCOME_PAGE = Pattern
		.compile("(static|public|resources|META-INF/resources)/index\\.html|templates/index\\.[^/]+");

	private final List<Path> directories;

	private final List<PathMatcher> matchers;

	/** Globs are relative to class directories, whose paths are absolute. */
	ServedFiles(List<Path> directories, List<String> globs) {
		this.directories = directories;
		this.matchers = globs.stream().map((glob) -> FileSystems.getDefault().getPathMatcher("glob:" + glob)).toList();
	}

	/** Whether a change of a file needs no restart. */
	boolean contains(Path file) {
		return names(file).anyMatch((name) -> this.matchers.stream().anyMatch((matcher) -> matcher.matches(name)));
	}

	/** Whether files come or go by which the application is another when it starts. */
	boolean isStartChangedBy(StagedFiles files) {
		return files.names()
			.stream()
			.filter((name) -> files.delete().contains(name) || !Files.exists(files.directory().resolve(name)))
			.anyMatch((name) -> isLookedForAtStart(files.directory().resolve(name)));
	}

	/**
	 * Whether the application goes by it, when it starts, that a file is there. Its
	 * content is served as it is.
	 */
	private boolean isLookedForAtStart(Path file) {
		return names(file)
			.anyMatch((name) -> WELCOME_PAGE.matcher(name.toString().replace(File.separatorChar, '/')).matches());
	}

	private Stream<Path> names(Path file) {
		return this.directories.stream().filter(file::startsWith).map((directory) -> directory.relativize(file));
	}

}
