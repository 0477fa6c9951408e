package dev.hupper.compile;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A directory below a {@code pom.xml} that is none by convention: what is built into it
 * only the build can tell.
 */
final class UnknownConvention implements BuildConvention {

	@Override
	public Optional<SourceLayout> layoutOf(Path classDirectory) {
		return Stream.iterate(classDirectory, Objects::nonNull, Path::getParent)
			.filter((directory) -> Files.isRegularFile(directory.resolve("pom.xml")))
			.findFirst()
			.map((project) -> new SourceLayout(classDirectory, project, List.of(), List.of(),
					List.of(project.resolve("pom.xml")), project));
	}

}
