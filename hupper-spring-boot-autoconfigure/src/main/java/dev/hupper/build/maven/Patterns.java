package dev.hupper.build.maven;

import java.io.File;
import java.util.List;
import java.util.function.Predicate;

import org.codehaus.plexus.util.MatchPatterns;

/**
 * Which files a plugin takes, by Maven's own matching of patterns.
 */
final class Patterns {

	private Patterns() {
	}

	/**
	 * Whether a file is taken, by its path with the separators of this system. Without
	 * includes all are.
	 */
	static Predicate<String> of(List<String> includes, List<String> excludes) {
		Predicate<String> included = includes.isEmpty() ? (name) -> true : any(includes);
		return excludes.isEmpty() ? included : included.and(any(excludes).negate());
	}

	private static Predicate<String> any(List<String> patterns) {
		MatchPatterns matcher = MatchPatterns.from(patterns.stream().map(Patterns::normalized).toList());
		return (name) -> matcher.matches(name, true);
	}

	/** As Maven's scanner does. */
	private static String normalized(String pattern) {
		String path = pattern.strip().replace('/', File.separatorChar).replace('\\', File.separatorChar);
		return path.endsWith(File.separator) ? path + "**" : path;
	}

}
