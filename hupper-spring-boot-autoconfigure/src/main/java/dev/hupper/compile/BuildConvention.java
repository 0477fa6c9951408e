package dev.hupper.compile;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How a build tool lays out a module.
 */
interface BuildConvention {

	/** In the order in which they are asked. */
	List<BuildConvention> ALL = List.of(new MavenConvention(), new GradleConvention());

	/**
	 * Find the inputs of a class directory.
	 * @param classDirectory an entry of the class path
	 * @return empty if the directory does not follow this convention
	 */
	Optional<SourceLayout> layoutOf(Path classDirectory);

	/** How many directories up, or null at the root. */
	static Optional<Path> above(Path path, int levels) {
		Path result = path;
		for (int i = 0; i < levels && result != null; i++) {
			result = result.getParent();
		}
		return Optional.ofNullable(result);
	}

}
