package dev.hupper.compile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import dev.hupper.platform.FileTree;
import org.jspecify.annotations.Nullable;

/**
 * All class files of a class directory at one time: an immutable value.
 */
final class ClassTree {

	static final ClassTree EMPTY = new ClassTree(Map.of());

	private final Map<String, Entry> entries;

	private final Map<String, List<ClassFacts>> byUnit = new HashMap<>();

	private ClassTree(Map<String, Entry> entries) {
		this.entries = entries;
		entries.values()
			.forEach((entry) -> this.byUnit.computeIfAbsent(entry.facts.unit(), (unit) -> new ArrayList<>())
				.add(entry.facts));
	}

	/** A class file and what it looked like when it was read; null: read it again. */
	private record Entry(ClassFacts facts, @Nullable FileVersion stamp) {
	}

	/**
	 * Look at a class directory, which need not exist. What was known before is taken
	 * over where nothing changed.
	 * @throws IOException if the directory cannot be read
	 */
	static ClassTree scan(Path directory, ClassTree known) throws IOException {
		Map<String, Entry> entries = new TreeMap<>();
		for (Map.Entry<Path, BasicFileAttributes> file : FileTree.filesBelow(directory, ".class").entrySet()) {
			String fileName = FileTree.name(directory, file.getKey());
			if (fileName.startsWith("META-INF/") || fileName.equals("module-info.class")) {
				continue;
			}
			String name = fileName.substring(0, fileName.length() - ".class".length());
			FileVersion stamp = FileVersion.of(file.getValue());
			Entry before = known.entries.get(name);
			try {
				entries.put(name, (before != null && stamp.equals(before.stamp)) ? before
						: new Entry(ClassFacts.read(Files.readAllBytes(file.getKey()), file.getKey()), stamp));
			}
			catch (IOException ex) {
				// Deleted since it was listed, or another builder is writing it: not
				// there.
			}
		}
		return new ClassTree(entries);
	}

	/** The tree after a compile, in which classes have gone, come or been replaced. */
	ClassTree with(Collection<String> removed, Collection<ClassFacts> added) {
		Map<String, Entry> changed = new TreeMap<>(this.entries);
		changed.keySet().removeAll(removed);
		added.forEach((facts) -> changed.put(facts.name(), new Entry(facts, null)));
		return new ClassTree(changed);
	}

	@Nullable ClassFacts find(String name) {
		Entry entry = this.entries.get(name);
		return (entry != null) ? entry.facts : null;
	}

	Set<String> names() {
		return this.entries.keySet();
	}

	Collection<ClassFacts> all() {
		return this.entries.values().stream().map(Entry::facts).toList();
	}

	List<ClassFacts> ofUnit(String unit) {
		return this.byUnit.getOrDefault(unit, List.of());
	}

	/** Whether all class files are the same. */
	boolean hasContentOf(ClassTree other) {
		return all().stream()
			.map(ClassFacts::content)
			.toList()
			.equals(other.all().stream().map(ClassFacts::content).toList());
	}

	/** Whether one class file is the same, or in neither. */
	boolean hasClassOf(ClassTree other, String name) {
		return content(name).equals(other.content(name));
	}

	private String content(String name) {
		ClassFacts facts = find(name);
		return (facts != null) ? facts.content() : "";
	}

	/** When the oldest class file of a source was written; empty if there is none. */
	Optional<FileTime> writtenOf(String unit) {
		return ofUnit(unit).stream()
			.map((facts) -> this.entries.get(facts.name()))
			.filter(Objects::nonNull)
			.map(Entry::stamp)
			.filter(Objects::nonNull)
			.map(FileVersion::modified)
			.min(Comparator.naturalOrder());
	}

	/** The classes that were compiled from none of some sources. */
	List<ClassFacts> withoutUnit(Collection<String> units) {
		return all().stream().filter((facts) -> !units.contains(facts.unit())).toList();
	}

	/** The names of the classes that were compiled from some sources. */
	Set<String> namesOf(Collection<String> units) {
		Set<String> names = new LinkedHashSet<>();
		units.forEach((unit) -> ofUnit(unit).forEach((facts) -> names.add(facts.name())));
		return names;
	}

	/**
	 * The classes that others see differently than before, those that came and went
	 * included.
	 */
	static Set<String> visiblyChanged(Collection<ClassFacts> before, Collection<ClassFacts> after) {
		Map<String, String> old = apis(before);
		Map<String, String> now = apis(after);
		Set<String> changed = new LinkedHashSet<>(old.keySet());
		changed.addAll(now.keySet());
		changed.removeIf((name) -> old.getOrDefault(name, "").equals(now.getOrDefault(name, "")));
		return changed;
	}

	private static Map<String, String> apis(Collection<ClassFacts> classes) {
		Map<String, String> apis = new HashMap<>();
		classes.forEach((facts) -> apis.put(facts.name(), facts.api()));
		return apis;
	}

}
