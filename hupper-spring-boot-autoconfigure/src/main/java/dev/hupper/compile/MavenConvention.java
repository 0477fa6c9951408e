package dev.hupper.compile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Maven's layout: {@code target/classes} of {@code src/main/java} and
 * {@code src/main/resources}, or of what the {@code pom.xml} names instead.
 */
final class MavenConvention implements BuildConvention {

	@Override
	public Optional<SourceLayout> layoutOf(Path classDirectory) {
		if (!classDirectory.endsWith(Path.of("target", "classes"))) {
			return Optional.empty();
		}
		return BuildConvention.above(classDirectory, 2)
			.filter((project) -> Files.isRegularFile(project.resolve("pom.xml")))
			.map((project) -> layout(classDirectory, project));
	}

	private static SourceLayout layout(Path classDirectory, Path project) {
		Path file = project.resolve("pom.xml");
		Optional<MavenPom> pom = MavenPom.read(file);
		List<Path> sources = new ArrayList<>();
		sources.add(project.resolve(pom.flatMap(MavenPom::sourceDirectory).orElse("src/main/java")));
		sources.addAll(generated(project.resolve("target/generated-sources")));
		List<String> resources = pom.map(MavenPom::resourceDirectories).orElse(List.of());
		if (resources.isEmpty()) {
			resources = List.of("src/main/resources");
		}
		return new SourceLayout(classDirectory, project, sources, resources.stream().map(project::resolve).toList(),
				List.of(file, project.resolve("lombok.config")));
	}

	/** Without "annotations": those are generated again by every compile. */
	private static List<Path> generated(Path directory) {
		if (!Files.isDirectory(directory)) {
			return List.of();
		}
		try (Stream<Path> children = Files.list(directory)) {
			return children.filter((child) -> Files.isDirectory(child) && !child.endsWith("annotations"))
				.sorted()
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
