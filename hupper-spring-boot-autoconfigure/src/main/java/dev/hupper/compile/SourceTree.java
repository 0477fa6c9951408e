package dev.hupper.compile;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import dev.hupper.platform.FileTree;

/**
 * All sources of a module at one time, by name: an immutable value.
 */
record SourceTree(Map<String, SourceUnit> units) {

	static final SourceTree EMPTY = new SourceTree(Map.of());

	/**
	 * Look at the source roots, of which the first that has a source wins. What was known
	 * before is taken over where nothing changed, but for paths that are to be read in
	 * any case.
	 * @throws IOException if a source cannot be read
	 */
	static SourceTree scan(SourceLayout layout, SourceTree known, Set<Path> hinted) throws IOException {
		Map<Path, SourceUnit> before = new HashMap<>();
		known.units.values().forEach((unit) -> before.put(unit.path(), unit));
		Map<String, SourceUnit> units = new TreeMap<>();
		Map<String, SourceUnit> misplaced = new TreeMap<>();
		for (Path root : layout.sourceRoots()) {
			for (Map.Entry<Path, BasicFileAttributes> file : FileTree.filesBelow(root, ".java").entrySet()) {
				if (!layout.compiles(file.getKey())) {
					continue;
				}
				String place = FileTree.name(root, file.getKey());
				FileVersion stamp = FileVersion.of(file.getValue());
				SourceUnit old = before.get(file.getKey());
				boolean same = old != null && stamp.equals(old.stamp()) && !hinted.contains(file.getKey());
				try {
					SourceUnit unit = (same && old != null) ? old
							: SourceUnit.read(place, file.getKey(), layout.encoding(), stamp);
					(unit.name().equals(place) ? units : misplaced).putIfAbsent(place, unit);
				}
				catch (NoSuchFileException ex) {
					// Deleted since it was listed.
				}
			}
		}
		misplaced.forEach((place, unit) -> {
			SourceUnit first = units.putIfAbsent(unit.name(), unit);
			if (first != null && !first.path().equals(unit.path())) {
				// Two of the same name are the compiler's to complain of.
				units.putIfAbsent(place, unit.named(place));
			}
		});
		return new SourceTree(units);
	}

	/** The names of the sources that are new or have another content. */
	Set<String> changedSince(SourceTree before) {
		Set<String> changed = new LinkedHashSet<>();
		this.units.forEach((name, unit) -> {
			SourceUnit old = before.units.get(name);
			if (old == null || !old.content().equals(unit.content())) {
				changed.add(name);
			}
		});
		return changed;
	}

	/** The names of the sources that are not there any more. */
	Set<String> removedSince(SourceTree before) {
		Set<String> removed = new LinkedHashSet<>(before.units.keySet());
		removed.removeAll(this.units.keySet());
		return removed;
	}

	/** The same with some sources known not to be what their class files are of. */
	SourceTree withOutdated(Collection<String> names) {
		Map<String, SourceUnit> changed = new TreeMap<>(this.units);
		names.forEach((name) -> changed.computeIfPresent(name, (key, unit) -> unit.outdated()));
		return new SourceTree(changed);
	}

	/** The same with those that there were before and that have gone. */
	SourceTree withRemoved(SourceTree before) {
		Map<String, SourceUnit> units = new TreeMap<>(this.units);
		before.units.forEach((name, unit) -> units.putIfAbsent(name, unit.outdated()));
		return new SourceTree(units);
	}

	/** Whether the class files of a source are known to be of something else. */
	boolean isOutdated(String name) {
		SourceUnit unit = this.units.get(name);
		return unit != null && unit.content().isEmpty();
	}

	List<SourceUnit> select(Collection<String> names) {
		return names.stream().filter(this.units::containsKey).sorted().map(this.units::get).toList();
	}

}
