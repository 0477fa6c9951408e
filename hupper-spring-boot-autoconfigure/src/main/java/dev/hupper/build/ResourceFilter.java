package dev.hupper.build;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Fills in placeholders as a build does. Whether it does so for a file is to be proved by
 * what the build made of it.
 */
public final class ResourceFilter {

	private final Pattern placeholder;

	private final Set<String> unfiltered;

	private final Charset encoding;

	private final Function<String, Optional<String>> values;

	/**
	 * Fill in values between delimiters.
	 * @param delimiters what a placeholder is enclosed in, as the build says it:
	 * {@code @}, or <code>${*}</code>
	 * @param unfiltered the lower-case extensions of files that are copied as they are
	 * @param encoding how values are written
	 * @param values the values by name
	 */
	public ResourceFilter(List<String> delimiters, Set<String> unfiltered, Charset encoding,
			Function<String, Optional<String>> values) {
		this(Pattern.compile(delimiters.stream().map(ResourceFilter::pattern).collect(Collectors.joining("|"))),
				unfiltered, encoding, values);
	}

	private ResourceFilter(Pattern placeholder, Set<String> unfiltered, Charset encoding,
			Function<String, Optional<String>> values) {
		this.placeholder = placeholder;
		this.unfiltered = unfiltered;
		this.encoding = encoding;
		this.values = values;
	}

	private static String pattern(String delimiter) {
		int star = delimiter.indexOf('*');
		String begin = (star < 0) ? delimiter : delimiter.substring(0, star);
		String end = (star < 0) ? delimiter : delimiter.substring(star + 1);
		return Pattern.quote(begin) + "([\\w.-]+)" + Pattern.quote(end);
	}

	/** The same, where other values are known to come first. */
	public ResourceFilter with(Map<String, String> learned) {
		return new ResourceFilter(this.placeholder, this.unfiltered, this.encoding,
				(name) -> Optional.ofNullable(learned.get(name)).or(() -> this.values.apply(name)));
	}

	/**
	 * Read off what a build has made of a file those values that only the build knows,
	 * such as the time or a commit: then the same can be made of the file once more.
	 * @return the values by name; empty if the build has changed something else, too
	 */
	public Map<String, String> learn(byte[] content, byte[] made) {
		String from = new String(content, StandardCharsets.ISO_8859_1);
		String to = new String(made, StandardCharsets.ISO_8859_1);
		List<MatchResult> placeholders = this.placeholder.matcher(from).results().toList();
		Map<String, String> learned = new HashMap<>();
		int read = 0;
		int written = 0;
		for (int i = 0; i < placeholders.size(); i++) {
			MatchResult match = placeholders.get(i);
			written += match.start() - read;
			read = match.end();
			boolean last = i + 1 == placeholders.size();
			String rest = from.substring(read, last ? from.length() : placeholders.get(i + 1).start());
			String name = name(match::group);
			String value = Optional.ofNullable(learned.get(name))
				.or(() -> this.values.apply(name))
				.map(this::encoded)
				.orElse(match.group());
			if (!to.startsWith(value + rest, written)) {
				int end = last ? to.length() - rest.length() : to.indexOf(rest, written);
				boolean divided = last || !rest.isEmpty();
				if (!divided || end < written || to.substring(written, end).contains("\n")) {
					return Map.of();
				}
				value = to.substring(written, end);
				learned.put(name, new String(value.getBytes(StandardCharsets.ISO_8859_1), this.encoding));
			}
			written += value.length();
		}
		return Arrays.equals(with(learned).fill(content), made) ? learned : Map.of();
	}

	/** Whether the build looks for placeholders in a file of this name. */
	public boolean appliesTo(String fileName) {
		String extension = fileName.substring(fileName.lastIndexOf('.') + 1);
		return !this.unfiltered.contains(extension.toLowerCase(Locale.ROOT));
	}

	/** Fill in the values of the placeholders that have one. */
	public byte[] fill(byte[] content) {
		// Of any encoding that begins with ASCII, and without damage to the rest.
		String text = new String(content, StandardCharsets.ISO_8859_1);
		return this.placeholder.matcher(text)
			.replaceAll((match) -> Matcher
				.quoteReplacement(this.values.apply(name(match::group)).map(this::encoded).orElse(match.group())))
			.getBytes(StandardCharsets.ISO_8859_1);
	}

	private String encoded(String value) {
		return new String(value.getBytes(this.encoding), StandardCharsets.ISO_8859_1);
	}

	/** The placeholders that nothing is known of, as they are written. */
	public Set<String> unknown(byte[] content) {
		Set<String> unknown = new TreeSet<>();
		Matcher matcher = this.placeholder.matcher(new String(content, StandardCharsets.ISO_8859_1));
		while (matcher.find()) {
			if (this.values.apply(name(matcher::group)).isEmpty()) {
				unknown.add(matcher.group());
			}
		}
		return unknown;
	}

	/** One group for each kind of delimiter. */
	private static String name(Function<Integer, String> group) {
		int number = 1;
		while (group.apply(number) == null) {
			number++;
		}
		return group.apply(number);
	}

}
