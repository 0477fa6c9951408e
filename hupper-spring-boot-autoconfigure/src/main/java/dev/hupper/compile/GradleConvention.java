package dev.hupper.compile;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.hupper.build.ResourceRoot;

/**
 * Gradle's layout: {@code build/classes/java/main} of {@code src/main/java}, and
 * {@code build/resources/main} of {@code src/main/resources}. The build directory may
 * have another name. Where IntelliJ IDEA builds by itself, it uses
 * {@code out/production}.
 */
final class GradleConvention implements BuildConvention {

	private static final List<String> BUILD_FILES = List.of("build.gradle", "build.gradle.kts", "settings.gradle",
			"settings.gradle.kts", "gradle.properties", "lombok.config");

	private static final String PROCESSED = "build/generated/sources/annotationProcessor/java/main";

	@Override
	public Optional<SourceLayout> layoutOf(Path classDirectory) {
		boolean ofIdea = classDirectory.endsWith(Path.of("out", "production", "classes"));
		if (ofIdea || classDirectory.endsWith(Path.of("classes", "java", "main"))) {
			return project(classDirectory, ofIdea ? 3 : 4)
				.map((project) -> layout(classDirectory, project, sources(project), List.of()));
		}
		if (classDirectory.endsWith(Path.of("resources", "main"))
				|| classDirectory.endsWith(Path.of("out", "production", "resources"))) {
			return project(classDirectory, 3).map((project) -> layout(classDirectory, project, List.of(),
					List.of(ResourceRoot.ofGradle(project.resolve("src/main/resources")))));
		}
		return Optional.empty();
	}

	/** A module may be described in the build file of the project above. */
	private static Optional<Path> project(Path classDirectory, int levels) {
		return BuildConvention.above(classDirectory, levels)
			.filter((project) -> Files.isDirectory(project.resolve("src/main"))
					|| BUILD_FILES.stream().map(project::resolve).anyMatch(Files::exists));
	}

	private static SourceLayout layout(Path classDirectory, Path project, List<Path> sources,
			List<ResourceRoot> resources) {
		return new SourceLayout(classDirectory, project, sources, resources,
				BUILD_FILES.stream().map(project::resolve).toList(), project.resolve(PROCESSED));
	}

	private static List<Path> sources(Path project) {
		List<Path> roots = new ArrayList<>();
		roots.add(project.resolve("src/main/java"));
		BuildConvention.directoriesIn(project.resolve("build/generated/sources"))
			.stream()
			.map((child) -> child.resolve("java/main"))
			.filter((root) -> Files.isDirectory(root) && !root.endsWith(PROCESSED))
			.forEach(roots::add);
		return roots;
	}

}
