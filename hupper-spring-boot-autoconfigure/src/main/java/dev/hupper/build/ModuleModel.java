package dev.hupper.build;

import java.nio.file.Path;
import java.util.List;

/**
 * How one module is built.
 *
 * @param project the directory of its build file
 * @param buildFiles the files that say so, those of its parents included
 * @param sets what it consists of, tests included
 */
public record ModuleModel(Path project, List<Path> buildFiles, List<SourceSet> sets) {
}
