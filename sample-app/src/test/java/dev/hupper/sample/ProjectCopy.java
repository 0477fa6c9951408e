package dev.hupper.sample;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.tools.ToolProvider;

import dev.hupper.testing.ChildProcess;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A copy of this repository as a fresh clone would be, in which a test may change what it
 * likes.
 */
final class ProjectCopy {

	/** What a clone does not have. */
	private static final Set<String> LEFT_OUT = Set.of("target", ".git");

	private final Path directory;

	private ProjectCopy(Path directory) {
		this.directory = directory;
	}

	static ProjectCopy in(Path directory) throws IOException {
		Path root = root();
		Files.walkFileTree(root, new SimpleFileVisitor<>() {

			@Override
			public FileVisitResult preVisitDirectory(Path from, BasicFileAttributes attributes) throws IOException {
				if (LEFT_OUT.contains(from.getFileName().toString())) {
					return FileVisitResult.SKIP_SUBTREE;
				}
				Files.createDirectories(directory.resolve(root.relativize(from)));
				return FileVisitResult.CONTINUE;
			}

			@Override
			public FileVisitResult visitFile(Path from, BasicFileAttributes attributes) throws IOException {
				if (!LEFT_OUT.contains(from.getFileName().toString())) {
					Files.copy(from, directory.resolve(root.relativize(from)));
				}
				return FileVisitResult.CONTINUE;
			}

		});
		return new ProjectCopy(directory);
	}

	/** The repository this test belongs to. */
	static Path root() {
		Path directory = Path.of("").toAbsolutePath();
		while (!Files.exists(directory.resolve("mvnw"))) {
			directory = directory.getParent();
		}
		return directory;
	}

	/** Run a command of the README, on the JDK of this test. */
	ChildProcess run(Guestbook guestbook, List<String> command) {
		return ChildProcess.start(this.directory,
				Map.of("JAVA_HOME", System.getProperty("java.home"), "SERVER_PORT", Integer.toString(guestbook.port())),
				command);
	}

	/**
	 * Change a class of the sample, as an IDE does that compiles on save; its source
	 * stays as it was, so that nobody else has a reason to compile it.
	 */
	void changeClass(Class<?> type, String from, String to) throws IOException {
		Path elsewhere = Files.createDirectories(this.directory.resolve("target"));
		Path changed = Files.writeString(elsewhere.resolve(type.getSimpleName() + ".java"),
				changed(source(type), from, to));
		int result = ToolProvider.getSystemJavaCompiler()
			.run(null, null, null, "--release", "17", "-g", "-parameters", "-proc:none", "-d",
					this.directory.resolve("sample-app/target/classes").toString(), "-cp",
					System.getProperty("java.class.path"), changed.toString());
		assertThat(result).isZero();
	}

	/** Change the source of a class of the sample, as any editor does. */
	void changeSource(Class<?> type, String from, String to) throws IOException {
		Path source = source(type);
		Files.writeString(source, changed(source, from, to));
	}

	private Path source(Class<?> type) {
		return this.directory.resolve("sample-app/src/main/java/" + type.getName().replace('.', '/') + ".java");
	}

	private static String changed(Path source, String from, String to) throws IOException {
		String before = Files.readString(source);
		assertThat(before).contains(from);
		return before.replace(from, to);
	}

}
