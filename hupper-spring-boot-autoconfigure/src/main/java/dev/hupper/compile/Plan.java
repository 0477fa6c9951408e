package dev.hupper.compile;

import java.util.ArrayList;
import java.util.List;

/**
 * What a compile changes: files, and what is known once they are in place.
 *
 * @param modules changed classes
 * @param resources changed resources
 * @param compiled how many sources were compiled
 */
record Plan(List<ModuleChange> modules, List<ResourceTree.Changed> resources, int compiled) {

	/** Whether all files are as they should be. */
	boolean isEmpty() {
		return files().stream().allMatch((files) -> files.names().isEmpty());
	}

	List<StagedFiles> files() {
		List<StagedFiles> files = new ArrayList<>();
		this.modules.forEach((change) -> files.add(change.files()));
		this.resources.forEach((change) -> files.add(change.files()));
		return files;
	}

}
