package dev.hupper.compile;

import java.util.Set;

/**
 * A module at the last time when its class files were what its sources say.
 *
 * @param layout where its files are
 * @param sources its sources then
 * @param classes its class files then
 * @param generated the names of those that were made of sources that annotation
 * processors generated
 * @param verdict whether it may be compiled here
 */
record ModuleState(SourceLayout layout, SourceTree sources, ClassTree classes, Set<String> generated, Trust verdict) {
}
