package dev.hupper.build;

import java.nio.file.Path;
import java.util.List;

/**
 * What goes into one class directory.
 *
 * @param classDirectory where it goes
 * @param sourceRoots directories of sources, existing or not, generated ones included
 * @param generated directories below which generators may make more roots, existing or
 * not
 * @param others files and directories that something else makes classes of, such as the
 * contract that a generator is given
 * @param resources what is copied, the first that has a file wins
 * @param compiler how sources are compiled
 */
public record SourceSet(Path classDirectory, List<Path> sourceRoots, List<Path> generated, List<Path> others,
		List<ResourceRoot> resources, CompilerModel compiler) {
}
