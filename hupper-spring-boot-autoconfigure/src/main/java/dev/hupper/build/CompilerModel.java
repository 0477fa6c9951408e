package dev.hupper.build;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * How a build compiles.
 *
 * @param arguments of {@code javac}, but for those that show in class files
 * @param encoding the name of the sources' encoding; null if the build names none
 * @param classPath the libraries that are needed to compile, in order
 * @param processorPath the annotation processors and all they need; null if the build
 * names none, so that those on the class path run
 * @param processing {@code none}, {@code only} or {@code full}; empty if the build leaves
 * it to the compiler
 * @param included whether a source is compiled, by its path below its root with the
 * separators of this system
 */
public record CompilerModel(List<String> arguments, @Nullable String encoding, List<Path> classPath,
		@Nullable List<Path> processorPath, String processing, Predicate<String> included) {
}
