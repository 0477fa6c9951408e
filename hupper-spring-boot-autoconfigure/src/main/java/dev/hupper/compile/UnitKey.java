package dev.hupper.compile;

import java.nio.file.Path;

/**
 * Names a source within the whole project.
 *
 * @param classDirectory that of its module
 * @param name its path below its source root
 */
record UnitKey(Path classDirectory, String name) {
}
