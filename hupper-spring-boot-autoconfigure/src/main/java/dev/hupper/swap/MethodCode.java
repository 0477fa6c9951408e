package dev.hupper.swap;

import java.util.List;
import java.util.Set;

/**
 * What a method does.
 *
 * @param text its instructions in words, the same for the same instructions whatever
 * numbers their constants have
 * @param sites the dynamic call sites that may hold state, in order
 * @param calls the methods that it names
 */
record MethodCode(String text, List<String> sites, Set<Call> calls) {

	static final MethodCode NONE = new MethodCode("", List.of(), Set.of());

	/**
	 * A method that is named.
	 *
	 * @param owner internal name of the class in which it is looked for
	 * @param key its name with descriptor
	 */
	record Call(String owner, String key) {
	}

}
