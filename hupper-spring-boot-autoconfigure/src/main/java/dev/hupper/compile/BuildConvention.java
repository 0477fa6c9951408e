package dev.hupper.compile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a build tool lays out a module.
 */
interface BuildConvention {

	/** In the order in which they are asked. */
	List<BuildConvention> ALL = List.of(new MavenConvention(), new GradleConvention(), new UnknownConvention());

	/** The inputs of a class directory; empty if that does not follow this convention. */
	Optional<SourceLayout> layoutOf(Path classDirectory);

	/** The directories in a directory, in order; none if it does not exist. */
	static List<Path> directoriesIn(Path directory) {
		if (!Files.isDirectory(directory)) {
			return List.of();
		}
		try (Stream<Path> children = Files.list(directory)) {
			return children.filter(Files::isDirectory).sorted().toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** How many directories up; empty above the root. */
	static Optional<Path> above(Path path, int levels) {
		Path result = path;
		for (int i = 0; i < levels && result != null; i++) {
			result = result.getParent();
		}
		return Optional.ofNullable(result);
	}

}
