package dev.hupper.testing;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * A project of a test on disk: sources that are compiled into a class directory, and a
 * JVM that runs them with hupper on the class path.
 */
public final class Project {

	private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

	/** Every worker of these tests is asked to leave this much of the machine alone. */
	private static final List<String> SMALL_JVM = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m",
			"-Xshare:auto");

	private final Path directory;

	private final Path classes;

	public Project(Path directory) {
		this(directory, "target/classes");
	}

	/**
	 * One whose classes are where another build tool than Maven has them.
	 * @param directory of the project
	 * @param classes the class directory below it
	 */
	public Project(Path directory, String classes) {
		this.directory = directory;
		this.classes = directory.resolve(classes);
		try {
			Files.createDirectories(sources());
			Files.createDirectories(classes());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public Path directory() {
		return this.directory;
	}

	public Path sources() {
		return this.directory.resolve("src/main/java");
	}

	public Path classes() {
		return this.classes;
	}

	/** The class file of a type. */
	public Path classFile(String type) {
		return classes().resolve(type.replace('.', '/') + ".class");
	}

	/**
	 * Write a source and compile it aside, then move its class files in: each is there as
	 * a whole or as it was, whoever loads it meanwhile.
	 */
	public Project compile(String type, String source) {
		try {
			Path file = sources().resolve(type.replace('.', '/') + ".java");
			Files.createDirectories(file.getParent());
			Files.writeString(file, source);
			Path aside = Files.createTempDirectory(this.directory, "compiled");
			compile(aside, file);
			for (Path from : Files.walk(aside).filter(Files::isRegularFile).toList()) {
				Path to = classes().resolve(aside.relativize(from).toString());
				Files.createDirectories(to.getParent());
				Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
			}
			return this;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void compile(Path to, Path source) {
		StringWriter out = new StringWriter();
		List<String> options = List.of("-d", to.toString(), "-cp",
				classes() + File.pathSeparator + System.getProperty("java.class.path"), "-proc:none");
		boolean compiled;
		try (var files = COMPILER.getStandardFileManager(null, null, null)) {
			compiled = COMPILER.getTask(out, files, null, options, null, files.getJavaFileObjects(source)).call();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		if (!compiled) {
			throw new AssertionError(out.toString());
		}
	}

	/** The command that runs a type of this project. */
	public List<String> command(List<String> jvmOptions, String main, String... arguments) {
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.addAll(SMALL_JVM);
		command.addAll(jvmOptions);
		command.addAll(List.of("-cp", classes() + File.pathSeparator + libraries(), main));
		command.addAll(List.of(arguments));
		return command;
	}

	public ChildProcess run(List<String> jvmOptions, Map<String, String> environment, String main,
			String... arguments) {
		return ChildProcess.start(this.directory, environment, command(jvmOptions, main, arguments));
	}

	public ChildProcess run(String main, String... arguments) {
		return run(List.of(), Map.of(), main, arguments);
	}

	/** The class path of the tests without their own classes. */
	public static String libraries() {
		return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
			.filter((entry) -> !entry.endsWith("test-classes"))
			.collect(Collectors.joining(File.pathSeparator));
	}

}
