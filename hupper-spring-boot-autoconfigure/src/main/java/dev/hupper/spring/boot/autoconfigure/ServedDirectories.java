package dev.hupper.spring.boot.autoconfigure;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.servlet.ServletContext;

import org.springframework.boot.context.properties.bind.BindResult;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.util.ClassUtils;
import org.springframework.web.context.WebApplicationContext;

/**
 * Finds the directories beside the class path whose files the application serves as they
 * are: the root of a web application, such as {@code src/main/webapp} or {@code public},
 * and those of templates and static files that its properties name by {@code file:}.
 */
final class ServedDirectories {

	private static final List<String> PROPERTIES = List.of("spring.web.resources.static-locations",
			"spring.thymeleaf.prefix", "spring.freemarker.template-loader-path", "spring.mustache.prefix",
			"spring.groovy.template.resource-loader-path");

	/** Web servers make a directory of such a name where an application has no root. */
	private static final String MADE_BY_SERVER = "-docbase.";

	private ServedDirectories() {
	}

	/** All of an application that is up. */
	static Set<Path> of(ConfigurableApplicationContext context) {
		Set<Path> directories = in(context.getEnvironment());
		if (ClassUtils.isPresent("jakarta.servlet.ServletContext", context.getClassLoader()) && ClassUtils
			.isPresent("org.springframework.web.context.WebApplicationContext", context.getClassLoader())) {
			OfServlets.root(context).ifPresent(directories::add);
		}
		directories.removeIf((directory) -> !Files.isDirectory(directory));
		return directories;
	}

	/** Those that properties name. */
	static Set<Path> in(ConfigurableEnvironment environment) {
		Binder binder = Binder.get(environment);
		Set<Path> directories = new LinkedHashSet<>();
		for (String property : PROPERTIES) {
			BindResult<List<String>> locations = binder.bind(property, Bindable.listOf(String.class));
			for (String location : locations.isBound() ? locations.get() : List.<String>of()) {
				if (location.startsWith("file:")) {
					directories.add(Path.of(location.substring("file:".length()).replaceFirst("^//(?=/)", "")));
				}
			}
		}
		if (environment.getProperty("gg.jte.development-mode", Boolean.class, false)) {
			directories.add(Path.of(environment.getProperty("gg.jte.template-location", "src/main/jte")));
		}
		return directories;
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
