package dev.hupper.spring.boot.autoconfigure;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;

import dev.hupper.Hupper;

/**
 * Has the files beside the class path followed that properties of Spring Boot name and
 * that count at the start alone. Comes before logging is configured, as that fails where
 * its file is missing or broken.
 */
class NamedFiles implements EnvironmentPostProcessor, Ordered {

	private static final String LOGGING = "logging.config";

	private static final List<String> PROPERTIES = List.of(LOGGING, "spring.flyway.locations",
			"spring.liquibase.change-log", "spring.sql.init.schema-locations", "spring.sql.init.data-locations");

	private static final Pattern FILE = Pattern.compile("(?:optional:)?file(?:system)?:(.+)");

	/** More than one letter, as one is a drive of Windows. */
	private static final Pattern SCHEME = Pattern.compile("[a-zA-Z][a-zA-Z0-9*-]+:.*");

	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		if (Hupper.isActive()) {
			Hupper.getReloader().watchFiles(in(environment).toArray(String[]::new));
		}
	}

	/**
	 * The paths and globs of the files, absolute or relative to the working directory.
	 */
	static Set<String> in(ConfigurableEnvironment environment) {
		Set<String> files = new LinkedHashSet<>();
		Binder binder = Binder.get(environment);
		for (String property : PROPERTIES) {
			try {
				binder.bind(property, Bindable.listOf(String.class))
					.ifBound((locations) -> locations.forEach((location) -> add(property, location.strip(), files)));
			}
			catch (RuntimeException ex) {
				// The application fails by itself, or never asks.
			}
		}
		return files;
	}

	/** Without a scheme all but one are on the class path. */
	private static void add(String property, String location, Set<String> files) {
		Matcher file = FILE.matcher(location);
		if (file.matches()) {
			files.add(file.group(1));
		}
		else if (property.equals(LOGGING) && !location.isEmpty() && !SCHEME.matcher(location).matches()) {
			files.add(location);
		}
	}

}
