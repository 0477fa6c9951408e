package dev.hupper.spring.boot.rehearsal;

import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;

import org.slf4j.spi.SLF4JServiceProvider;

import org.springframework.util.ClassUtils;

/**
 * The application's logging. While a round runs it is silent, and reads no configuration.
 * Afterwards it waits as in a JVM in which nobody has logged yet: whoever asks for a
 * logger or uses one first has it configured, as in a plain start.
 */
interface Logging {

	/**
	 * A round begins.
	 * @throws ReflectiveOperationException if these versions are not known
	 */
	void silence() throws ReflectiveOperationException;

	/** The round is over. */
	void await() throws ReflectiveOperationException;

	/**
	 * What makes it impossible to have the configuration read at the right moment, a
	 * sentence without its end; empty if there is nothing.
	 */
	static Optional<String> obstacle(ClassLoader libraries) {
		if (has(libraries, LOGBACK) == has(libraries, LOG4J)) {
			return Optional.of("logging is neither Logback's nor Log4j's alone");
		}
		if (ServiceLoader.load(SLF4JServiceProvider.class, libraries).stream().count() != 1) {
			return Optional.of("there are several providers of SLF4J");
		}
		return Stream
			.of("slf4j.provider", "org.apache.commons.logging.LogFactory", "java.util.logging.manager",
					"java.util.logging.config.file", "java.util.logging.config.class")
			.filter((name) -> System.getProperty(name) != null)
			.map((name) -> "the system property " + name + " is set")
			.findFirst();
	}

	static Logging of(ClassLoader libraries) {
		return has(libraries, LOGBACK) ? new LogbackLogging() : new Log4jLogging(libraries);
	}

	private static boolean has(ClassLoader libraries, String name) {
		return ClassUtils.isPresent(name, libraries);
	}

	/** A class of each, by name since it may be missing. */
	String LOGBACK = "ch.qos.logback.classic.spi.LogbackServiceProvider";

	String LOG4J = "org.apache.logging.log4j.core.LoggerContext";

	/** By it Spring Boot is told which logging system to use. */
	String SYSTEM_PROPERTY = "org.springframework.boot.logging.LoggingSystem";

}
