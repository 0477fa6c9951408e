package dev.hupper.compile;

import java.nio.file.Path;
import java.util.List;

import dev.hupper.api.CompileOptions;

/**
 * What the compiler has to know of the application and its user's wishes. The class path
 * is the worker's: absolute, in order.
 */
record CompileSettings(List<Path> classPath, CompileOptions options) {

	/** The defaults for the worker's class path: absolute, in order. */
	static CompileSettings of(List<Path> classPath) {
		return new CompileSettings(classPath, CompileOptions.DEFAULTS);
	}

	/** The same for another class path. */
	CompileSettings with(List<Path> classPath) {
		return new CompileSettings(classPath, this.options);
	}

	List<Path> sourceRoots() {
		return paths(this.options.sourceRoots());
	}

	List<Path> libraries() {
		return paths(this.options.libraries());
	}

	List<Path> processorPath() {
		return paths(this.options.processorPath());
	}

	private static List<Path> paths(List<String> names) {
		return names.stream().map((name) -> Path.of(name).toAbsolutePath().normalize()).toList();
	}

}
