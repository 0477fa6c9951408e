package dev.hupper.compile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipFile;

/**
 * The annotation processors of a module, found where its build has them.
 *
 * @param path jars; empty if no processor runs
 * @param arguments what they are told, {@code -A…}
 */
record Processors(List<Path> path, List<String> arguments) {

	private static final String SERVICE = "META-INF/services/javax.annotation.processing.Processor";

	/** From this version on, the compiler does not look for processors by itself. */
	private static final int NOT_BY_ITSELF = 23;

	static Processors find(SourceLayout layout, CompileSettings settings) {
		Optional<MavenPom> pom = MavenPom.read(layout.project().resolve("pom.xml"));
		List<String> arguments = pom.map(MavenPom::processorArguments).orElse(List.of());
		if (!settings.processorPath().isEmpty()) {
			return new Processors(settings.processorPath(), arguments);
		}
		String processing = pom.flatMap(MavenPom::processing).orElse("");
		if (processing.equals("none")) {
			return new Processors(List.of(), arguments);
		}
		MavenRepository repository = new MavenRepository(settings.classPath(),
				Path.of(System.getProperty("user.home")));
		List<Path> named = pom.map((each) -> new MavenProcessorPath(repository).of(each)).orElse(List.of());
		if (!named.isEmpty()) {
			return new Processors(named, arguments);
		}
		boolean implied = Runtime.version().feature() < NOT_BY_ITSELF || processing.equals("full");
		return new Processors(implied ? onClassPath(settings.classPath()) : List.of(), arguments);
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
