package dev.hupper.compile;

import java.nio.file.Path;
import java.util.List;

/**
 * What one run of the compiler is to do.
 *
 * @param sources what to compile
 * @param classDirectory where the class files of the last compile are
 * @param visible the project's other classes
 * @param settings how to compile it
 */
record JavacRequest(List<SourceUnit> sources, Path classDirectory, VisibleClasses visible, JavacSettings settings) {
}
