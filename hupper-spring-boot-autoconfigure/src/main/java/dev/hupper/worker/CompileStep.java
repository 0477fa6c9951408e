package dev.hupper.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Has library methods compiled that a start of the application was seen to compile.
 * Nothing is run, and no class initialised; it can be ended at any time.
 *
 * @param list a line each: the name of a class, a blank, and that of a method
 * @param libraries which classes may be loaded
 * @param over whether to leave the rest
 */
record CompileStep(JitCompiler compiler, Path list, Predicate<String> libraries,
		BooleanSupplier over) implements Rehearsal.Step {

	@Override
	public String name() {
		return JitCompiler.STEP;
	}

	@Override
	public void take(Path scratch) throws IOException {
		for (Map.Entry<String, Set<String>> type : methods().entrySet()) {
			if (this.over.getAsBoolean() || !this.compiler.hasRoom()) {
				return;
			}
			if (this.libraries.test(type.getKey())) {
				compile(type.getKey(), type.getValue());
			}
		}
		this.compiler.await(this.over);
	}

	private Map<String, Set<String>> methods() throws IOException {
		Map<String, Set<String>> methods = new LinkedHashMap<>();
		try (Stream<String> lines = Files.lines(this.list)) {
			lines.map((line) -> line.split(" ", 2))
				.filter((words) -> words.length == 2)
				.forEach((words) -> methods.computeIfAbsent(words[0], (type) -> new HashSet<>()).add(words[1]));
		}
		return methods;
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
