package dev.hupper.compile;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which modules use which others, read off their class files.
 */
final class ModuleOrder {

	private final Map<Path, Set<Path>> uses = new LinkedHashMap<>();

	/** Look at the class files of each class directory. */
	ModuleOrder(Map<Path, ClassTree> classes) {
		Map<String, Path> homes = new HashMap<>();
		classes.forEach((directory, tree) -> tree.names().forEach((name) -> homes.putIfAbsent(name, directory)));
		classes.forEach((directory, tree) -> {
			Set<Path> used = new HashSet<>();
			tree.all().stream().flatMap((facts) -> facts.references().stream()).forEach((name) -> {
				Path home = homes.get(name);
				if (home != null && !home.equals(directory)) {
					used.add(home);
				}
			});
			this.uses.put(directory, used);
		});
	}

	/**
	 * The class directories, each behind those it uses. Class files show neither a
	 * constant's use nor one that has just been written, so without any the last of the
	 * class path comes first: builds and IDEs put an application before its libraries.
	 */
	List<Path> sorted() {
		List<Path> sorted = new ArrayList<>();
		Set<Path> visited = new HashSet<>();
		List<Path> librariesFirst = new ArrayList<>(this.uses.keySet());
		Collections.reverse(librariesFirst);
		librariesFirst.forEach((directory) -> visit(directory, visited, sorted));
		return sorted;
	}

	private void visit(Path directory, Set<Path> visited, List<Path> sorted) {
		if (visited.add(directory)) {
			usedBy(directory).forEach((used) -> visit(used, visited, sorted));
			sorted.add(directory);
		}
	}

	/** Whether a module uses another, perhaps by way of a third. */
	boolean uses(Path user, Path used) {
		Set<Path> all = new HashSet<>();
		List<Path> open = new ArrayList<>(usedBy(user));
		while (!open.isEmpty()) {
			Path next = open.remove(open.size() - 1);
			if (all.add(next)) {
				open.addAll(usedBy(next));
			}
		}
		return all.contains(used);
	}

	private Collection<Path> usedBy(Path directory) {
		return this.uses.getOrDefault(directory, Set.of());
	}

}
