package dev.hupper.reloader;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compares what the conditions of a worker's auto-configuration came to with those of the
 * worker before.
 */
final class ConditionDifference {

	/** Whoever exchanges a library finds the rest in the actuator. */
	private static final int MAX_LINES = 40;

	/** By context: a worker may have several. */
	private final Map<String, Set<String>> before = new HashMap<>();

	/**
	 * A context of a worker has been configured.
	 * @param context its id
	 * @param lines one for each condition
	 * @return what to say; nothing of the first worker
	 */
	Optional<String> of(String context, List<String> lines) {
		Set<String> now = new TreeSet<>(lines);
		Set<String> before = this.before.put(context, now);
		if (before == null) {
			return Optional.empty();
		}
		StringBuilder text = new StringBuilder();
		int count = 0;
		Set<String> all = new TreeSet<>(before);
		all.addAll(now);
		for (String line : all) {
			if (before.contains(line) != now.contains(line) && count++ < MAX_LINES) {
				text.append("\n  ").append(now.contains(line) ? "+ " : "- ").append(line);
			}
		}
		String more = (count > MAX_LINES) ? "\n  and " + (count - MAX_LINES) + " more" : "";
		return Optional.of((count > 0) ? "Conditions have changed:" + text + more : "Conditions are as before");
	}

}
