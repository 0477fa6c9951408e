package dev.hupper.compile;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.hupper.api.CompileOptions;
import dev.hupper.api.HupperLogger;
import dev.hupper.testing.ChildProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * After random edits of a project that uses Lombok, MapStruct, Hibernate's metamodel and
 * Querydsl at once, the class directory is that of a clean build by {@code javac} in a
 * process of its own, byte for byte. {@code -Dhupper.edits} sets the number of edits,
 * {@code -Dhupper.seed} repeats a run.
 */
class ProcessorsEqualCleanIntegrationTests {

	private static final String GROUPS = "com.querydsl|org.hibernate|org.antlr|jakarta|javax.inject|org.projectlombok";

	@TempDir
	Path directory;

	/** The sources, by name of their type. */
	private Map<String, String> sources = new TreeMap<>();

	/** By entity, its fields. */
	private final Map<String, Set<String>> entities = new TreeMap<>();

	@Test
	void randomEdits() throws Exception {
		long seed = Long.getLong("hupper.seed", System.nanoTime());
		int edits = Integer.getInteger("hupper.edits", 4);
		Random random = new Random(seed);
		Path project = this.directory.resolve("shop");
		Path classes = project.resolve("target/classes");
		PlainBuild.write(project.resolve("pom.xml"), "<project/>");
		for (String entity : List.of("Item", "Cart", "Customer")) {
			this.entities.put(entity, new TreeSet<>(Set.of("name", "size")));
			write(entity, random);
		}
		save(project, Map.of());
		assertThat(build(project, classes)).as("seed %d", seed).isEmpty();
		List<Path> classPath = new ArrayList<>(List.of(classes));
		classPath.addAll(jars());
		CompileOptions options = new CompileOptions(true, List.of(), List.of(),
				jars().stream().map(Path::toString).toList(), List.of(), CompileOptions.DEFAULT_SERVED,
				Duration.ofMinutes(5), List.of(), true);
		int compiled = 0;
		try (SourceCompiler compiler = SourceCompiler
			.find(new CompileSettings(classPath, options), HupperLogger.toStandardError(1))
			.orElseThrow()) {
			compiler.check().join();
			String history = "seed " + seed;
			for (int i = 1; i <= edits; i++) {
				Map<String, String> before = new TreeMap<>(this.sources);
				history += "\n" + i + ": " + edit(random);
				Set<Path> changed = save(project, before);
				String trouble = build(project, project.resolve("target/clean"));
				try {
					Compiled success = Compiled.of(compiler, changed);
					assertThat(trouble).as(history).isEmpty();
					success.apply();
					compiled++;
					assertThat(IncrementalEqualsCleanTests.differences(
							PlainBuild.contents(project.resolve("target/clean")), PlainBuild.contents(classes)))
						.as(history)
						.isEmpty();
				}
				catch (CompilationFailedException ex) {
					assertThat(trouble).as("%s%n%s", ex.diagnostics(), history).isNotEmpty();
					Map<String, String> broken = this.sources;
					this.sources = before;
					save(project, broken);
				}
			}
		}
		System.out.printf("seed %d: %d of %d edits compiled%n", seed, compiled, edits);
	}

	private String edit(Random random) {
		List<String> names = List.copyOf(this.entities.keySet());
		String entity = names.get(random.nextInt(names.size()));
		Set<String> fields = this.entities.getOrDefault(entity, Set.of());
		switch (random.nextInt(6)) {
			case 0 -> fields.add("field" + random.nextInt(6));
			case 1 -> fields.remove("field" + random.nextInt(6));
			case 2 -> {
				String added = "Entity" + random.nextInt(3);
				this.entities.putIfAbsent(added, new TreeSet<>(Set.of("name", "size")));
				write(added, random);
				return "add " + added;
			}
			case 3 -> {
				this.sources.remove(entity + "Mapper");
				return "remove mapper of " + entity;
			}
			case 4 -> {
				if (entity.startsWith("Entity")) {
					this.entities.remove(entity);
					this.sources.keySet().removeIf((name) -> name.startsWith(entity));
					return "remove " + entity;
				}
			}
			default -> {
				this.sources.put(entity + "Service", service(entity, "size", random.nextInt(100)));
				return "edit service of " + entity;
			}
		}
		write(entity, random);
		return entity + " with " + fields;
	}

	private void write(String entity, Random random) {
		Set<String> fields = this.entities.getOrDefault(entity, Set.of());
		String members = fields.stream().map((field) -> "private String " + field + ";").collect(Collectors.joining());
		this.sources.put(entity, "@lombok.Getter @lombok.Setter @jakarta.persistence.Entity public class " + entity
				+ " { @jakarta.persistence.Id private Long id; " + members + " }");
		this.sources.put(entity + "Dto", "@lombok.Data public class " + entity + "Dto { " + members + " }");
		this.sources.put(entity + "Mapper", "@org.mapstruct.Mapper public interface " + entity + "Mapper { " + entity
				+ "Dto map(" + entity + " from); }");
		List<String> some = List.copyOf(fields);
		this.sources.put(entity + "Service", service(entity, some.get(random.nextInt(some.size())), 0));
	}

	private static String service(String entity, String field, int number) {
		return "class %1$sService { Object a = %1$s_.%2$s, b = Q%1$s.%3$s.%2$s; String c(%1$s e) { return e.get%4$s() + %5$d; } }"
			.formatted(entity, field, Character.toLowerCase(entity.charAt(0)) + entity.substring(1),
					Character.toUpperCase(field.charAt(0)) + field.substring(1), number);
	}

	private Set<Path> save(Path project, Map<String, String> before) throws Exception {
		Set<Path> changed = new TreeSet<>();
		Set<String> names = new TreeSet<>(before.keySet());
		names.addAll(this.sources.keySet());
		for (String name : names) {
			Path file = project.resolve("src/main/java/p/" + name + ".java");
			String text = this.sources.get(name);
			if (text == null) {
				Files.deleteIfExists(file);
				changed.add(file);
			}
			else if (!text.equals(before.get(name))) {
				changed.add(PlainBuild.write(file, "package p;\n" + text));
			}
		}
		return changed;
	}

	private static String build(Path project, Path classes) {
		Path generated = project.resolve("target/generated-sources/annotations");
		PlainBuild.deleteTree(generated);
		assertThat(generated.toFile().mkdirs()).isTrue();
		PlainBuild.deleteTree(classes);
		String jars = jars().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
		List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin/javac").toString(),
				"-g", "-parameters", "-nowarn", "-d", classes.toString(), "-s", generated.toString(), "-cp", jars,
				"-processorpath", jars));
		PlainBuild.files(project.resolve("src/main/java"), ".java").forEach((source) -> command.add(source.toString()));
		try (ChildProcess javac = ChildProcess.start(project, Map.of(), command)) {
			return (javac.awaitExit() == 0) ? "" : javac.transcript();
		}
	}

	private static List<Path> jars() {
		Stream<Path> own = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
			.map(Path::of)
			.filter((jar) -> jar.getFileName().toString().matches("(lombok|mapstruct)-.*"));
		Stream<Path> others = Stream.of(Path.of("target/processors").toAbsolutePath().toFile().listFiles())
			.filter((jar) -> jar.getName().matches("(" + GROUPS + ").*"))
			.map(File::toPath)
			.sorted();
		return Stream.concat(own, others).toList();
	}

}
