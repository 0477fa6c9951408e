package dev.hupper.build;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How Maven was started, or would be.
 *
 * @param root the directory of the outermost module
 * @param properties the system properties of its JVM
 */
public record MavenInvocation(Path home, Path root, List<String> arguments, Map<String, String> properties) {

	static final String DIRECTORY = "user.dir";

	private static final List<String> FILE = List.of("-f", "--file");

	/** What Maven does where a module fails. */
	private static final List<String> ON_FAILURE = List.of("-ff", "-fae", "-fn");

	/** What relative paths of the command line are relative to. */
	public Path directory() {
		return Path.of(this.properties.getOrDefault(DIRECTORY, this.root.toString()));
	}

	/** What it begins with: that of its command line, or of where it was started. */
	public Path buildFile() {
		Path file = directory();
		for (int i = 0; i < this.arguments.size(); i++) {
			String argument = this.arguments.get(i);
			if (FILE.contains(argument) && i + 1 < this.arguments.size()) {
				file = directory().resolve(this.arguments.get(i + 1));
			}
			else if (argument.startsWith("--file=")) {
				file = directory().resolve(argument.substring("--file=".length()));
			}
			else if (argument.startsWith("-f") && !FILE.contains(argument) && !ON_FAILURE.contains(argument)) {
				file = directory().resolve(argument.substring((argument.startsWith("-f=")) ? 3 : 2));
			}
		}
		return (Files.isDirectory(file) ? file.resolve("pom.xml") : file).normalize();
	}

}
