package dev.hupper.launch;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.hupper.platform.CommandLine;

/**
 * The JVM options in an environment variable such as {@code JAVA_TOOL_OPTIONS}: separated
 * by white space, quoted with either quote, without escapes.
 */
record EnvironmentOptions(List<Option> options) {

	/** Its options come after those of the command line. */
	static final String LAST = "_JAVA_OPTIONS";

	/** All there are, in the order in which a JVM reads them. */
	static final List<String> VARIABLES = List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", LAST);

	private static final Pattern WORD = Pattern.compile("(?:[^\\s\"']|\"[^\"]*\"?|'[^']*'?)+");

	private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"?|'([^']*)'?");

	static EnvironmentOptions parse(String text) {
		List<Option> options = new ArrayList<>();
		Matcher words = WORD.matcher(text);
		while (words.find()) {
			String written = words.group();
			String value = unquoted(written);
			// Such are options of the launcher, in JDK_JAVA_OPTIONS alone.
			if (CommandLine.isFollowedByValue(value) && words.find()) {
				written += " " + words.group();
				value += "=" + unquoted(words.group());
			}
			options.add(new Option(written, value));
		}
		return new EnvironmentOptions(List.copyOf(options));
	}

	private static String unquoted(String word) {
		return QUOTED.matcher(word)
			.replaceAll((quoted) -> Matcher
				.quoteReplacement((quoted.group(1) != null) ? quoted.group(1) : quoted.group(2)));
	}

	List<String> values() {
		return this.options.stream().map(Option::value).toList();
	}

	/**
	 * The variable for a worker, empty if nothing is left; notes are added of what was
	 * left out or changed.
	 */
	String forWorker(List<String> notes) {
		StringJoiner text = new StringJoiner(" ");
		for (Option option : this.options) {
			List<String> shared = WorkerOptions.share(List.of(option.value()), notes);
			if (shared.equals(List.of(option.value()))) {
				text.add(option.written());
			}
			else {
				shared.forEach((changed) -> text.add(quote(changed)));
			}
		}
		return text.toString();
	}

	private static String quote(String value) {
		return value.contains("\"") ? "'" + value + "'" : "\"" + value + "\"";
	}

	/** One option, as it stands in the variable and as the JVM sees it. */
	record Option(String written, String value) {
	}

}
