package dev.hupper.swap;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import dev.hupper.swap.ClassFile.Method;

/**
 * Decides from the old and the new class files of one change whether the worker can go on
 * with the new ones. Whatever is not understood needs a fresh worker.
 */
public final class SwapDecision {

	/** What collections have asked of an object when it was put into them. */
	private static final Set<String> ASKED_BEFORE = Set.of("hashCode", "equals", "compareTo", "compare");

	private final ContainerRules container;

	/** Decide by what the worker's class path has, before the change is in place. */
	public SwapDecision(ClassFileLookup lookup) {
		this.container = new ContainerRules(lookup);
	}

	/** Decide about all files that changed together. */
	public SwapVerdict decide(List<ClassChange> changes) {
		Map<String, byte[]> classes = new LinkedHashMap<>();
		Map<String, Set<String>> methods = new TreeMap<>();
		for (ClassChange change : changes) {
			String fileName = String.valueOf(change.path().getFileName());
			try {
				decide(fileName, change, classes, methods);
			}
			catch (IllegalArgumentException ex) {
				return new SwapVerdict.Reload(fileName + ": " + ex.getMessage());
			}
			catch (RejectedException ex) {
				return new SwapVerdict.Reload(ex.reason);
			}
		}
		if (classes.isEmpty()) {
			return new SwapVerdict.Reload("no class changed");
		}
		return new SwapVerdict.Swap(classes, words(methods));
	}

	private static List<String> words(Map<String, Set<String>> methods) {
		List<String> words = new ArrayList<>();
		methods
			.forEach((source, names) -> words.add(names.isEmpty() ? source : source + ": " + String.join(", ", names)));
		return words;
	}

	private void decide(String fileName, ClassChange change, Map<String, byte[]> classes,
			Map<String, Set<String>> methods) throws RejectedException {
		byte[] oldBytes = change.before();
		byte[] newBytes = change.after();
		if (!fileName.endsWith(".class")) {
			throw new RejectedException(fileName + " changed with it");
		}
		if (newBytes == null) {
			throw new RejectedException(fileName + " is gone");
		}
		ClassFile now = ClassFile.of(newBytes);
		if (oldBytes == null) {
			checkAdded(now);
			return;
		}
		ClassFile before = ClassFile.of(oldBytes);
		checkParts(before, now);
		Set<String> changed = changedMethods(before, now);
		if (!changed.isEmpty()) {
			checkStart(before, now, changed);
		}
		classes.put(now.name().replace('/', '.'), newBytes);
		Set<String> names = methods.computeIfAbsent(now.sourceFile(), (source) -> new TreeSet<>());
		changed.forEach((key) -> names.add(shownName(key)));
	}

	private void checkAdded(ClassFile added) throws RejectedException {
		if (added.isPublic() || added.isAnnotated()) {
			throw new RejectedException("the class " + added.simpleName() + " is new and not hidden");
		}
		if (this.container.isKnown(added.name())) {
			throw new RejectedException("the class " + added.simpleName() + " takes the place of another");
		}
	}

	private static void checkParts(ClassFile before, ClassFile now) throws RejectedException {
		Set<String> all = new TreeSet<>(before.parts().keySet());
		all.addAll(now.parts().keySet());
		for (String part : all) {
			String old = before.parts().get(part);
			String current = now.parts().get(part);
			if (old == null || !old.equals(current)) {
				String how = (old == null) ? " is new" : (current == null) ? " is gone" : " changed";
				throw new RejectedException(now.simpleName() + ": " + part.replaceFirst("\\(.*", "") + how);
			}
		}
	}

	private static Set<String> changedMethods(ClassFile before, ClassFile now) throws RejectedException {
		Set<String> changed = new TreeSet<>();
		for (Map.Entry<String, Method> entry : now.methods().entrySet()) {
			Method method = entry.getValue();
			MethodCode old = before.codeOf(entry.getKey());
			if (!old.text().equals(method.code().text())) {
				if (method.name().startsWith("<")) {
					throw new RejectedException(
							now.simpleName() + ": what runs when it is made or initialised changed");
				}
				if (!old.sites().equals(method.code().sites())) {
					throw new RejectedException(
							now.simpleName() + ": the lambdas or method references of " + method.name() + " changed");
				}
				changed.add(entry.getKey());
			}
		}
		return changed;
	}

	/** What has run when the application started would not run again. */
	private void checkStart(ClassFile before, ClassFile now, Set<String> changed) throws RejectedException {
		checkContainer(now, now.simpleName());
		checkReached(now, changed, hierarchy(before, now, List.of()));
		for (ClassFile subtype : this.container.subtypes(now)) {
			checkContainer(subtype, now.simpleName() + ": its subtype " + subtype.simpleName());
			checkReached(now, changed, hierarchy(before, now, List.of(subtype)));
		}
	}

	private void checkContainer(ClassFile file, String called) throws RejectedException {
		String reason = this.container.reasonAgainst(file);
		if (reason != null) {
			throw new RejectedException(called + " " + reason);
		}
	}

	/** Which version of the changed class is on the class path is not known here. */
	private Hierarchy hierarchy(ClassFile before, ClassFile now, List<ClassFile> subtype) {
		Map<String, ClassFile> others = new HashMap<>();
		subtype.forEach((type) -> this.container.supertypes(type).forEach((each) -> others.put(each.name(), each)));
		this.container.supertypes(now).forEach((each) -> others.put(each.name(), each));
		subtype.forEach((type) -> others.put(type.name(), type));
		others.remove(now.name());
		List<ClassFile> all = new ArrayList<>(others.values());
		all.add(before);
		all.add(now);
		return new Hierarchy(all);
	}

	private void checkReached(ClassFile now, Set<String> changed, Hierarchy hierarchy) throws RejectedException {
		Set<String> start = hierarchy.reachedFrom(this::isStart);
		for (String key : changed) {
			if (start.contains(key)) {
				throw new RejectedException(now.simpleName() + ": " + shownName(key)
						+ " may have run for what the application still holds");
			}
		}
	}

	private boolean isStart(Method method) {
		return method.name().startsWith("<") || method.name().equals("main") || ASKED_BEFORE.contains(method.name())
				|| this.container.calls(method.annotations());
	}

	private static String shownName(String key) {
		String name = key.substring(0, key.indexOf('('));
		String[] parts = name.split("\\$", -1);
		return (parts.length == 3 && parts[0].equals("lambda")) ? parts[1] : name;
	}

	/** The change needs a fresh worker. */
	private static final class RejectedException extends Exception {

		private final String reason;

		RejectedException(String reason) {
			super(reason, null, false, false);
			this.reason = reason;
		}

	}

}
