package dev.hupper.spring.boot.rehearsal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import ch.qos.logback.classic.spi.Configurator;

import org.springframework.util.ClassUtils;

/**
 * What makes a rehearsal impossible without a trace: libraries would read a file of the
 * application, or keep what cannot be put back.
 */
final class Obstacle {

	/**
	 * Files at the root of a class directory that only Spring Boot itself looks for, by
	 * the class loader it is given, or only under a name that it is told.
	 */
	private static final Pattern HARMLESS = Pattern
		.compile("(application|bootstrap)[^/]*|banner\\.\\w+|messages[^/]*\\.properties|.*\\.class|.*\\.sql"
				+ "|logback-spring\\.xml|git\\.properties|.*\\.html|\\..*");

	/** The same below {@code META-INF}. */
	private static final Pattern HARMLESS_META = Pattern
		.compile("(?i)manifest\\.mf|.*spring-configuration-metadata\\.json"
				+ "|spring-autoconfigure-metadata\\.properties|spring|maven|resources|build-info\\.properties"
				+ "|licen[sc]e.*|notice.*|.*\\.kotlin_module|sbom");

	private static final List<String> LOGBACK_FILES = List.of("logback-test.xml", "logback.xml", "logback.scmo",
			"logback-test.scmo", "logback-test.groovy", "logback.groovy");

	private static final List<String> LOGGING_PROPERTIES = List.of("logback.configurationFile", "logback.debug",
			"logback.statusListenerClass", "java.util.logging.config.file", "java.util.logging.config.class",
			"java.util.logging.manager", "slf4j.provider", "org.apache.commons.logging.LogFactory",
			"org.springframework.boot.logging.LoggingSystem");

	/** What is in the directory of these classes is known. */
	private static final String OWN = ClassUtils.convertClassNameToResourcePath(Obstacle.class.getName()) + ".class";

	private Obstacle() {
	}

	/**
	 * Look for one.
	 * @return a sentence without its end; empty if there is none
	 */
	static Optional<String> find(LibraryView view) throws IOException {
		ClassLoader libraries = view.getParent();
		if (!ClassUtils.isPresent("ch.qos.logback.classic.spi.LogbackServiceProvider", libraries)
				|| ClassUtils.isPresent("org.apache.logging.log4j.core.LoggerContext", libraries)) {
			return Optional.of("logging is not Logback's");
		}
		Optional<String> set = LOGGING_PROPERTIES.stream()
			.filter((name) -> System.getProperty(name) != null)
			.findFirst();
		if (set.isPresent()) {
			return Optional.of("the system property " + set.get() + " is set");
		}
		Optional<String> file = LOGBACK_FILES.stream()
			.filter((name) -> libraries.getResource(name) != null)
			.findFirst();
		if (file.isPresent()) {
			return Optional.of("there is " + file.get());
		}
		Optional<String> configurator = ServiceLoader.load(Configurator.class, libraries)
			.stream()
			.map((provider) -> provider.type().getName())
			.filter((name) -> !name.startsWith("org.springframework.boot."))
			.findFirst();
		if (configurator.isPresent()) {
			return Optional.of(configurator.get() + " configures Logback");
		}
		for (Path directory : view.directories()) {
			if (Files.exists(directory.resolve(OWN))) {
				continue;
			}
			Optional<Path> found = unknown(directory, HARMLESS)
				.or(() -> unknown(directory.resolve("META-INF"), HARMLESS_META));
			if (found.isPresent()) {
				return Optional.of("there is " + directory.relativize(found.get()));
			}
		}
		return Optional.empty();
	}

	private static Optional<Path> unknown(Path directory, Pattern harmless) {
		if (!Files.isDirectory(directory)) {
			return Optional.empty();
		}
		boolean meta = directory.endsWith("META-INF");
		try (Stream<Path> files = Files.list(directory)) {
			return files.filter((file) -> meta || !Files.isDirectory(file))
				.filter((file) -> !harmless.matcher(file.getFileName().toString()).matches())
				.sorted()
				.findFirst();
		}
		catch (IOException ex) {
			return Optional.of(directory);
		}
	}

}
