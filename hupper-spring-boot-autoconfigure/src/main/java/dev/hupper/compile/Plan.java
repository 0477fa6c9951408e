package dev.hupper.compile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

import dev.hupper.swap.ClassChange;
import dev.hupper.swap.SwapVerdict;

/**
 * What a compile changes: files, and what is known once they are in place.
 *
 * @param libraries as they were seen
 * @param changedJars those that have changed, and are in place
 * @param leftToBuild changed sources that are not compiled here but by the user's build,
 * and resources that only the build can make; why was said of each
 * @param also inputs that were saved beside those that this compile is for: their change
 * is in it, too
 * @param classPath that of the next worker; empty: as before
 */
record Plan(List<ModuleChange> modules, List<ResourceTree.Changed> resources, Libraries libraries,
		Set<Path> changedJars, SortedSet<Path> leftToBuild, Set<Path> also, int compiled, List<Path> classPath) {

	/** Whether all files are as they should be, and as they were. */
	boolean isEmpty() {
		return paths().isEmpty() && this.classPath.isEmpty();
	}

	/** What is to be written and deleted. */
	List<StagedFiles> files() {
		List<StagedFiles> files = new ArrayList<>();
		this.modules.forEach((change) -> files.add(change.files()));
		this.resources.forEach((change) -> files.add(change.files()));
		return files;
	}

	/** All files that change, absolute. */
	SortedSet<Path> paths() {
		SortedSet<Path> paths = new TreeSet<>(this.changedJars);
		for (StagedFiles files : files()) {
			files.names().forEach((name) -> paths.add(files.directory().resolve(name)));
		}
		return paths;
	}

	/**
	 * Whether the worker can go on with it; asked as long as the files that it runs are
	 * still there.
	 */
	SwapVerdict swapVerdict(WorkerClasses classes) {
		if (!this.classPath.isEmpty()) {
			return new SwapVerdict.Reload("the class path is another");
		}
		List<ClassChange> changes = new ArrayList<>();
		this.changedJars.forEach((jar) -> changes.add(new ClassChange(jar, null, null)));
		try {
			for (StagedFiles files : files()) {
				for (String name : files.names()) {
					Path path = files.directory().resolve(name);
					changes.add(new ClassChange(path, WorkerClasses.content(path), files.write().get(name)));
				}
			}
			return classes.decide(changes);
		}
		catch (IOException ex) {
			return new SwapVerdict.Reload("what the worker runs could not be read: " + ex.getMessage());
		}
	}

}
