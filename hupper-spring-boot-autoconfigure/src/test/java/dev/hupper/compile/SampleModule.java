package dev.hupper.compile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;

import dev.hupper.api.CompileOptions;
import dev.hupper.api.HupperLogger;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A small module laid out as Maven does, its build, and a compiler for it.
 */
final class SampleModule implements AutoCloseable {

	final Path project;

	final Path classes;

	final List<String> lines = new CopyOnWriteArrayList<>();

	private final List<Path> libraries = new ArrayList<>();

	private List<Path> modules;

	private SourceCompiler compiler;

	SampleModule(Path project) {
		this.project = project;
		this.classes = project.resolve("target/classes");
		this.modules = List.of(this.classes);
		write("pom.xml", "<project/>");
	}

	SampleModule with(SampleModule other) {
		this.modules = List.of(this.classes, other.classes);
		return this;
	}

	SampleModule library(Path jar) {
		this.libraries.add(jar);
		return this;
	}

	Path write(String path, String text) {
		return PlainBuild.write(this.project.resolve(path), text);
	}

	/** A source of the package {@code p}. */
	Path source(String name, String text) {
		return write("src/main/java/p/" + name + ".java", "package p;\n" + text);
	}

	Path delete(String path) {
		Path file = this.project.resolve(path);
		try {
			Files.delete(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return file;
	}

	SampleModule build(String... options) {
		List<Path> classPath = new ArrayList<>(this.libraries);
		this.modules.stream().filter((module) -> module != this.classes).forEach(classPath::add);
		String trouble = PlainBuild.compile(this.project.resolve("src/main/java"), this.classes, classPath, options);
		if (!trouble.isEmpty()) {
			throw new IllegalStateException(trouble);
		}
		Path resources = this.project.resolve("src/main/resources");
		for (Path resource : PlainBuild.files(resources, "")) {
			PlainBuild.write(this.classes.resolve(resources.relativize(resource)),
					new String(PlainBuild.read(resource)).replace("@version@", "1.0"));
		}
		return this;
	}

	/** Pack the class files as the build of another module does. */
	Path jar() {
		Path jar = this.project.resolve("target/" + this.project.getFileName() + ".jar");
		try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
			for (Path file : PlainBuild.files(this.classes, "")) {
				out.putNextEntry(new ZipEntry(this.classes.relativize(file).toString()));
				Files.copy(file, out);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return jar;
	}

	/** A library of one class of the package {@code p}. */
	Path jarOf(String name, String text) {
		source(name, text);
		return build().jar();
	}

	/** The class directory is what a clean build makes of the sources now. */
	void assertIsAsBuilt(String... options) {
		Path clean = this.project.resolve("target/clean");
		String trouble = PlainBuild.compile(this.project.resolve("src/main/java"), clean, this.libraries, options);
		if (!trouble.isEmpty()) {
			throw new IllegalStateException(trouble);
		}
		Map<String, String> expected = PlainBuild.contents(clean);
		Map<String, String> actual = PlainBuild.contents(this.classes);
		// Without -s, the build puts generated sources among the classes.
		expected.keySet().removeIf((name) -> name.endsWith(".java"));
		actual.keySet().removeIf((name) -> name.endsWith(".java"));
		assertThat(actual).isEqualTo(expected);
	}

	CompileSettings settings() {
		return settings(CompileOptions.DEFAULTS);
	}

	CompileSettings settings(CompileOptions options) {
		List<Path> classPath = new ArrayList<>(this.modules);
		classPath.addAll(this.libraries);
		return new CompileSettings(classPath, options);
	}

	/** Arguments for the compiler. */
	SampleModule open(String... arguments) {
		return open(settings(new CompileOptions(true, List.of(), List.of(), List.of(), List.of(arguments),
				CompileOptions.DEFAULT_SERVED, Duration.ofMinutes(1), List.of(), true)));
	}

	/** Check the module, as is done in the background. */
	SampleModule open(CompileSettings settings) {
		start(settings).compiler.check().join();
		return this;
	}

	/** The application is started; nothing is checked before the first change. */
	SampleModule start(CompileSettings settings) {
		this.compiler = SourceCompiler.find(settings, (classPath, logger) -> BuildModels.NONE, new Recorder())
			.orElseThrow();
		this.compiler.begun().join();
		return this;
	}

	SourceCompiler compiler() {
		return this.compiler;
	}

	Compiled succeed(Path... changed) {
		try {
			return Compiled.of(this.compiler, Set.of(changed));
		}
		catch (CompilationFailedException ex) {
			throw new AssertionError(ex.diagnostics() + "\n" + this.lines);
		}
	}

	/** What keeps changes from being compiled. */
	List<CompileDiagnostic> errors(Path... changed) {
		try {
			throw new AssertionError(Compiled.of(this.compiler, Set.of(changed)) + "\n" + this.lines);
		}
		catch (CompilationFailedException ex) {
			return ex.diagnostics();
		}
	}

	/** Names of class files and resources that a result is to change. */
	List<String> changes(Compiled success) {
		return success.paths()
			.stream()
			.map((path) -> this.project.getParent().relativize(path).toString().replaceFirst(".*classes/", ""))
			.toList();
	}

	Map<String, String> contents() {
		return PlainBuild.contents(this.classes);
	}

	@Override
	public void close() {
		if (this.compiler != null) {
			this.compiler.close();
		}
	}

	private final class Recorder implements HupperLogger {

		@Override
		public void debug(String message) {
			SampleModule.this.lines.add(message);
		}

		@Override
		public void info(String message) {
			SampleModule.this.lines.add(message);
		}

		@Override
		public void error(String message) {
			SampleModule.this.lines.add(message);
		}

	}

}
