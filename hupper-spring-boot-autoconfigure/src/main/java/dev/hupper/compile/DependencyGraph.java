package dev.hupper.compile;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Tells which sources have to be compiled again because others see some classes
 * differently than before. It may name too many, never too few.
 *
 * <p>
 * A compilation looks at a class because the source names it, because it is the type of
 * an expression (then the class file refers to it), because it is a supertype of such a
 * class (then that one counts as changed too), or because a class that the class file
 * refers to shows it in its members: an overload that was not chosen, a type argument
 * (then that one counts as changed too, once).
 */
final class DependencyGraph {

	private final List<Node> nodes = new ArrayList<>();

	/** A source, its words, and its classes as they were before or are now. */
	private record Node(UnitKey key, IdentifierIndex words, Collection<ClassFacts> classes) {

		boolean refersToAny(Set<String> names) {
			return this.classes.stream().anyMatch((facts) -> intersect(facts.references(), names));
		}

		boolean mentionsAny(Set<String> words) {
			return words.stream().anyMatch(this.words::mention);
		}

	}

	void add(UnitKey key, IdentifierIndex words, Collection<ClassFacts> classes) {
		this.nodes.add(new Node(key, words, classes));
	}

	/**
	 * The sources to compile again because classes changed, came or went; those of these
	 * classes are perhaps among them.
	 */
	Set<UnitKey> dependents(Set<String> changed) {
		Set<String> heirs = withSubtypes(changed);
		Set<String> shown = new HashSet<>(heirs);
		visibleClasses().stream()
			.filter((facts) -> intersect(facts.exposed(), heirs))
			.forEach((facts) -> shown.add(facts.name()));
		Set<String> targets = withSubtypes(shown);
		Set<String> words = simpleNames(heirs);
		Set<UnitKey> dependents = new LinkedHashSet<>();
		for (Node node : this.nodes) {
			if (node.refersToAny(targets) || node.mentionsAny(words)) {
				dependents.add(node.key);
			}
		}
		return dependents;
	}

	/** These classes and all that inherit from them. */
	private Set<String> withSubtypes(Set<String> names) {
		Set<String> heirs = new HashSet<>(names);
		boolean grown = true;
		while (grown) {
			grown = false;
			for (ClassFacts facts : visibleClasses()) {
				if (!heirs.contains(facts.name()) && intersect(facts.supertypes(), heirs)) {
					grown |= heirs.add(facts.name());
				}
			}
		}
		return heirs;
	}

	private List<ClassFacts> visibleClasses() {
		Function<Node, Collection<ClassFacts>> classes = Node::classes;
		return this.nodes.stream().map(classes).flatMap(Collection::stream).filter(ClassFacts::isVisible).toList();
	}

	/** The names by which sources can mention these classes, and their packages' last. */
	private static Set<String> simpleNames(Set<String> classes) {
		Set<String> names = new HashSet<>();
		for (String name : classes) {
			String simple = name.substring(name.lastIndexOf('/') + 1);
			names.add(simple);
			Collections.addAll(names, simple.split("\\$"));
		}
		names.remove("");
		return names;
	}

	private static boolean intersect(Set<String> a, Set<String> b) {
		Set<String> smaller = (a.size() < b.size()) ? a : b;
		Set<String> larger = (a.size() < b.size()) ? b : a;
		return smaller.stream().anyMatch(larger::contains);
	}

}
