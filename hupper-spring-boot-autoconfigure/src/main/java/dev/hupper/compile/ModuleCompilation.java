package dev.hupper.compile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * One module within one compile: what is to be compiled in it, and what came out so far.
 * Nothing is written.
 */
final class ModuleCompilation {

	private final ModuleState before;

	private final SourceTree sources;

	/** The class files as they were found, those that other builders wrote included. */
	private ClassTree onDisk;

	private final Set<String> removed;

	private final Set<String> todo;

	private ModuleOutput output = ModuleOutput.NONE;

	private boolean whole;

	private Trust verdict;

	private final Set<Path> saved = new LinkedHashSet<>();

	private final Set<Path> left = new LinkedHashSet<>();

	/** Begin with what is known, and with the sources and class files as they are now. */
	ModuleCompilation(ModuleState before, SourceTree sources, ClassTree onDisk, boolean all) {
		this.before = before;
		this.sources = sources;
		this.onDisk = onDisk;
		this.verdict = before.verdict();
		this.removed = sources.removedSince(before.sources());
		this.todo = sources.changedSince(before.sources());
		sources.select(this.todo)
			.stream()
			.filter((unit) -> !before.sources().isOutdated(unit.name()))
			.map(SourceUnit::path)
			.forEach(this.saved::add);
		before.sources().select(this.removed).forEach((unit) -> this.saved.add(unit.path()));
		vanished().stream().map(ClassFacts::unit).filter(sources.units()::containsKey).forEach(this.todo::add);
		if (all && this.verdict instanceof Trust.Trusted) {
			this.todo.addAll(sources.units().keySet());
		}
	}

	private List<ClassFacts> vanished() {
		return this.before.classes().all().stream().filter((facts) -> this.onDisk.find(facts.name()) == null).toList();
	}

	Path classDirectory() {
		return this.before.layout().classDirectory();
	}

	/** Whether it may be compiled here. */
	Trust verdict() {
		return this.verdict;
	}

	/** Compile it in this way from now on. */
	void trust(Trust.Trusted how) {
		this.verdict = how;
	}

	/** Leave it to whoever else builds it: nothing of it is compiled or written. */
	void leave(Trust.Refused why) {
		this.verdict = why;
		this.sources.select(this.todo).forEach((unit) -> this.left.add(unit.path()));
		this.before.sources().select(this.removed).forEach((unit) -> this.left.add(unit.path()));
		this.saved.clear();
		this.todo.clear();
		this.removed.clear();
		this.output = ModuleOutput.NONE;
		this.whole = false;
	}

	/** Whether there is something to compile or to delete. */
	boolean isNeeded() {
		return !this.todo.isEmpty() || !this.removed.isEmpty();
	}

	/** Compile more sources, of this or another module, and tell whether any is new. */
	boolean add(Collection<UnitKey> names) {
		boolean grown = false;
		for (UnitKey key : names) {
			if (key.classDirectory().equals(classDirectory()) && this.sources.units().containsKey(key.name())) {
				grown |= this.todo.add(key.name());
			}
		}
		return grown;
	}

	/** How many sources were compiled. */
	int compiled() {
		return this.todo.size();
	}

	/**
	 * What to compile now. More than half is as good as all, and what speaks for a whole
	 * package, or feeds a generator, asks for all.
	 */
	List<SourceUnit> select(boolean generates) {
		if (generates || asksForAll()) {
			this.whole = true;
			this.todo.addAll(this.sources.units().keySet());
		}
		return this.sources.select(this.todo);
	}

	private boolean asksForAll() {
		return this.todo.size() * 2 > this.sources.units().size()
				|| this.sources.select(this.todo).stream().anyMatch(SourceUnit::isDescriptor);
	}

	/**
	 * Whether all that is to be compiled are sources of which annotation processors see
	 * what they saw before, and what they generated is still there.
	 */
	boolean changesOnlyBodies(SourceOutlines outlines) {
		return this.removed.isEmpty() && changedBeforehand().isEmpty() && !asksForAll()
				&& this.todo.equals(this.sources.changedSince(this.before.sources()))
				&& this.before.generated().stream().map(this.before.classes()::find).allMatch(this::isOnDisk)
				&& outlines.differInBodies(classDirectory(), this.before.sources(), this.sources, this.todo);
	}

	private boolean isOnDisk(@Nullable ClassFacts facts) {
		ClassFacts found = (facts != null) ? this.onDisk.find(facts.name()) : null;
		return facts != null && found != null && found.hasContentOf(facts);
	}

	/** Take note of what processors are shown of the sources. */
	void outline(SourceOutlines outlines) throws IOException {
		outlines.note(classDirectory(), this.before.sources(), this.sources);
	}

	/** Whether what processors generated of what was compiled is what there is. */
	boolean generatedAsBefore() throws IOException {
		return this.output.beside().areIn(classDirectory())
				&& this.output.without(this.todo).stream().allMatch(this::isOnDisk);
	}

	/**
	 * Forget what was generated, as it is there, and tell whether others see the rest as
	 * they did.
	 */
	boolean looksAsBefore() {
		this.output = this.output.ofUnits(this.todo);
		return visiblyReplaced().isEmpty();
	}

