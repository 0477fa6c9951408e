package dev.hupper.compile;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.hupper.compile.MavenPom.Coordinates;

/**
 * The local Maven repository, in which the build has put what it uses. Nothing is
 * downloaded.
 */
final class MavenRepository {

	private final List<Path> classPath;

	private final Path home;

	/**
	 * Create one.
	 * @param classPath the application's class path: its jars lie in the repository
	 * @param home the user's home directory, below which it is by default
	 */
	MavenRepository(List<Path> classPath, Path home) {
		this.classPath = classPath;
		this.home = home;
	}

	/** The version that the application itself uses. */
	Optional<String> versionOnClassPath(String artifactId) {
		return this.classPath.stream()
			.filter((jar) -> jar.toString().endsWith(".jar"))
			.flatMap((jar) -> BuildConvention.above(jar, 1).stream())
			.filter((directory) -> BuildConvention.above(directory, 1).orElse(directory).endsWith(artifactId))
			.map((directory) -> String.valueOf(directory.getFileName()))
			.findFirst();
	}

	/** A file of the repository, by its artifact, version and extension. */
	Optional<Path> find(Coordinates artifact, String version, String extension) {
		String name = artifact.artifactId() + "-" + version + "." + extension;
		Path relative = Path.of(artifact.groupId().replace('.', '/'), artifact.artifactId(), version, name);
		return roots().stream().map((root) -> root.resolve(relative)).filter(Files::isRegularFile).findFirst();
	}

	private Set<Path> roots() {
		Set<Path> roots = new LinkedHashSet<>();
		for (Path jar : this.classPath) {
			// group/artifact/version/file: a group has one part at least
			BuildConvention.above(jar, 4).ifPresent((above) -> {
				for (Path root = above; root != null; root = root.getParent()) {
					roots.add(root);
				}
			});
		}
		List<Path> ordered = new ArrayList<>(roots);
		ordered.add(0, this.home.resolve(".m2/repository"));
		return new LinkedHashSet<>(ordered);
	}

}
