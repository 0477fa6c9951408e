package dev.hupper.filemonitor;

import java.io.File;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * A pattern with the wildcards of a shell, {@code *}, {@code ?}, {@code [seq]} and
 * {@code [!seq]}, in the two readings that Python's standard library and so hupper has.
 */
final class ShellPattern {

	private static final int FLAGS = Pattern.DOTALL
			| ((File.separatorChar == '\\') ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0);

	private static final String NOT_HIDDEN = "(?!\\.)";

	private final String text;

	private final Pattern regex;

	private ShellPattern(String text, String regex) {
		this.text = text;
		this.regex = Pattern.compile(regex, FLAGS);
	}

	/**
	 * Read a pattern as Python's {@code fnmatch} does: wildcards match separators, too.
	 */
	static ShellPattern fnmatch(String text) {
		return new ShellPattern(text, regex(slashed(text), ".", ""));
	}

	/**
	 * Read a pattern as Python's {@code glob} does: wildcards match within one name and
	 * no leading dot, and {@code **} is any number of directories, none included.
	 */
	static ShellPattern glob(String text) {
		StringBuilder regex = new StringBuilder();
		String[] names = slashed(text).split("/", -1);
		for (int i = 0; i < names.length; i++) {
			boolean last = (i == names.length - 1);
			String name = "**".equals(names[i]) ? "*" : names[i];
			String one = (name.matches("[*?\\[].*") ? NOT_HIDDEN : "") + regex(name, "[^/]", "(?!/)");
			if (!"**".equals(names[i])) {
				regex.append(one).append(last ? "" : "/");
			}
			else {
				regex.append("(?:").append(NOT_HIDDEN).append("[^/]+/)*").append(last ? one : "");
			}
		}
		return new ShellPattern(text, regex.toString());
	}

	private static String regex(String text, String any, String beforeSet) {
		StringBuilder regex = new StringBuilder();
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			int end = (c == '[') ? endOfSet(text, i) : -1;
			if (c == '*') {
				regex.append(any).append('*');
			}
			else if (c == '?') {
				regex.append(any);
			}
			else if (end > 0) {
				regex.append(beforeSet).append(set(text.substring(i + 1, end)));
				i = end;
			}
			else {
				regex.append(Pattern.quote(String.valueOf(c)));
			}
		}
		return regex.toString();
	}

	/**
	 * A bracket right after the opening one stands for itself, and so does an open one.
	 */
	private static int endOfSet(String text, int start) {
		int from = start + (text.startsWith("!", start + 1) ? 3 : 2);
		return text.indexOf(']', from);
	}

	private static String set(String members) {
		boolean negated = members.startsWith("!");
		String escaped = (negated ? members.substring(1) : members).replaceAll("[\\\\\\[\\]^&]", "\\\\$0");
		return (negated ? "[^" : "[") + escaped + "]";
	}

	private static String slashed(String path) {
		return path.replace(File.separatorChar, '/');
	}

	boolean matches(Path path) {
		return this.regex.matcher(slashed(path.toString())).matches();
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof ShellPattern that && this.regex.pattern().equals(that.regex.pattern());
	}

	@Override
	public int hashCode() {
		return this.regex.pattern().hashCode();
	}

	@Override
	public String toString() {
		return this.text;
	}

}
