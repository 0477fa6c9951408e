package dev.hupper.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
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
	 * Change the source of a class of the sample and compile it, as an IDE does on save.
	 */
	void change(Class<?> type, String from, String to) {
		Path sample = this.directory.resolve("sample-app");
		Path source = sample.resolve("src/main/java/" + type.getName().replace('.', '/') + ".java");
		try {
			String before = Files.readString(source);
			assertThat(before).contains(from);
			Files.writeString(source, before.replace(from, to));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		int result = ToolProvider.getSystemJavaCompiler()
			.run(null, null, null, "--release", "17", "-parameters", "-proc:none", "-d",
					sample.resolve("target/classes").toString(), "-cp", System.getProperty("java.class.path"),
					source.toString());
		assertThat(result).isZero();
	}

}
