package dev.hupper.compile;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.instrument.Instrumentation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

import dev.hupper.swap.ClassChange;
import dev.hupper.swap.SwapDecision;
import dev.hupper.swap.SwapVerdict;

/**
 * Edits a running program at random, in a process that has an agent: after each swap its
 * methods answer as those of the same program started anew. What needs a fresh worker is
 * started anew here, too, by another class loader.
 */
public final class RandomSwaps {

	private static Instrumentation instrumentation;

	private final RandomProject project;

	private final Path directory;

	private RunningProgram program;

	private int swaps;

	private int reloads;

	private RandomSwaps(Path directory, long seed) {
		this.directory = directory;
		this.project = new RandomProject(directory, seed, 24);
	}

	public static void premain(String arguments, Instrumentation given) {
		instrumentation = given;
	}

	public static void main(String[] arguments) {
		long seed = Long.parseLong(arguments[1]);
		RandomSwaps swaps = new RandomSwaps(Path.of(arguments[0]), seed);
		try {
			swaps.run(Integer.parseInt(arguments[2]));
		}
		catch (RuntimeException | AssertionError ex) {
			throw new AssertionError("seed " + seed, ex);
		}
		System.err.printf("seed %d: %d swaps, %d reloads, wrong answers: 0%n", seed, swaps.swaps, swaps.reloads);
	}

	private void run(int edits) {
		this.project.write();
		check(build(), "the project to start from");
		Map<String, byte[]> before = classes();
		this.program = new RunningProgram(before);
		this.program.answers();
		String history = "";
		for (int edit = 1; edit <= edits; edit++) {
			this.project.keep();
			String what = (edit % 3 == 0) ? this.project.edit() : this.project.editBody();
			this.project.write();
			if (!build().isEmpty()) {
				this.project.undo();
				this.project.write();
				check(build(), "undone");
				continue;
			}
			history = "\n" + edit + ": " + what;
			Map<String, byte[]> after = classes();
			List<ClassChange> changes = changes(before, after);
			if (!changes.isEmpty()) {
				follow(before, after, changes, history);
			}
			before = after;
		}
	}

	private void follow(Map<String, byte[]> before, Map<String, byte[]> after, List<ClassChange> changes,
			String history) {
		SwapVerdict verdict = new SwapDecision((name) -> find(before, name)).decide(changes);
		RunningProgram fresh = new RunningProgram(after);
		String expected = fresh.answers();
		if (verdict instanceof SwapVerdict.Swap swap) {
			this.swaps++;
			this.program.replace(after);
			check(this.program.swap(instrumentation, swap.classes()), "refused though " + swap.methods() + history);
			String answers = this.program.answers();
			if (!answers.equals(expected)) {
				throw new AssertionError(history + "\n" + verdict + "\n" + difference(expected, answers));
			}
		}
		else {
			this.reloads++;
			this.program = fresh;
		}
	}

	private static String difference(String expected, String answers) {
		List<String> lines = new ArrayList<>(answers.lines().toList());
		lines.removeAll(expected.lines().toList());
		return String.join("\n", lines);
	}

	private static void check(String trouble, String what) {
		if (!trouble.isEmpty()) {
			throw new AssertionError(what + ": " + trouble);
		}
	}

	private String build() {
		Path lib = this.project.classes("lib");
		Path app = this.project.classes("app");
		String trouble = PlainBuild.compile(this.project.sources("lib"), lib, List.of());
		return trouble.isEmpty() ? PlainBuild.compile(this.project.sources("app"), app, List.of(lib)) : trouble;
	}

	private Map<String, byte[]> classes() {
		Map<String, byte[]> classes = new TreeMap<>();
		for (String module : List.of("lib", "app")) {
			Path root = this.project.classes(module);
			for (Path file : PlainBuild.files(root, ".class")) {
				String name = root.relativize(file).toString().replace(".class", "").replace('\\', '/');
				classes.putIfAbsent(name, PlainBuild.read(file));
			}
		}
		return classes;
	}

	private List<ClassChange> changes(Map<String, byte[]> before, Map<String, byte[]> after) {
		TreeSet<String> names = new TreeSet<>(before.keySet());
		names.addAll(after.keySet());
		return names.stream()
			.filter((name) -> !Arrays.equals(before.get(name), after.get(name)))
			.map((name) -> new ClassChange(this.directory.resolve(name + ".class"), before.get(name), after.get(name)))
			.toList();
	}

	private static byte[] find(Map<String, byte[]> classes, String name) {
		byte[] bytes = classes.get(name);
		if (bytes != null) {
			return bytes;
		}
		try (InputStream in = ClassLoader.getPlatformClassLoader().getResourceAsStream(name + ".class")) {
			return (in != null) ? in.readAllBytes() : null;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
