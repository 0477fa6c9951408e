package dev.hupper.compile;

import java.nio.file.Path;
import java.util.Set;

/**
 * What a compile changes in one class directory.
 *
 * @param saved the sources whose change it is
 * @param left changed sources that are left to whoever else builds the module
 */
record ModuleChange(ModuleState after, StagedFiles files, Set<Path> saved, Set<Path> left) {

}