	void accept(CompilerOutput compiled) throws IOException {
		this.output = ModuleOutput.of(compiled);
	}

	/** Sources that were not compiled and yet define a class that came out. */
	Set<UnitKey> conflicting() {
		Set<UnitKey> conflicting = new LinkedHashSet<>();
		for (String name : this.output.classes().keySet()) {
			ClassFacts known = this.onDisk.find(name);
			if (known != null && !this.todo.contains(known.unit()) && this.sources.units().containsKey(known.unit())) {
				conflicting.add(new UnitKey(classDirectory(), known.unit()));
			}
		}
		return conflicting;
	}

	/**
	 * Classes that others see differently before anything is compiled: those that another
	 * builder wrote, and those whose sources are gone.
	 */
	Set<String> changedBeforehand() {
		Set<String> changed = ClassTree.visiblyChanged(this.before.classes().all(), this.onDisk.all());
		changed.addAll(this.before.classes().namesOf(this.removed));
		return changed;
	}

	/** Classes that others see differently by now. */
	Set<String> visiblyChanged() {
		Set<String> changed = changedBeforehand();
		changed.addAll(visiblyReplaced());
		return changed;
	}

	private Set<String> visiblyReplaced() {
		Set<String> names = replacedNames(this.before.classes());
		return ClassTree.visiblyChanged(
				this.before.classes().all().stream().filter((facts) -> names.contains(facts.name())).toList(),
				this.output.facts());
	}

	private Set<String> replacedNames(ClassTree tree) {
		Set<String> names = new HashSet<>(tree.namesOf(this.todo));
		names.addAll(tree.namesOf(this.removed));
		if (this.whole) {
			names.addAll(this.before.generated());
			names.retainAll(tree.names());
		}
		return names;
	}

	/** Let others, or this module's next run, see the classes that stay. */
	void showKept(VisibleClasses visible) {
		Set<String> hidden = replacedNames(this.onDisk);
		for (String name : this.onDisk.names()) {
			if (!hidden.contains(name)) {
				visible.add(ClassContent.inDirectory(name, classDirectory()));
			}
		}
	}

	/** Let others see what came out. */
	void showOutput(VisibleClasses visible) {
		this.output.show(visible);
	}

	void describe(DependencyGraph graph) {
		this.sources.units().forEach((name, unit) -> {
			List<ClassFacts> classes = new ArrayList<>(this.before.classes().ofUnit(name));
			classes.addAll(this.output.ofUnit(name));
			graph.add(new UnitKey(classDirectory(), name), unit.words(), classes);
		});
		Set<String> known = this.sources.units().keySet();
		graph.add(new UnitKey(classDirectory(), ""), IdentifierIndex.of(""),
				this.before.classes().all().stream().filter((facts) -> !known.contains(facts.unit())).toList());
	}

	/** Look at the class files once more: another builder may have been faster. */
	void lookAgain() throws IOException {
		if (!this.output.classes().isEmpty()) {
			this.onDisk = ClassTree.scan(classDirectory(), this.onDisk);
		}
	}

	/**
	 * A class file that another builder made of the same source, differently: it is
	 * neither what was known nor what came out.
	 */
	Optional<ClassFacts> externallyWritten() {
		Map<String, ClassFacts> made = this.output.byName();
		return this.onDisk.all().stream().filter((facts) -> {
			ClassFacts known = this.before.classes().find(facts.name());
			ClassFacts ours = made.getOrDefault(facts.name(), this.todo.contains(facts.unit()) ? null : known);
			return ours != null && !facts.hasContentOf(ours) && (known == null || !facts.hasContentOf(known));
		}).findFirst();
	}

	private Set<String> generated() {
		if (!this.whole) {
			return this.before.generated();
		}
		return this.output.without(this.sources.units().keySet())
			.stream()
			.map(ClassFacts::name)
			.collect(Collectors.toSet());
	}

	/** What to write and to delete in the class directory, and the state after that. */
	ModuleChange result() throws IOException {
		Map<String, byte[]> write = this.output.unless(this::isOnDisk);
		write.putAll(this.output.beside().missingIn(classDirectory()));
		Set<String> delete = new LinkedHashSet<>(replacedNames(this.onDisk));
		delete.removeAll(this.output.classes().keySet());
		this.sources.units()
			.keySet()
			.stream()
			.flatMap((unit) -> this.onDisk.ofUnit(unit).stream())
			.filter(ClassFacts::isPlainPackage)
			.map(ClassFacts::name)
			.forEach(delete::remove);
		ClassTree after = this.onDisk.with(delete, this.output.facts());
		Set<String> deletedFiles = new LinkedHashSet<>();
		delete.forEach((name) -> deletedFiles.add(name + ".class"));
		Map<String, String> written = this.output.beside().digests(this.before.written(), this.whole);
		deletedFiles.addAll(ProcessorFiles.abandoned(this.before, written.keySet()));
		return new ModuleChange(
				new ModuleState(this.before.layout(), this.sources, after, generated(), written, this.verdict),
				new StagedFiles(classDirectory(), write, Map.of(), deletedFiles), this.saved, this.left);
	}

}
