package dev.hupper.build;

import java.nio.file.Path;
import java.util.List;

/**
 * How one module is built.
 *
 * @param project the directory of its build file
 * @param buildFiles the files that say so, those of its parents included
 * @param main what it consists of
 * @param tests its tests
 */
public record ModuleModel(Path project, List<Path> buildFiles, SourceSet main, SourceSet tests) {
}
