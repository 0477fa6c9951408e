package dev.hupper.indistinguishable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Lines that only one of two reports has.
 */
final class Difference {

	private Difference() {
	}

	/**
	 * Compare two reports, in which the order of lines means nothing.
	 * @return lines that are only in the first after a minus, those only in the second
	 * after a plus
	 */
	static List<String> between(List<String> first, List<String> second) {
		List<String> difference = new ArrayList<>();
		without(first, second).forEach((line) -> difference.add("- " + line));
		without(second, first).forEach((line) -> difference.add("+ " + line));
		difference.sort(Comparator.comparing((line) -> line.substring(2)));
		return difference;
	}

	private static List<String> without(List<String> lines, List<String> others) {
		List<String> left = new ArrayList<>(lines);
		others.forEach(left::remove);
		return left;
	}

}
