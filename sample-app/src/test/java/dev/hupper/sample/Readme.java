package dev.hupper.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The snippets of the README, so that tests run and compile what it says.
 */
final class Readme {

	private Readme() {
	}

	static String text() {
		try {
			return Files.readString(ProjectCopy.root().resolve("README.md"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The fenced snippets in a language, in order. */
	static List<String> snippets(String language) {
		return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
			.matcher(text())
			.results()
			.map((snippet) -> snippet.group(1))
			.toList();
	}

	/** The command that runs the sample. */
	static List<String> firstCommand() {
		return List.of(snippets("shell").get(0).strip().split(" "));
	}

}
