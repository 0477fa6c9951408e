package dev.hupper.build;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import dev.hupper.platform.CommandLine;

/**
 * The Maven that started this process, as its command line tells.
 *
 * @param properties the system properties of its JVM, with the directory in which it was
 * started, if that is known
 * @param arguments what follows its main class
 */
record RunningMaven(Map<String, String> properties, List<String> arguments) {

	/** The nearest of the processes above this one that is a Maven. */
	static Optional<RunningMaven> find() {
		Optional<ProcessHandle> process = ProcessHandle.current().parent();
		while (process.isPresent()) {
			Optional<RunningMaven> found = of(CommandLine.of(process.get()));
			if (found.isPresent()) {
				CommandLine.directoryOf(process.get())
					.ifPresent((directory) -> found.get()
						.properties()
						.put(MavenInvocation.DIRECTORY, directory.toString()));
				return found;
			}
			process = process.get().parent();
		}
		return Optional.empty();
	}

	/** Read a command line; empty if it is no Maven's. */
	static Optional<RunningMaven> of(List<String> command) {
		Map<String, String> properties = new TreeMap<>();
		int i = 1;
		while (i < command.size() && command.get(i).startsWith("-")) {
			String option = command.get(i);
			if (option.startsWith("-D")) {
				int equals = option.indexOf('=');
				properties.put(option.substring(2, (equals < 0) ? option.length() : equals),
						(equals < 0) ? "" : option.substring(equals + 1));
			}
			i += CommandLine.isFollowedByValue(option) ? 2 : 1;
		}
		if (!properties.containsKey("maven.home")) {
			return Optional.empty();
		}
		return Optional
			.of(new RunningMaven(properties, command.subList(Math.min(i + 1, command.size()), command.size())));
	}

	@Nullable Path path(String property) {
		String value = this.properties.get(property);
		return (value != null) ? Path.of(value) : null;
	}

}
