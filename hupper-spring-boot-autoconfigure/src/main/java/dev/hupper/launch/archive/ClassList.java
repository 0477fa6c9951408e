package dev.hupper.launch.archive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The classes that a JVM loaded, in the form of {@code -XX:DumpLoadedClassList}: a name
 * such as {@code java/lang/Object} at the beginning of a line, or one after a word with
 * an at sign that says what was made of that class.
 *
 * @param lines its lines
 */
record ClassList(List<String> lines) {

	/** Classes of other loaders, which cannot be archived without all their parents. */
	private static final String OTHER_LOADER = " source: ";

	/** Another in each list, and only for the classes of other loaders needed. */
	private static final Pattern NUMBER = Pattern.compile(" id: \\d+$");

	/**
	 * Read a list that a running JVM may still be writing, all but an unfinished line.
	 * @throws IOException if it cannot be read
	 */
	static ClassList read(Path file) throws IOException {
		String text = Files.readString(file, StandardCharsets.UTF_8);
		return new ClassList(text.substring(0, text.lastIndexOf('\n') + 1).lines().toList());
	}

	/**
	 * All of the lists in a directory whose names begin alike, without the classes of the
	 * application. None is enough: a standby that was not needed writes down what it has
	 * rehearsed, and may have loaded more than an application. Lambdas that look alike
	 * have a line each, and the JVM archives as many as there are lines.
	 * @throws IOException if one cannot be read
	 */
	static ClassList union(Path directory, String prefix, Set<String> classes) throws IOException {
		Map<String, Integer> union = new LinkedHashMap<>();
		try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, prefix + "*")) {
			for (Path file : files) {
				Map<String, Integer> times = new LinkedHashMap<>();
				read(file).without(classes).lines
					.forEach((line) -> times.merge(NUMBER.matcher(line).replaceFirst(""), 1, Integer::sum));
				times.forEach((line, count) -> union.merge(line, count, Math::max));
			}
		}
		return new ClassList(union.entrySet()
			.stream()
			.flatMap((line) -> Collections.nCopies(line.getValue(), line.getKey()).stream())
			.toList());
	}

	/** Without the classes of the application. */
	ClassList without(Set<String> classes) {
		Predicate<String> stays = (line) -> !line.contains(OTHER_LOADER) && !classes.contains(className(line));
		return new ClassList(this.lines.stream().filter(stays).toList());
	}

	/** The names of the classes. */
	Set<String> names() {
		return this.lines.stream()
			.filter((line) -> !line.startsWith("@") && !line.startsWith("#"))
			.map(ClassList::className)
			.collect(Collectors.toSet());
	}

	/** The list as a file has it. */
	String text() {
		return String.join("\n", this.lines) + "\n";
	}

	private static String className(String line) {
		int from = line.startsWith("@") ? line.indexOf(' ') + 1 : 0;
		int to = line.indexOf(' ', from);
		return line.substring(from, (to < 0) ? line.length() : to);
	}

}
