package dev.hupper.compile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import dev.hupper.testing.RecordingLogger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * A project that Maven has built, edited as its description says. The description is the
 * file {@code edits.txt}, each line of which is a step: see the file of that name that
 * lies beside the projects.
 */
final class BuiltProject implements AutoCloseable {

	private final Path directory;

	private final List<Path> classPath = new ArrayList<>();

	private final RecordingLogger logger = new RecordingLogger();

	private final Set<Path> changed = new TreeSet<>();

	private Charset encoding = StandardCharsets.UTF_8;

	private int said;

	private SourceCompiler compiler;

	BuiltProject(Path directory) {
		this.directory = directory;
	}

	static String text(Path file) {
		try {
			return Files.readString(file, StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Do all that the description says. */
	void run() {
		for (String line : text(this.directory.resolve("edits.txt")).lines().toList()) {
			if (!line.isBlank() && !line.startsWith("#")) {
				int blank = line.indexOf(' ');
				String rest = (blank < 0) ? "" : line.substring(blank + 1).strip();
				step((blank < 0) ? line : line.substring(0, blank), rest.split("\\s+\\|\\s+"));
			}
		}
		assertThat(this.changed).as("edits that were not saved").isEmpty();
		assertThat(newLines()).isEmpty();
	}

	private void step(String verb, String... operands) {
		switch (verb) {
			case "run" -> start(operands);
			case "encoding" -> this.encoding = Charset.forName(operands[0]);
			case "replace" ->
				write(operands[0], read(operands[0]).replace(operands[1], operands[2].replace("\\n", "\n")));
			case "write" -> write(operands[0], operands[1].replace("\\n", "\n"));
			case "delete" -> delete(operands[0]);
			case "save" -> save(operands[0]);
			case "fails" -> fail(operands[0]);
			case "says" -> assertThat(newLines()).singleElement().asString().contains(operands);
			default -> throw new IllegalArgumentException(verb);
		}
	}

	/** With the class path of a module, and perhaps without some of its libraries. */
	private void start(String... operands) {
		Path module = this.directory.resolve(operands[0]);
		List<String> options = List.of(operands).subList(1, operands.length);
		options.stream()
			.filter((option) -> option.startsWith("first "))
			.map((option) -> module.resolve(option.substring("first ".length())).normalize())
			.forEach(this.classPath::add);
		String classes = options.stream()
			.filter((option) -> option.startsWith("classes "))
			.map((option) -> option.substring("classes ".length()))
			.findFirst()
			.orElse("target/classes");
		this.classPath.add(module.resolve(classes).normalize());
		Stream.of(text(module.resolve("target/classpath.txt")).strip().split(java.io.File.pathSeparator))
			.filter((entry) -> !entry.isEmpty())
			.filter((entry) -> options.stream().noneMatch((option) -> entry.contains("/" + option + "-")))
			.map(Path::of)
			.map((entry) -> options.contains("jar of " + moduleName(entry)) ? jar(entry) : entry)
			.forEach(this.classPath::add);
		this.compiler = SourceCompiler.find(CompileSettings.of(this.classPath), this.logger).orElseThrow();
		this.compiler.check().join();
	}

	private String moduleName(Path entry) {
		boolean module = entry.endsWith("target/classes") && entry.startsWith(this.directory);
		return module ? entry.getParent().getParent().getFileName().toString() : "";
	}

	/** Where the local repository would have it. */
	private Path jar(Path classes) {
		String name = moduleName(classes);
		Path jar = this.directory.resolve("repository/com/example/" + name + "/1/" + name + "-1.jar");
		try {
			Files.createDirectories(jar.getParent());
			try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
				for (Path file : PlainBuild.files(classes, "")) {
					zip.putNextEntry(new ZipEntry(classes.relativize(file).toString()));
					Files.copy(file, zip);
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return jar;
	}

	private String read(String name) {
		try {
			return Files.readString(this.directory.resolve(name), this.encoding);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void write(String name, String content) {
		Path file = this.directory.resolve(name);
		try {
			assertThat(Files.exists(file) ? read(name) : "").as(name).isNotEqualTo(content);
			Files.createDirectories(file.getParent());
			Files.writeString(file, content, this.encoding);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.changed.add(file);
	}

	private void delete(String name) {
		try {
			Files.delete(this.directory.resolve(name));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.changed.add(this.directory.resolve(name));
	}

	/** Compile, and expect these files of class directories to change. */
	private void save(String expected) {
		assertThat(this.changed).isNotEmpty();
		Set<Path> inputs = this.changed.stream().filter(this.compiler::isInput).collect(Collectors.toSet());
		Compiled success = succeed(inputs);
		Set<String> names = success.paths()
			.stream()
			.map((path) -> path.toString().replaceFirst(".*/(test-)?classes/", ""))
			.collect(Collectors.toCollection(TreeSet::new));
		this.changed.stream()
			.filter((file) -> !inputs.contains(file) && this.classPath.stream().anyMatch(file::startsWith))
			.forEach((file) -> names.add((this.compiler.isServed(file) ? "served " : "watched ") + file.getFileName()));
		assertThat(String.join(" ", names)).as(this.logger.lines()::toString)
			.isEqualTo(expected.equals("nothing") ? "" : expected);
		success.apply();
		this.changed.clear();
	}

	private Compiled succeed(Set<Path> inputs) {
		try {
			return Compiled.of(this.compiler, inputs);
		}
		catch (CompilationFailedException ex) {
			throw new AssertionError(ex.diagnostics() + "\n" + this.logger.lines());
		}
	}

	private void fail(String message) {
		assertThatThrownBy(() -> Compiled.of(this.compiler, this.changed))
			.isInstanceOfSatisfying(CompilationFailedException.class, (failure) -> assertThat(failure.diagnostics())
				.anySatisfy((diagnostic) -> assertThat(diagnostic.message()).contains(message)));
	}

	private List<String> newLines() {
		List<String> lines = this.logger.lines();
		List<String> fresh = lines.subList(this.said, lines.size());
		this.said = lines.size();
		return fresh;
	}

	@Override
	public void close() {
		if (this.compiler != null) {
			this.compiler.close();
		}
	}

}
