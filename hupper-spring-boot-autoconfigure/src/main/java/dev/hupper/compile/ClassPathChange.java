package dev.hupper.compile;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * What a build adds to a class path, and what it takes away: only that is done to the
 * class path with which the application was started, which may be an IDE's.
 *
 * @param before what the build said that the application runs with
 * @param after what it says now
 * @param kept whether something stays as it is, whatever the build says
 */
record ClassPathChange(List<Path> before, List<Path> after, Predicate<Path> kept) {

	/**
	 * Put it in. What is added comes after what it follows in the build's order, or else
	 * before all that the build names.
	 */
	List<Path> applyTo(List<Path> classPath) {
		List<Path> changed = new ArrayList<>(classPath);
		int at = changed.stream()
			.filter((entry) -> this.before.contains(entry) || this.after.contains(entry))
			.findFirst()
			.map(changed::indexOf)
			.orElse(changed.size());
		for (Path entry : this.after) {
			if (changed.contains(entry)) {
				at = changed.indexOf(entry) + 1;
			}
			else if (!this.before.contains(entry) && !this.kept.test(entry)) {
				changed.add(at++, entry);
			}
		}
		changed
			.removeIf((entry) -> this.before.contains(entry) && !this.after.contains(entry) && !this.kept.test(entry));
		return List.copyOf(changed);
	}

}
