package dev.hupper.sample;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import javax.tools.ToolProvider;

import dev.hupper.testing.ChildProcess;
import dev.hupper.testing.Repository;

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
		copy(Repository.root(), directory, LEFT_OUT);
		return new ProjectCopy(directory);
	}

	private static void copy(Path root, Path directory, Set<String> leftOut) throws IOException {
		Files.walkFileTree(root, new SimpleFileVisitor<>() {

			@Override
			public FileVisitResult preVisitDirectory(Path from, BasicFileAttributes attributes) throws IOException {
				if (leftOut.contains(from.getFileName().toString())) {
					return FileVisitResult.SKIP_SUBTREE;
				}
				Files.createDirectories(directory.resolve(root.relativize(from)));
				return FileVisitResult.CONTINUE;
			}

			@Override
			public FileVisitResult visitFile(Path from, BasicFileAttributes attributes) throws IOException {
				if (!leftOut.contains(from.getFileName().toString())) {
					Files.copy(from, directory.resolve(root.relativize(from)));
				}
				return FileVisitResult.CONTINUE;
			}

		});
	}

	/** Run a command of the README, on the JDK of this test. */
	ChildProcess run(Guestbook guestbook, List<String> command) {
		return ChildProcess.start(this.directory, Map.of("JAVA_HOME", System.getProperty("java.home"), "SERVER_PORT",
				Integer.toString(guestbook.port()), "HUPPER_SWAP", "off"), command);
	}

	/**
	 * Change a class of the sample, as an IDE does that compiles on save; its source
	 * stays as it was, so that nobody else has a reason to compile it.
	 */
	void changeClass(Class<?> type, String from, String to) throws IOException {
		Path elsewhere = Files.createDirectories(this.directory.resolve("target"));
		Path changed = Files.writeString(elsewhere.resolve(type.getSimpleName() + ".java"),
				changed(source(type), from, to));
		compile(elsewhere, List.of(changed));
		String name = type.getName().replace('.', '/') + ".class";
		Files.write(classes().resolve(name), Files.readAllBytes(elsewhere.resolve(name)));
	}

	/** Change the source of a class of the sample, as any editor does. */
	void changeSource(Class<?> type, String from, String to) throws IOException {
		change(source(type), from, to);
	}

	/** Change a template, a style sheet or another resource of the sample. */
	void changeResource(String name, String from, String to) throws IOException {
		change(this.directory.resolve("sample-app/src/main/resources").resolve(name), from, to);
	}

	private static void change(Path file, String from, String to) throws IOException {
		Files.writeString(file, changed(file, from, to));
	}

	/**
	 * As the build compiles, with the compiler of this JDK: another one may write other
	 * bytes.
	 */
	private static void compile(Path classes, List<Path> sources) {
		List<String> arguments = new ArrayList<>(List.of("--release", "17", "-g", "-parameters", "-proc:none", "-d",
				classes.toString(), "-cp", System.getProperty("java.class.path")));
		sources.forEach((source) -> arguments.add(source.toString()));
		assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)))
			.isZero();
	}

	/** The command that runs the guestbook of this copy, which is built here. */
	List<String> javaCommand(String... arguments) throws IOException {
		copy(this.directory.resolve("sample-app/src/main/resources"), classes(), Set.of());
		try (Stream<Path> sources = Files.walk(this.directory.resolve("sample-app/src/main/java"))) {
			compile(classes(), sources.filter((file) -> file.toString().endsWith(".java")).toList());
		}
		Path built = Repository.root().resolve("sample-app/target/classes");
		List<String> classPath = new ArrayList<>(List.of(classes().toString()));
		Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
			.filter((entry) -> !entry.equals(built.toString()) && !entry.endsWith("test-classes")
					&& !entry.matches(".*(jetty|netty|webflux).*"))
			.forEach(classPath::add);
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
						"-cp", String.join(File.pathSeparator, classPath), GuestbookApplication.class.getName()));
		command.addAll(List.of(arguments));
		return command;
	}

	private Path classes() {
		return this.directory.resolve("sample-app/target/classes");
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
