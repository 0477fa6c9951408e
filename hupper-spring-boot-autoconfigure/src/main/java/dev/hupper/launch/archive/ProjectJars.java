package dev.hupper.launch.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Which entries of a class path a build of the user's own makes. Shared with the loop,
 * which watches them.
 */
public final class ProjectJars {

	/** Where Maven and Gradle put the jars they build. */
	private static final Set<String> OUTPUT_DIRECTORIES = Set.of("target", "libs");

	private static final List<String> BUILD_FILES = List.of("pom.xml", "build.gradle", "build.gradle.kts");

	private ProjectJars() {
	}

	/**
	 * Whether a module next to its output built a jar, rather than a repository or the
	 * JDK. A link into a repository is judged by where it leads.
	 */
	public static boolean isBuiltHere(Path jar) {
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

	private static Path realPath(Path path) {
		try {
			return path.toRealPath();
		}
		catch (IOException ex) {
			return path;
		}
	}

}
