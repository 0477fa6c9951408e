package dev.hupper.reloader;

import java.nio.file.Path;
import java.util.List;

import dev.hupper.platform.Jars;

/**
 * The part of a class path whose changes reload the application: directories, and jars
 * that a build of the user's own makes. Jars from a local repository or the JDK are
 * hupper's "system paths", which do not change.
 */
final class WatchedClassPath {

	private WatchedClassPath() {
	}

	/**
	 * What to watch of a class path: absolute paths, each once; directories that do not
	 * exist yet are among them.
	 */
	static List<Path> of(List<Path> classPath) {
		return classPath.stream()
			.map((entry) -> entry.toAbsolutePath().normalize())
			.filter((entry) -> !Jars.isJar(entry) || Jars.isBuiltHere(entry))
			.distinct()
			.toList();
	}

}
