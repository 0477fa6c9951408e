package dev.hupper.compile;

import java.util.Map;
import java.util.Set;

/**
 * What a compile changes in one class directory.
 *
 * @param after the module once it is done
 * @param write contents by path below the class directory
 * @param delete paths below the class directory
 * @param left whether it is left to whoever else builds it, though sources changed
 */
record ModuleChange(ModuleState after, Map<String, byte[]> write, Set<String> delete, boolean left) {

	StagedFiles files() {
		return new StagedFiles(this.after.layout().classDirectory(), this.write, this.delete);
	}

}
