package dev.hupper.platform;

import java.util.Collection;
import java.util.stream.Collectors;

/**
 * Names in a line for people.
 */
public final class Names {

	private Names() {
	}

	/** The first names, and how many more there are: {@code a, b and 3 more}. */
	public static String some(Collection<String> names, int shown) {
		int more = names.size() - shown;
		return names.stream().limit(shown).collect(Collectors.joining(", "))
				+ ((more > 0) ? " and " + more + " more" : "");
	}

}
