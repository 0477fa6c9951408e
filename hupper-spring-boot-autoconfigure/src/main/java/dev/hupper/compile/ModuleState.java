package dev.hupper.compile;

import java.util.Set;

/**
 * A module at the last time when its class files were what its sources say.
 *
 * @param generated the names of those that were made of sources that annotation
 * processors generated
 */
record ModuleState(SourceLayout layout, SourceTree sources, ClassTree classes, Set<String> generated, Trust verdict) {
}
