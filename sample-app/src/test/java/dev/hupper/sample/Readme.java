package dev.hupper.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.hupper.testing.Repository;

/**
 * The README and the pages of {@code docs}, so that tests run and compile what they say.
 */
final class Readme {

	private Readme() {
	}

	static String text() {
		return read(Repository.root().resolve("README.md"));
	}

	/** Every page written for users and contributors, by its file. */
	static Map<Path, String> pages() {
		Path root = Repository.root();
		try (Stream<Path> docs = Files.walk(root.resolve("docs"));
				Stream<Path> top = Stream.of("README.md", "CONTRIBUTING.md").map(root::resolve)) {
			return Stream.concat(top, docs.filter((file) -> file.toString().endsWith(".md")))
				.collect(Collectors.toMap((file) -> file, Readme::read, (one, other) -> one, TreeMap::new));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The text of a page of {@code docs}. */
	static String page(String name) {
		return read(Repository.root().resolve("docs").resolve(name));
	}

	/** The fenced snippets in a language, in order. */
	static List<String> snippets(String text, String language) {
		return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
			.matcher(text)
			.results()
			.map((snippet) -> snippet.group(1))
			.toList();
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The command that runs the sample. */
	static List<String> firstCommand() {
		return List.of(snippets(text(), "shell").get(0).strip().split(" "));
	}

}
