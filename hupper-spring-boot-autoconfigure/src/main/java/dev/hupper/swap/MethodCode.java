package dev.hupper.swap;

import java.util.List;
import java.util.Set;

/**
 * What a method does.
 *
 * @param text its instructions in words, the same for the same instructions whatever
 * numbers their constants have
 * @param sites the dynamic call sites that may hold state, in order
 * @param calls the methods of the same class that it names, with descriptors
 */
record MethodCode(String text, List<String> sites, Set<String> calls) {

	static final MethodCode NONE = new MethodCode("", List.of(), Set.of());

}
