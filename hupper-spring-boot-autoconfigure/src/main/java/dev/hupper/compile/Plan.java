package dev.hupper.compile;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a compile changes: files, and what is known once they are in place.
 *
 * @param modules changed classes
 * @param resources changed resources
 * @param jars the libraries, as they were seen
 * @param changedJars those that have changed, and are in place
 * @param compiled how many sources were compiled
 */
record Plan(List<ModuleChange> modules, List<ResourceTree.Changed> resources, Map<Path, FileStamp> jars,
		Set<Path> changedJars, int compiled) {

	/** Whether all files are as they should be, and as they were. */
	boolean isEmpty() {
		return this.changedJars.isEmpty() && files().stream().allMatch((files) -> files.names().isEmpty());
	}

	List<StagedFiles> files() {
		List<StagedFiles> files = new ArrayList<>();
		this.modules.forEach((change) -> files.add(change.files()));
		this.resources.forEach((change) -> files.add(change.files()));
		return files;
	}

}
