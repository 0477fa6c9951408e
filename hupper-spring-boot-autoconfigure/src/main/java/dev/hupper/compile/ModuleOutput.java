package dev.hupper.compile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What came out of the compiler for one module.
 *
 * @param classes class files by the internal names of their classes
 * @param facts the same classes as other classes see them
 * @param beside what annotation processors wrote beside class files
 */
record ModuleOutput(Map<String, byte[]> classes, List<ClassFacts> facts, ProcessorFiles beside) {

	static final ModuleOutput NONE = new ModuleOutput(Map.of(), List.of(), ProcessorFiles.NONE);

	static ModuleOutput of(CompilerOutput compiled) throws IOException {
		List<ClassFacts> facts = new ArrayList<>();
		for (Map.Entry<String, byte[]> entry : compiled.classes().entrySet()) {
			facts.add(ClassFacts.read(entry.getValue(), Path.of(entry.getKey() + ".class")));
		}
		return new ModuleOutput(compiled.classes(), facts, ProcessorFiles.of(compiled));
	}

	/** The same without classes of other sources, which processors generated. */
	ModuleOutput ofUnits(Set<String> units) {
		Map<String, byte[]> kept = new LinkedHashMap<>();
		List<ClassFacts> keptFacts = this.facts.stream().filter((made) -> units.contains(made.unit())).toList();
		keptFacts.forEach((made) -> kept.put(made.name(), content(made)));
		return new ModuleOutput(kept, keptFacts, this.beside);
	}

	List<ClassFacts> ofUnit(String unit) {
		return this.facts.stream().filter((made) -> made.unit().equals(unit)).toList();
	}

	/** Classes of other sources, which processors generated. */
	List<ClassFacts> without(Set<String> units) {
		return this.facts.stream().filter((made) -> !units.contains(made.unit())).toList();
	}

	Map<String, ClassFacts> byName() {
		Map<String, ClassFacts> made = new HashMap<>();
		this.facts.forEach((one) -> made.put(one.name(), one));
		return made;
	}

	/** The class files that differ from those that are there, by their file names. */
	Map<String, byte[]> unless(Predicate<ClassFacts> there) {
		return this.facts.stream()
			.filter(there.negate())
			.collect(Collectors.toMap(ClassFacts::fileName, this::content, (one, other) -> other, LinkedHashMap::new));
	}

	private byte[] content(ClassFacts made) {
		return this.classes.getOrDefault(made.name(), new byte[0]);
	}

	void show(VisibleClasses visible) {
		this.classes.forEach((name, bytes) -> visible.add(ClassContent.staged(name, bytes)));
	}

}
