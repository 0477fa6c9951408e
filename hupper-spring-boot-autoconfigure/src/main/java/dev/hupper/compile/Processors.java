package dev.hupper.compile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipFile;

import dev.hupper.build.CompilerModel;

/**
 * The annotation processors of a module, found where its build has them.
 *
 * @param path jars; empty if no processor runs
 */
record Processors(List<Path> path, List<String> arguments) {

	private static final String SERVICE = "META-INF/services/javax.annotation.processing.Processor";

	/** From this version on, the compiler does not look for processors by itself. */
	private static final int NOT_BY_ITSELF = 23;

	static Processors find(SourceLayout layout, CompileSettings settings, List<Path> libraries) {
		CompilerModel compiler = layout.compiler();
		if (!settings.processorPath().isEmpty()) {
			return new Processors(settings.processorPath(), compiler.argumentsWithoutPlugins());
		}
		if (compiler.processing().equals("none")) {
			return new Processors(List.of(), compiler.argumentsWithoutPlugins());
		}
		List<Path> named = compiler.processorPath();
		if (named != null) {
			return new Processors(named, compiler.argumentsWithoutPlugins());
		}
		boolean implied = Runtime.version().feature() < NOT_BY_ITSELF || !compiler.processing().isEmpty()
				|| compiler.arguments().contains("-processor");
		return new Processors(implied ? onClassPath(libraries) : List.of(), compiler.argumentsWithoutPlugins());
	}

	/**
	 * The whole class path if there is a processor on it, as the compiler itself does.
	 */
	private static List<Path> onClassPath(List<Path> classPath) {
		List<Path> jars = classPath.stream().filter(Files::isRegularFile).toList();
		return jars.stream().anyMatch(Processors::hasProcessor) ? jars : List.of();
	}

	private static boolean hasProcessor(Path jar) {
		try (ZipFile zip = new ZipFile(jar.toFile())) {
			return zip.getEntry(SERVICE) != null;
		}
		catch (IOException ex) {
			return false;
		}
	}

}
