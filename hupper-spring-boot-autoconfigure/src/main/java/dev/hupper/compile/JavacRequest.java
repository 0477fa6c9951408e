package dev.hupper.compile;

import java.util.List;

/**
 * What one run of the compiler is to do.
 *
 * @param sources what to compile
 * @param visible the project's other classes
 * @param settings how to compile it
 */
record JavacRequest(List<SourceUnit> sources, VisibleClasses visible, JavacSettings settings) {
}
