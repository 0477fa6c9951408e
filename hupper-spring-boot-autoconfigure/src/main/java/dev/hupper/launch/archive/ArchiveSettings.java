package dev.hupper.launch.archive;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.hupper.api.ArchiveOptions;

/**
 * What an archive is made for.
 *
 * @param java the {@code java} command of workers
 * @param jdk what tells one build of a JDK from another, several lines
 * @param feature its version, such as 17
 * @param jvmOptions all options that are in force in workers
 */
public record ArchiveSettings(ArchiveOptions options, Path java, String jdk, int feature, List<String> jvmOptions,
		String classPath) {

	private static final Pattern AGENT = Pattern.compile("-javaagent:([^=]+)(=.*)?");

	/** The same for another class path of workers. */
	public ArchiveSettings withClassPath(String classPath) {
		return new ArchiveSettings(this.options, this.java, this.jdk, this.feature, this.jvmOptions, classPath);
	}

	/** What an archive depends on. */
	String inputs(ArchivedClassPath classPath) {
		return String.join("\n", this.jdk, "agents " + ArchiveKind.hasAgents(this),
				String.join("\n", ArchiveKind.shape(this)), classPath.inputs());
	}

	/** The jars of agents that workers begin with, in the form of a class path. */
	String agents() {
		return this.jvmOptions.stream()
			.map(AGENT::matcher)
			.filter(Matcher::matches)
			.map((option) -> option.group(1))
			.collect(Collectors.joining(File.pathSeparator));
	}

	/** Whether workers run on HotSpot. */
	public boolean isHotSpot() {
		return this.jdk.contains("HotSpot") || this.jdk.contains("OpenJDK");
	}

	/** Why there can be no archive; empty if there can. */
	Optional<String> obstacle() {
		if (!isHotSpot()) {
			return Optional.of("this JVM is not HotSpot");
		}
		return this.jvmOptions.stream()
			.filter(ArchiveKind::isObstacle)
			.findFirst()
			.map((option) -> "workers are started with " + option);
	}

}
