package dev.hupper.compile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

import dev.hupper.build.CompilerModel;

/**
 * The annotation processors of a module, found where its build has them.
 */
final class Processors {

	private static final String SERVICE = "META-INF/services/javax.annotation.processing.Processor";

	/** From this version on, the compiler does not look for processors by itself. */
	private static final int NOT_BY_ITSELF = 23;

	private Processors() {
	}

	/**
	 * Jars and class directories; empty if no processor runs.
	 * @param libraries jars that are compiled against
	 * @param modules class directories of other modules that are, too
	 */
	static List<Path> path(SourceLayout layout, CompileSettings settings, List<Path> libraries, List<Path> modules) {
		CompilerModel compiler = layout.compiler();
		if (!settings.processorPath().isEmpty()) {
			return settings.processorPath();
		}
		if (compiler.processing().equals("none")) {
			return List.of();
		}
		List<Path> named = compiler.processorPath();
		if (named != null) {
			return named;
		}
		boolean implied = Runtime.version().feature() < NOT_BY_ITSELF || !compiler.processing().isEmpty()
				|| compiler.arguments().contains("-processor");
		return implied ? onClassPath(libraries, modules) : List.of();
	}

	/**
	 * The whole class path if there is a processor on it, as the compiler itself does.
	 */
	private static List<Path> onClassPath(List<Path> libraries, List<Path> modules) {
		List<Path> jars = libraries.stream().filter(Files::isRegularFile).toList();
		boolean ofModules = modules.stream().anyMatch(Processors::isIn);
		if (!ofModules && jars.stream().noneMatch(Processors::hasProcessor)) {
			return List.of();
		}
		return ofModules ? Stream.concat(modules.stream(), jars.stream()).toList() : jars;
	}

	/** Whether a class directory holds one. */
	static boolean isIn(Path classDirectory) {
		return Files.isRegularFile(classDirectory.resolve(SERVICE));
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
