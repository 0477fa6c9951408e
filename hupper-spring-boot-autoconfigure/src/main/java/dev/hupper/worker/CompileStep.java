package dev.hupper.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Has library methods compiled before the application is there, a share of those that its
 * start was seen to have compiled. Nothing is run, and no class initialised.
 *
 * @param methods names of methods by the names of their classes
 */
record CompileStep(JitCompiler compiler, Map<String, Set<String>> methods) implements Rehearsal.Step {

	/** So many take a fifth of a second. */
	private static final int CLASSES = 400;

	/**
	 * Divide the methods in a file into steps.
	 * @param file a line each: the name of a class, a blank, and that of a method
	 * @param libraries which classes may be loaded
	 * @throws IOException if it cannot be read
	 */
	static List<Rehearsal.Step> of(JitCompiler compiler, Path file, Predicate<String> libraries) throws IOException {
		List<Rehearsal.Step> steps = new ArrayList<>();
		Map<String, Set<String>> share = new LinkedHashMap<>();
		for (Map.Entry<String, Set<String>> type : read(file).entrySet()) {
			if (libraries.test(type.getKey())) {
				share.put(type.getKey(), type.getValue());
			}
			if (share.size() == CLASSES) {
				steps.add(new CompileStep(compiler, share));
				share = new LinkedHashMap<>();
			}
		}
		if (!share.isEmpty()) {
			steps.add(new CompileStep(compiler, share));
		}
		return steps;
	}

	private static Map<String, Set<String>> read(Path file) throws IOException {
		Map<String, Set<String>> methods = new LinkedHashMap<>();
		try (Stream<String> lines = Files.lines(file)) {
			lines.map((line) -> line.split(" ", 2))
				.filter((words) -> words.length == 2)
				.forEach((words) -> methods.computeIfAbsent(words[0], (type) -> new HashSet<>()).add(words[1]));
		}
		return methods;
	}

	@Override
	public String name() {
		return JitCompiler.STEP;
	}

	@Override
	public void take(Path scratch) {
		if (JitCompiler.hasRoom()) {
			this.methods.forEach(this::compile);
			this.compiler.await();
		}
	}

	private void compile(String type, Set<String> names) {
		try {
			this.compiler.compile(Class.forName(type, false, ClassLoader.getSystemClassLoader()), names);
		}
		catch (ClassNotFoundException | LinkageError ex) {
			// It was made at run time, or refers to a class that is not there.
		}
	}

}
