package dev.hupper.build;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Fills in placeholders as a build does. Whether it does so for a file is to be proved by
 * what the build made of it.
 */
public final class ResourceFilter {

	/** Other texts between delimiters are no placeholders, to the build neither. */
	private static final Pattern NAME = Pattern.compile("[\\w.-]+");

	private final Pattern placeholder;

	private final Set<String> unfiltered;

	private final Charset encoding;

	private final Charset ofProperties;

	private final Function<String, Optional<String>> values;

	/**
	 * Fill in values between delimiters.
	 * @param delimiters what a placeholder is enclosed in, as the build says it:
	 * {@code @}, or <code>${*}</code>
	 * @param escape what makes of a delimiter behind it a text as any other; empty: there
	 * is none
	 * @param unfiltered the lower-case extensions of files that are copied as they are
	 * @param encoding how values are written
	 * @param values the values by name
	 */
	public ResourceFilter(List<String> delimiters, String escape, Set<String> unfiltered, Charset encoding,
			Function<String, Optional<String>> values) {
		this(pattern(delimiters, escape), unfiltered, encoding, encoding, values);
	}

	private ResourceFilter(Pattern placeholder, Set<String> unfiltered, Charset encoding, Charset ofProperties,
			Function<String, Optional<String>> values) {
		this.placeholder = placeholder;
		this.unfiltered = unfiltered;
		this.encoding = encoding;
		this.ofProperties = ofProperties;
		this.values = values;
	}

	/**
	 * As Maven reads: a delimiter and the next one of its kind belong together, if they
	 * are near in the same line, whatever is between them. The first group is what was
	 * escaped.
	 */
	private static Pattern pattern(List<String> delimiters, String escape) {
		String begins = delimiters.stream()
			.map((each) -> Pattern.quote(each.replaceFirst("\\*.*", "")))
			.collect(Collectors.joining("|"));
		String escaped = escape.isEmpty() ? "(?!)()" : Pattern.quote(escape) + "(?:(?=" + begins + ")(.)|(?s:.))";
		return Pattern.compile(delimiters.stream().map((each) -> {
			int star = each.indexOf('*');
			String end = (star < 0) ? each : each.substring(star + 1);
			return Pattern.quote(each.replaceFirst("\\*.*", "")) + "([^\n]{0,128}?)" + Pattern.quote(end);
		}).collect(Collectors.joining("|", escaped + "|", "")));
	}

	/** The same, where other values are known to come first. */
	public ResourceFilter with(Map<String, String> learned) {
		return new ResourceFilter(this.placeholder, this.unfiltered, this.encoding, this.ofProperties,
				(name) -> Optional.ofNullable(learned.get(name)).or(() -> this.values.apply(name)));
	}

	/** The same, where values are written otherwise in files of properties. */
	public ResourceFilter withPropertiesEncoding(Charset encoding) {
		return new ResourceFilter(this.placeholder, this.unfiltered, this.encoding, encoding, this.values);
	}

	/** The one for a file of this name. */
	public ResourceFilter of(String fileName) {
		return new ResourceFilter(this.placeholder, this.unfiltered,
				fileName.endsWith(".properties") ? this.ofProperties : this.encoding, this.ofProperties, this.values);
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
			String name = name(match);
			String value = Optional.ofNullable(learned.get(name))
				.map(this::encoded)
				.or(() -> becomes(match))
				.orElse(match.group());
			if (!to.startsWith(value + rest, written)) {
				int end = last ? to.length() - rest.length() : to.indexOf(rest, written);
				boolean divided = (last || !rest.isEmpty()) && NAME.matcher(name).matches();
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
		return fill(text, this::encoded).getBytes(StandardCharsets.ISO_8859_1);
	}

	/** Fill in those of a name, which has no encoding. */
	String fill(String name) {
		return fill(name, UnaryOperator.identity());
	}

	private String fill(String text, UnaryOperator<String> encoder) {
		return this.placeholder.matcher(text)
			.replaceAll((match) -> Matcher.quoteReplacement(becomes(match, encoder).orElse(match.group())));
	}

	private String encoded(String value) {
		return new String(value.getBytes(this.encoding), StandardCharsets.ISO_8859_1);
	}

	/** The placeholders that nothing is known of, as they are written. */
	public Set<String> unknown(byte[] content) {
		Set<String> unknown = new TreeSet<>();
		Matcher matcher = this.placeholder.matcher(new String(content, StandardCharsets.ISO_8859_1));
		while (matcher.find()) {
			if (becomes(matcher).isEmpty() && NAME.matcher(name(matcher)).matches()) {
				unknown.add(matcher.group());
			}
		}
		return unknown;
	}

	private Optional<String> becomes(MatchResult match) {
		return becomes(match, this::encoded);
	}

	private Optional<String> becomes(MatchResult match, UnaryOperator<String> encoder) {
		return Optional.ofNullable(match.group(1)).or(() -> this.values.apply(name(match)).map(encoder));
	}

	/**
	 * Further groups are those of the kinds of delimiters; empty if it is no placeholder.
	 */
	private static String name(MatchResult match) {
		return IntStream.rangeClosed(2, match.groupCount())
			.mapToObj(match::group)
			.filter(Objects::nonNull)
			.findFirst()
			.orElse("");
	}

}
