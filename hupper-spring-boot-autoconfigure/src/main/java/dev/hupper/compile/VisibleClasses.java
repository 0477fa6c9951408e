package dev.hupper.compile;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The class files of the project that one run of the compiler sees, by package. What is
 * compiled anew is not among them, so that nothing resolves to a class that goes.
 */
final class VisibleClasses {

	private final Map<String, Map<String, ClassContent>> packages = new HashMap<>();

	/** Add a class, unless one of the same name is there. */
	void add(ClassContent content) {
		String name = content.internalName();
		this.packages.computeIfAbsent(packageOf(name), (key) -> new TreeMap<>()).putIfAbsent(name, content);
	}

	/** The classes of one package, named with dots; empty for the unnamed one. */
	List<ClassContent> inPackage(String name) {
		return List.copyOf(this.packages.getOrDefault(name.replace('.', '/'), Map.of()).values());
	}

	private static String packageOf(String internalName) {
		return internalName.substring(0, Math.max(0, internalName.lastIndexOf('/')));
	}

}
