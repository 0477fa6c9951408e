package dev.hupper.build;

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

	/** What relative paths of the command line are relative to. */
	public Path directory() {
		return Path.of(this.properties.getOrDefault(DIRECTORY, this.root.toString()));
	}

}
