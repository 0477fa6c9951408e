package dev.hupper.spring.boot.autoconfigure;

import java.io.File;
import java.io.FileNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.hupper.worker.WorkerRuntime;
import jakarta.servlet.ServletContext;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.util.ClassUtils;
import org.springframework.util.ResourceUtils;
import org.springframework.web.context.WebApplicationContext;

/**
 * Finds the directories beside the class path whose files the application serves as they
 * are: the root of a web application, such as {@code src/main/webapp} or {@code public},
 * and those of templates and static files that its properties name by {@code file:}.
 */
final class ServedDirectories {

	private static final Log logger = LogFactory.getLog(ServedDirectories.class);

	private static final List<String> PROPERTIES = List.of("spring.web.resources.static-locations",
			"spring.thymeleaf.prefix", "spring.freemarker.template-loader-path", "spring.mustache.prefix",
			"spring.groovy.template.resource-loader-path");

	/** Web servers make a directory of such a name where an application has no root. */
	private static final String MADE_BY_SERVER = "-docbase.";

	private ServedDirectories() {
	}

	/** Have those followed; without them, the application runs as well. */
	static void follow(WorkerRuntime worker, ConfigurableApplicationContext context) {
		unlessItFails("what is served", () -> worker.serves(of(context)));
	}

	/** All of an application that is up. */
	private static Set<Path> of(ConfigurableApplicationContext context) {
		Set<Path> directories = in(context.getEnvironment());
		if (ClassUtils.isPresent("jakarta.servlet.ServletContext", context.getClassLoader()) && ClassUtils
			.isPresent("org.springframework.web.context.WebApplicationContext", context.getClassLoader())) {
			OfServlets.root(context).ifPresent(directories::add);
		}
		Path workingDirectory = Path.of("").toAbsolutePath();
		List<Path> classPath = Stream.of(System.getProperty("java.class.path", "").split(File.pathSeparator))
			.map((entry) -> Path.of(entry).toAbsolutePath().normalize())
			.toList();
		directories.removeIf((directory) -> !Files.isDirectory(directory)
				|| holdsMore(directory.toAbsolutePath().normalize(), workingDirectory, classPath));
		return directories;
	}

	/** Whether a directory is the project rather than a part of it that is served. */
	static boolean holdsMore(Path directory, Path workingDirectory, List<Path> classPath) {
		return workingDirectory.startsWith(directory)
				|| classPath.stream().anyMatch((entry) -> entry.startsWith(directory));
	}

	/** Those that properties name. */
	static Set<Path> in(ConfigurableEnvironment environment) {
		Binder binder = Binder.get(environment);
		Set<Path> directories = new LinkedHashSet<>();
		for (String property : PROPERTIES) {
			unlessItFails(property,
					() -> binder.bind(property, Bindable.listOf(String.class))
						.ifBound((locations) -> locations.stream()
							.filter((location) -> location.startsWith(ResourceUtils.FILE_URL_PREFIX))
							.forEach((location) -> unlessItFails(location, () -> directories.add(path(location))))));
		}
		unlessItFails("gg.jte", () -> {
			if (environment.getProperty("gg.jte.development-mode", Boolean.class, false)) {
				directories.add(Path.of(environment.getProperty("gg.jte.template-location", "src/main/jte")));
			}
		});
		return directories;
	}

	/**
	 * As Spring reads it: {@code file:/C:/site/} has a path on Windows only as a file.
	 */
	private static Path path(String location) {
		try {
			return ResourceUtils.getFile(location).toPath();
		}
		catch (FileNotFoundException ex) {
			throw new IllegalArgumentException(ex);
		}
	}

	private static void unlessItFails(String subject, Runnable action) {
		try {
			action.run();
		}
		catch (RuntimeException ex) {
			logger.debug("hupper does not follow " + subject, ex);
		}
	}

	/** Apart from the others, for applications without servlets. */
	private static final class OfServlets {

		static Optional<Path> root(ConfigurableApplicationContext context) {
			ServletContext servlets = (context instanceof WebApplicationContext web) ? web.getServletContext() : null;
			String root = (servlets != null) ? servlets.getRealPath("/") : null;
			return Optional.ofNullable(root).filter((path) -> !path.contains(MADE_BY_SERVER)).map(Path::of);
		}

	}

}
