package dev.hupper.reloader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The part of a class path whose changes reload the application: directories, and jars
 * that a build of the user's own makes. Jars from a local repository or the JDK are
 * hupper's "system paths", which do not change.
 */
final class WatchedClassPath {

	/** Where Maven and Gradle put the jars they build. */
	private static final Set<String> OUTPUT_DIRECTORIES = Set.of("target", "libs");

	private static final List<String> BUILD_FILES = List.of("pom.xml", "build.gradle", "build.gradle.kts");

	private WatchedClassPath() {
	}

	/**
	 * Select what to watch.
	 * @param classPath the worker's class path, in order
	 * @return absolute paths, each once; directories that do not exist yet are among them
	 */
	static List<Path> of(List<Path> classPath) {
		return classPath.stream()
			.map((entry) -> entry.toAbsolutePath().normalize())
			.filter((entry) -> !isArchive(entry) || isBuiltHere(entry))
			.distinct()
			.toList();
	}

	private static boolean isArchive(Path entry) {
		String name = String.valueOf(entry.getFileName()).toLowerCase(Locale.ROOT);
		return !Files.isDirectory(entry) && (name.endsWith(".jar") || name.endsWith(".zip") || name.endsWith(".war"));
	}

	private static boolean isBuiltHere(Path jar) {
		Path output = realPath(jar).getParent();
		if (output == null || !OUTPUT_DIRECTORIES.contains(String.valueOf(output.getFileName()))) {
			return false;
		}
		// target/x.jar lies one level below its module, build/libs/x.jar two.
		Path module = output.getParent();
		return isModule(module) || (module != null && isModule(module.getParent()));
	}

	private static boolean isModule(@Nullable Path directory) {
		return directory != null && BUILD_FILES.stream().anyMatch((file) -> Files.exists(directory.resolve(file)));
	}

	/** A link into a repository is judged by where it leads. */
	private static Path realPath(Path path) {
		try {
			return path.toRealPath();
		}
		catch (IOException ex) {
			return path;
		}
	}

}
