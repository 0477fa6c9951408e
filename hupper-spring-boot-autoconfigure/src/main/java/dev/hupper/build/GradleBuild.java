package dev.hupper.build;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

import dev.hupper.platform.CacheDirectory;
import dev.hupper.platform.Commands;
import dev.hupper.platform.FileTree;

/**
 * Asks Gradle, through the project's own wrapper: a script that is added to the build
 * writes down how each project compiles. That takes a process of Gradle and some seconds,
 * so the answer is kept until a build file changes, or the script. Nothing is downloaded,
 * and nothing runs on once it has answered. What nobody has needed yet may be missing.
 */
public final class GradleBuild implements ModelReader {

	static final Duration LIMIT = Duration.ofMinutes(2);

	private static final List<String> SETTINGS = List.of("settings.gradle", "settings.gradle.kts");

	/** Files that tell where it builds, of one project or of all. */
	public static final List<String> FILES = List.of("build.gradle", "build.gradle.kts", "settings.gradle",
			"settings.gradle.kts");

	private final Path root;

	private final Path wrapper;

	private final Path cache;

	private final Duration limit;

	/** Whether the application runs with tests. */
	private final boolean tests;

	GradleBuild(Path root, Path wrapper, Path cache, Duration limit, boolean tests) {
		this.root = root;
		this.wrapper = wrapper;
		this.cache = cache;
		this.limit = limit;
		this.tests = tests;
	}

	/**
	 * Look for the build of a directory with a {@code build.gradle}; empty if it has no
	 * wrapper.
	 * @param tests whether the application runs with tests, which may not be known yet
	 * else
	 */
	public static Optional<ModelReader> find(Path project, boolean tests) {
		Path root = root(project);
		Path wrapper = root.resolve((File.separatorChar == '/') ? "gradlew" : "gradlew.bat");
		return CacheDirectory.ofUser()
			.filter((cache) -> Files.isRegularFile(wrapper))
			.map((cache) -> new GradleBuild(root, wrapper, cache.resolve("builds"), LIMIT, tests));
	}

	/** The directory of the outermost project, from that of one of them. */
	static Path root(Path project) {
		return Stream.iterate(project, Objects::nonNull, Path::getParent)
			.filter((directory) -> SETTINGS.stream().map(directory::resolve).anyMatch(Files::exists))
			.findFirst()
			.orElse(project);
	}

	@Override
	public BuildModel read(Collection<Path> projects) {
		try {
			byte[] script = script();
			Path answer = this.cache
				.resolve(GradleFiles.digest(this.root, script) + (this.tests ? "-tests" : "") + ".txt");
			return GradleFacts.parse(Files.exists(answer) ? Files.readAllLines(answer) : ask(answer, script, projects));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static byte[] script() throws IOException {
		try (InputStream in = Objects.requireNonNull(GradleBuild.class.getResourceAsStream("model.gradle"))) {
			return in.readAllBytes();
		}
	}

	private List<String> ask(Path answer, byte[] question, Collection<Path> projects) throws IOException {
		Path directory = Files.createTempDirectory("hupper-gradle");
		Path script = directory.resolve("model.gradle");
		Path facts = directory.resolve("facts.txt");
		Path output = directory.resolve("output.txt");
		try {
			Files.write(script, question);
			int status = Commands.runIdleInto(
					List.of(this.wrapper.toString(), "--no-daemon", "--offline", "--quiet", "--init-script",
							script.toString(), "--project-dir", this.root.toString(),
							"-Dorg.gradle.configuration-cache=false", "-Dhupper.model=" + facts, "hupperModel"),
					this.root, output, this.limit);
			if (status != 0 || !Files.exists(facts)) {
				throw new IOException(this.wrapper + " --offline "
						+ ((status < 0) ? "did not end within " + this.limit.toSeconds() + " s"
								: "ended with " + status + firstError(Files.readString(output).lines().toList())));
			}
			List<String> lines = Files.readAllLines(facts);
			if (isWhole(lines, projects)) {
				CacheDirectory.open(this.cache, directory);
				Files.move(facts, answer, StandardCopyOption.REPLACE_EXISTING);
			}
			return lines;
		}
		finally {
			FileTree.delete(directory);
		}
	}

	/**
	 * Whether the answer is good until a build file changes: the libraries of tests may
	 * be there at the next start.
	 * @throws IOException if those of an application's own sources are not there
	 */
	private boolean isWhole(List<String> facts, Collection<Path> projects) throws IOException {
		boolean whole = true;
		for (String line : facts) {
			if (line.startsWith("unresolved\t")) {
				String[] fact = line.split("\t", 4);
				Path project = Path.of(fact[1]);
				if (fact[2].equals("main") && projects.contains(project)) {
					throw new IOException(this.wrapper + " --offline: " + fact[3]);
				}
				boolean needed = this.tests || fact[2].equals("main");
				whole &= !needed || projects.stream().noneMatch(project::startsWith);
			}
		}
		return whole;
	}

	/** What it has said of a failure, the innermost reason; or what its script has. */
	private static String firstError(List<String> output) {
		int begin = output.indexOf("* What went wrong:") + 1;
		Stream<String> lines = output.subList(begin, output.size()).stream();
		return ((begin > 0)
				? lines.takeWhile(Predicate.not(String::isBlank))
					.reduce((outer, line) -> line.strip().startsWith(">") ? line : outer)
				: lines.filter((line) -> line.contains("ERROR") || line.contains("Exception")).findFirst())
			.map((line) -> ": " + line.replaceFirst("^[>\\s]+", ""))
			.orElse("");
	}

}
