package dev.hupper.spring.boot.properties;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The value of {@code hupper.worker.jvm-options}, which may be written as one text or as
 * a list.
 */
final class JvmOptions {

	/** Options may hold commas and spaces themselves, but each begins with a hyphen. */
	private static final Pattern BETWEEN = Pattern.compile("(?:\\s*,\\s*|\\s+)(?=-)");

	private JvmOptions() {
	}

	static List<String> split(List<String> elements) {
		return Stream.of(BETWEEN.split(String.join(",", elements).strip()))
			.filter((option) -> !option.isEmpty())
			.toList();
	}

}
