package dev.hupper.compile;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

import dev.hupper.api.HupperLogger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * After random edits of a random project, what was compiled incrementally is what a clean
 * compile makes, byte for byte; and one fails where the other fails. Each clean compile
 * takes the sources in another order: none has been found in which {@code javac} makes
 * other class files. {@code -Dhupper.edits} sets the number of edits,
 * {@code -Dhupper.seed} repeats a run.
 */
class IncrementalEqualsCleanTests {

	private final Random order = new Random();

	@TempDir
	Path directory;

	@Test
	void randomEdits() {
		long seed = Long.getLong("hupper.seed", System.nanoTime());
		run(seed, Integer.getInteger("hupper.edits", 20));
	}

	private void run(long seed, int edits) {
		List<Integer> compiled = new ArrayList<>();
		this.order.setSeed(seed);
		RandomProject project = new RandomProject(this.directory, seed, 60);
		PlainBuild.write(this.directory.resolve("lib/pom.xml"), "<project/>");
		PlainBuild.write(this.directory.resolve("app/pom.xml"), "<project/>");
		project.write();
		String trouble = build(project, "target/classes");
		assertThat(trouble).as("seed %d: the project to start from", seed).isEmpty();
		List<Path> classPath = List.of(project.classes("app"), project.classes("lib"));
		try (SourceCompiler compiler = SourceCompiler
			.find(CompileSettings.of(classPath), HupperLogger.toStandardError(1))
			.orElseThrow()) {
			compiler.check().join();
			String history = "seed " + seed;
			String last = "";
			for (int edit = 1; edit <= edits; edit++) {
				if (last.isEmpty()) {
					project.keep();
				}
				String what = last.isEmpty() ? project.edit() : project.undo();
				history += "\n" + edit + ": " + what;
				Set<Path> changed = project.write();
				last = build(project, "target/clean");
				try {
					Compiled success = Compiled.of(compiler, changed);
					assertThat(last).as("a clean compile succeeds too%n%s", history).isEmpty();
					success.apply();
					compiled.add(success.compiled());
					for (String module : List.of("lib", "app")) {
						Map<String, String> expected = PlainBuild
							.contents(this.directory.resolve(module).resolve("target/clean"));
						Map<String, String> actual = PlainBuild.contents(project.classes(module));
						assertThat(differences(expected, actual)).as(history).isEmpty();
					}
				}
				catch (CompilationFailedException ex) {
					assertThat(last).as("a clean compile fails too: %s%n%s", ex.diagnostics(), history).isNotEmpty();
				}
			}
		}
		report(seed, compiled);
	}

	static List<String> differences(Map<String, String> expected, Map<String, String> actual) {
		Map<String, String> all = new TreeMap<>(expected);
		all.putAll(actual);
		return all.keySet()
			.stream()
			.filter((name) -> !expected.getOrDefault(name, "none").equals(actual.getOrDefault(name, "none")))
			.map((name) -> name + (expected.containsKey(name) ? "" : " too many")
					+ (actual.containsKey(name) ? "" : " missing"))
			.toList();
	}

	private String build(RandomProject project, String target) {
		Path lib = this.directory.resolve("lib").resolve(target);
		Path app = this.directory.resolve("app").resolve(target);
		String trouble = PlainBuild.compile(inAnyOrder(project.sources("lib")), lib, List.of());
		return trouble.isEmpty() ? PlainBuild.compile(inAnyOrder(project.sources("app")), app, List.of(lib)) : trouble;
	}

	private List<Path> inAnyOrder(Path sourceRoot) {
		List<Path> sources = new ArrayList<>(PlainBuild.files(sourceRoot, ".java"));
		Collections.shuffle(sources, this.order);
		return sources;
	}

	private static void report(long seed, List<Integer> compiled) {
		List<Integer> sorted = compiled.stream().filter((count) -> count > 0).sorted().toList();
		long one = sorted.stream().filter((count) -> count == 1).count();
		System.out.printf("seed %d: %d successful edits, %d %% compiled one source only, median %d of about 60%n", seed,
				sorted.size(), 100 * one / Math.max(1, sorted.size()), sorted.get(sorted.size() / 2));
	}

}
