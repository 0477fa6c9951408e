package dev.hupper.build;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.hupper.platform.Commands;
import dev.hupper.platform.FileTree;

/**
 * Has Maven itself get what a module needs to run, so that its mirrors, proxies and
 * passwords count. An extension that is given on the command line does so as soon as the
 * poms are read, and ends the build there: no phase and no plugin of the project runs.
 */
public final class MavenDownload {

	/** How the answer begins if a module is not one of the build. */
	public static final String NO_PROJECT = "it has no project in ";

	private static final Duration LIMIT = Duration.ofMinutes(5);

	private static final String EXTENSION = "maven/Downloader.class";

	static final List<String> OFFLINE = List.of("-o", "--offline");

	private static final List<String> WITH_VALUE = List.of("-D", "--define", "-P", "--activate-profiles", "-s",
			"--settings", "-gs", "--global-settings");

	private MavenDownload() {
	}

	/**
	 * Run it for a module, named by the directory of its {@code pom.xml}. Empty if all is
	 * there now, else why not.
	 */
	public static Optional<String> run(MavenInvocation invocation, Path project) {
		if (invocation.arguments().stream().anyMatch(OFFLINE::contains)) {
			return Optional.of("Maven was started with " + OFFLINE.get(0));
		}
		try {
			Path directory = Files.createTempDirectory("hupper-maven");
			try {
				return first(poms(invocation, project), (pom) -> run(invocation, pom, project, directory));
			}
			finally {
				FileTree.delete(directory);
			}
		}
		catch (IOException ex) {
			return Optional.of(ex.toString());
		}
	}

	/** A directory above may have the pom of another build. */
	static List<Path> poms(MavenInvocation invocation, Path project) {
		Path own = project.resolve("pom.xml");
		Stream<Path> named = Stream.of(invocation.buildFile()).filter((pom) -> !pom.endsWith("pom.xml"));
		return Stream.concat(named, Stream.of(invocation.root().resolve("pom.xml"), own))
			.filter((pom) -> pom.equals(own) || Files.isRegularFile(pom))
			.distinct()
			.toList();
	}

	/** The answer of the first that has the module. */
	static Optional<String> first(List<Path> poms, Attempt attempt) throws IOException {
		Optional<String> answer = Optional.empty();
		for (Path pom : poms) {
			answer = attempt.from(pom);
			if (!answer.orElse("").startsWith(NO_PROJECT)) {
				return answer;
			}
		}
		return answer;
	}

	private static Optional<String> run(MavenInvocation invocation, Path pom, Path project, Path directory)
			throws IOException {
		Path extension = directory.resolve("extension");
		copy(EXTENSION, extension.resolve("dev/hupper/build").resolve(EXTENSION));
		copy("components.xml", extension.resolve("META-INF/plexus/components.xml"));
		Path answer = directory.resolve("answer");
		Files.deleteIfExists(answer);
		Path output = directory.resolve("output");
		int status = Commands.runInto(command(invocation, pom, project, extension, answer), invocation.directory(),
				output, LIMIT);
		if (Files.exists(answer)) {
			return Files.readString(answer).lines().findFirst();
		}
		return Optional.of(failure(status, output));
	}

	/** Why it has not answered. */
	static String failure(int status, Path output) throws IOException {
		if (status == Commands.NOT_STARTED) {
			return "it could not be started";
		}
		return (status < 0) ? "it did not end in " + LIMIT.toMinutes() + " minutes"
				: firstError(Files.readAllLines(output));
	}

	static List<String> command(MavenInvocation invocation, Path pom, Path project, Path extension, Path answer) {
		List<String> command = new ArrayList<>(
				List.of(invocation.home().resolve((File.separatorChar == '/') ? "bin/mvn" : "bin/mvn.cmd").toString(),
						"-B", "-q", "-f", pom.toString()));
		command.addAll(options(invocation.arguments()));
		command.addAll(List.of("-Dmaven.ext.class.path=" + extension, "-Dhupper.project=" + project,
				"-Dhupper.answer=" + answer, "validate"));
		return command;
	}

	/** Those of the user that say what there is, without goals and what is done there. */
	private static List<String> options(List<String> arguments) {
		List<String> options = new ArrayList<>();
		for (int i = 0; i < arguments.size(); i++) {
			String argument = arguments.get(i);
			if (WITH_VALUE.contains(argument) && i + 1 < arguments.size()) {
				options.add(argument);
				options.add(arguments.get(++i));
			}
			else if (argument.startsWith("-D") || argument.startsWith("-P")
					|| (argument.contains("=") && WITH_VALUE.contains(argument.substring(0, argument.indexOf('='))))) {
				options.add(argument);
			}
		}
		return options;
	}

	/** The first line that says what is wrong, and not only that something is. */
	static String firstError(List<String> output) {
		return output.stream()
			.filter((line) -> line.contains("ERROR]") || line.contains("[FATAL]"))
			.map((line) -> line.replaceAll("\\[(ERROR|FATAL)\\]", "").replaceAll("\u001B\\[[;\\d]*m", "").strip())
			.filter((line) -> !line.isEmpty() && !line.startsWith("Some problems were encountered"))
			.findFirst()
			.orElse("it has said nothing");
	}

	/** Ask a Maven that starts with a pom. */
	@FunctionalInterface
	interface Attempt {

		Optional<String> from(Path pom) throws IOException;

	}

	private static void copy(String resource, Path to) throws IOException {
		Files.createDirectories(to.resolveSibling(""));
		try (InputStream in = MavenDownload.class.getResourceAsStream(resource)) {
			if (in == null) {
				throw new IOException(resource + " is missing");
			}
			Files.copy(in, to, StandardCopyOption.REPLACE_EXISTING);
		}
	}

}
