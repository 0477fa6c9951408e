package dev.hupper.compile;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import dev.hupper.api.CompileOptions;

/**
 * What the compiler has to know of the application and its user's wishes.
 *
 * @param classPath the worker's class path, in order, absolute
 * @param sourceRoots more directories of sources, each of the module that it lies in
 * ({@code hupper.compile.source-roots})
 * @param libraries more jars to compile against, such as those a build needs at compile
 * time alone ({@code hupper.compile.libraries})
 * @param processorPath where annotation processors are; empty: as the build says
 * ({@code hupper.compile.processor-path})
 * @param arguments more arguments for {@code javac} ({@code hupper.compile.arguments})
 * @param served globs, relative to a class directory, of files that the running
 * application serves as they are now, so that their change needs no restart
 * ({@code hupper.compile.served})
 * @param timeout how long one run of the compiler may take
 * ({@code hupper.compile.timeout})
 */
public record CompileSettings(List<Path> classPath, List<Path> sourceRoots, List<Path> libraries,
		List<Path> processorPath, List<String> arguments, List<String> served, Duration timeout) {

	/**
	 * The defaults for a class path.
	 * @param classPath the worker's class path, in order, absolute
	 */
	public static CompileSettings of(List<Path> classPath) {
		return new CompileSettings(classPath, List.of(), List.of(), List.of(), List.of(),
				CompileOptions.DEFAULTS.served(), CompileOptions.DEFAULTS.timeout());
	}

}
