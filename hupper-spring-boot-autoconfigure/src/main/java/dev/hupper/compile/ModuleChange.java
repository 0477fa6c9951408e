package dev.hupper.compile;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/**
 * What a compile changes in one class directory.
 *
 * @param after the module once it is done
 * @param write contents by path below the class directory
 * @param delete paths below the class directory
 * @param saved the sources whose change it is
 * @param left changed sources that are left to whoever else builds the module
 */
record ModuleChange(ModuleState after, Map<String, byte[]> write, Set<String> delete, Set<Path> saved, Set<Path> left) {

	StagedFiles files() {
		return new StagedFiles(this.after.layout().classDirectory(), this.write, Map.of(), this.delete);
	}

}
