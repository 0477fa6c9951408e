package dev.hupper.compile;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import dev.hupper.build.ResourceRoot;

/**
 * Where Maven has sources and resources unless a {@code pom.xml} says something else,
 * which only Maven itself is able to tell.
 */
final class MavenConvention implements BuildConvention {

	@Override
	public Optional<SourceLayout> layoutOf(Path classDirectory) {
		boolean tests = classDirectory.endsWith(Path.of("target", "test-classes"));
		if (!tests && !classDirectory.endsWith(Path.of("target", "classes"))) {
			return Optional.empty();
		}
		return BuildConvention.above(classDirectory, 2)
			.filter((project) -> Files.isRegularFile(project.resolve("pom.xml")))
			.map((project) -> layout(classDirectory, project, tests));
	}

	private static SourceLayout layout(Path classDirectory, Path project, boolean tests) {
		Path home = project.resolve(tests ? "src/test" : "src/main");
		Path generated = project.resolve(tests ? "target/generated-test-sources" : "target/generated-sources");
		Path processed = generated.resolve(tests ? "test-annotations" : "annotations");
		List<Path> sources = new ArrayList<>();
		sources.add(home.resolve("java"));
		BuildConvention.directoriesIn(generated)
			.stream()
			.filter(Predicate.not(processed::equals))
			.forEach(sources::add);
		return new SourceLayout(classDirectory, project, sources,
				List.of(ResourceRoot.ofMaven(home.resolve("resources"))),
				List.of(project.resolve("pom.xml"), project.resolve("lombok.config")), processed);
	}

}
