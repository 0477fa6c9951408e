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
import java.util.Set;
import java.util.stream.Stream;

import dev.hupper.platform.CacheDirectory;
import dev.hupper.platform.Commands;
import dev.hupper.platform.FileTree;

/**
 * Asks Gradle, through the project's own wrapper: a script that is added to the build
 * writes down how each project compiles. That takes a process of Gradle and some seconds,
 * so the answer is kept until a build file changes, or the script. Nothing is downloaded,
 * and nothing runs on once it has answered.
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

	GradleBuild(Path root, Path wrapper, Path cache, Duration limit) {
		this.root = root;
		this.wrapper = wrapper;
		this.cache = cache;
		this.limit = limit;
	}

	/**
	 * Look for the build of a directory with a {@code build.gradle}; empty if it has no
	 * wrapper.
	 */
	public static Optional<ModelReader> find(Path project) {
		Path root = root(project);
		Path wrapper = root.resolve((File.separatorChar == '/') ? "gradlew" : "gradlew.bat");
		return CacheDirectory.ofUser()
			.filter((cache) -> Files.isRegularFile(wrapper))
			.map((cache) -> new GradleBuild(root, wrapper, cache.resolve("builds"), LIMIT));
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
			Path answer = this.cache.resolve(GradleFiles.digest(this.root, script) + ".txt");
			if (!Files.exists(answer)) {
				ask(answer, script);
			}
			return GradleFacts.parse(Files.readAllLines(answer));
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

	private void ask(Path answer, byte[] question) throws IOException {
		Path directory = Files.createTempDirectory("hupper-gradle");
		Path script = directory.resolve("model.gradle");
		Path facts = directory.resolve("facts.txt");
		try {
			Files.write(script, question);
			int status = Commands.runIdle(
					List.of(this.wrapper.toString(), "--no-daemon", "--offline", "--quiet", "--init-script",
							script.toString(), "--project-dir", this.root.toString(),
							"-Dorg.gradle.configuration-cache=false", "-Dhupper.model=" + facts, "hupperModel"),
					Set.of(), this.limit);
			if (status != 0 || !Files.exists(facts)) {
				throw new IOException(this.wrapper + " --offline " + ((status < 0)
						? "did not end within " + this.limit.toSeconds() + " s" : "ended with " + status));
			}
			CacheDirectory.open(this.cache, directory);
			Files.move(facts, answer, StandardCopyOption.REPLACE_EXISTING);
		}
		finally {
			FileTree.delete(directory);
		}
	}

}
