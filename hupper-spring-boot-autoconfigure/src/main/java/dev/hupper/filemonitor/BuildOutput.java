package dev.hupper.filemonitor;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Where builds put what they make, and from which sources, by the conventions of Maven,
 * Gradle, Eclipse and IntelliJ IDEA.
 *
 * @param directory the output directory within a module
 * @param sourceSet {@code main} or {@code test}
 */
record BuildOutput(Path directory, String sourceSet) {

	private static final List<String> LANGUAGES = List.of("java", "kotlin", "groovy", "scala");

	private static final List<BuildOutput> CONVENTIONS = Stream
		.of(of("main", "target/classes", "bin/main", "build/resources/main", "out/production/classes",
				"out/production/resources"),
				of("test", "target/test-classes", "bin/test", "build/resources/test", "out/test/classes",
						"out/test/resources"),
				LANGUAGES.stream().flatMap((language) -> of("main", "build/classes/" + language + "/main")),
				LANGUAGES.stream().flatMap((language) -> of("test", "build/classes/" + language + "/test")))
		.flatMap((outputs) -> outputs)
		.toList();

	private static Stream<BuildOutput> of(String sourceSet, String... directories) {
		return Stream.of(directories).map((directory) -> new BuildOutput(Path.of(directory), sourceSet));
	}

	/** Why a file is missing. */
	enum Missing {

		/** Its source is there: a build has deleted it and will make it again. */
		BUILD_UNDER_WAY,

		/**
		 * It is a nested class, and its outer class was compiled anew: it went for good.
		 */
		REMOVED_BY_COMPILER,

		/** It is not the output of a build, or its source is gone as well. */
		UNKNOWN

	}

	/**
	 * Guess why a file is missing.
	 * @param file a file that was there
	 * @param exists tells whether a file is there
	 * @param isRewritten tells whether a file is there and not what it was
	 */
	static Missing whyMissing(Path file, Predicate<Path> exists, Predicate<Path> isRewritten) {
		Path outermost = outermost(file);
		if (!outermost.equals(file) && isRewritten.test(outermost)) {
			return Missing.REMOVED_BY_COMPILER;
		}
		return hasSource(file, exists) ? Missing.BUILD_UNDER_WAY : Missing.UNKNOWN;
	}

	/**
	 * Whether a build makes a file, there or not: something it can be made from exists.
	 */
	static boolean hasSource(Path file, Predicate<Path> exists) {
		return sources(outermost(file)).anyMatch(exists);
	}

	/** The files that this file of a build's output can have been made from. */
	private static Stream<Path> sources(Path file) {
		return CONVENTIONS.stream().flatMap((output) -> {
			Path module = output.moduleOf(file);
			return (module != null) ? output.sourcesIn(module, file) : Stream.empty();
		});
	}

	private @Nullable Path moduleOf(Path file) {
		for (Path parent = file.getParent(); parent != null; parent = parent.getParent()) {
			if (parent.endsWith(this.directory)) {
				Path module = parent;
				for (int i = 0; i < this.directory.getNameCount() && module != null; i++) {
					module = module.getParent();
				}
				return module;
			}
		}
		return null;
	}

	private Stream<Path> sourcesIn(Path module, Path file) {
		Path relative = module.resolve(this.directory).relativize(file);
		Path sources = module.resolve("src").resolve(this.sourceSet);
		String name = relative.toString();
		if (!name.endsWith(".class")) {
			return Stream.of(sources.resolve("resources").resolve(relative));
		}
		String type = name.substring(0, name.length() - ".class".length());
		return Stream
			.of("java/" + type + ".java", "kotlin/" + type + ".kt", "kotlin/" + type.replaceFirst("Kt$", "") + ".kt",
					"java/" + type + ".kt", "groovy/" + type + ".groovy", "scala/" + type + ".scala")
			.map(sources::resolve);
	}

	private static Path outermost(Path file) {
		String name = String.valueOf(file.getFileName());
		int dollar = name.indexOf('$', 1);
		return (dollar > 0 && name.endsWith(".class")) ? file.resolveSibling(name.substring(0, dollar) + ".class")
				: file;
	}

}
