package dev.hupper.swap;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import dev.hupper.swap.ClassFile.Method;

/**
 * Types whose methods one object can have: a class with all that it extends and
 * implements. Which of them overrides which does not matter here: a call may lead to any
 * method of its name.
 *
 * @param types in no particular order, one perhaps in several versions
 */
record Hierarchy(Collection<ClassFile> types) {

	/**
	 * The methods, by name with descriptor, that are called by others to begin with, or
	 * by those that these call in the same object.
	 */
	Set<String> reachedFrom(Predicate<Method> first) {
		Set<String> owners = this.types.stream().map(ClassFile::name).collect(Collectors.toSet());
		Map<String, List<Method>> methods = new HashMap<>();
		Deque<String> open = new ArrayDeque<>();
		for (ClassFile type : this.types) {
			type.methods().forEach((key, method) -> {
				methods.computeIfAbsent(key, (added) -> new ArrayList<>()).add(method);
				if (first.test(method)) {
					open.add(key);
				}
			});
		}
		Set<String> reached = new HashSet<>();
		while (!open.isEmpty()) {
			String key = open.remove();
			if (reached.add(key)) {
				for (Method method : methods.getOrDefault(key, List.of())) {
					method.code()
						.calls()
						.stream()
						.filter((call) -> owners.contains(call.owner()))
						.forEach((call) -> open.add(call.key()));
				}
			}
		}
		return reached;
	}

}
