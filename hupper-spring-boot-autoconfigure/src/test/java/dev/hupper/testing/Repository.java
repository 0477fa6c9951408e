package dev.hupper.testing;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The repository that a test belongs to, and its Maven.
 */
public final class Repository {

	private Repository() {
	}

	/**
	 * Where it is.
	 * @return the directory of its wrapper for Maven
	 */
	public static Path root() {
		Path directory = Path.of("").toAbsolutePath();
		while (!Files.exists(directory.resolve("mvnw"))) {
			directory = directory.getParent();
		}
		return directory;
	}

	/**
	 * Its Maven, which asks nothing and says nothing but what is wrong.
	 * @param arguments goals and options
	 * @return a command that may be added to
	 */
	public static List<String> maven(String... arguments) {
		String name = (File.separatorChar == '\\') ? "mvnw.cmd" : "mvnw";
		List<String> command = new ArrayList<>(List.of(root().resolve(name).toString(), "-q", "-B"));
		command.addAll(List.of(arguments));
		return command;
	}

}
