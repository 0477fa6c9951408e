package dev.hupper.spring.boot.autoconfigure;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.SpringApplicationRunListener;
import org.springframework.boot.bootstrap.ConfigurableBootstrapContext;
import org.springframework.boot.context.config.ConfigDataLocation;
import org.springframework.boot.context.properties.bind.BindResult;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.PropertySourceLoader;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.util.StringUtils;

import dev.hupper.worker.WorkerRuntime;

/**
 * Has the files followed in which Spring Boot looks for configuration beside the class
 * path, those that do not exist included: its standard locations, those that the user has
 * named, and imports. What the command line and the environment name is followed before
 * anything is read, so that a file that cannot be read is followed as well.
 */
class ConfigurationLocations implements SpringApplicationRunListener {

	private static final List<String> STANDARD = List.of("file:./", "file:./config/", "file:./config/*/");

	private static final String IMPORT = "spring.config.import";

	/**
	 * What Spring Boot is told of a file behind its name: its extension, its encoding.
	 */
	private static final Pattern HINTS = Pattern.compile("(\\[[^\\]]*])+$");

	private static final Pattern SCHEME = Pattern.compile("([a-zA-Z][a-zA-Z0-9*-]+):(.*)");

	private final @Nullable WorkerRuntime worker = WorkerRuntime.current().orElse(null);

	private final String[] arguments;

	ConfigurationLocations(String[] arguments) {
		this.arguments = arguments;
	}

	@Override
	public void starting(ConfigurableBootstrapContext bootstrapContext) {
		if (this.worker != null) {
			StandardEnvironment environment = new StandardEnvironment();
			environment.getPropertySources().addFirst(new SimpleCommandLinePropertySource(this.arguments));
			ConfigurationPropertySources.attach(environment);
			watch(this.worker, environment);
		}
	}

	@Override
	public void environmentPrepared(ConfigurableBootstrapContext bootstrapContext,
			ConfigurableEnvironment environment) {
		if (this.worker != null) {
			watch(this.worker, environment);
		}
	}

	private static void watch(WorkerRuntime worker, ConfigurableEnvironment environment) {
		worker.proxy().watchFiles(in(environment).toArray(String[]::new));
	}

	/**
	 * The paths and globs of the files, absolute or relative to the working directory,
	 * with configuration or before it is read.
	 */
	static Set<String> in(ConfigurableEnvironment environment) {
		Set<String> files = new LinkedHashSet<>();
		Set<String> names = new LinkedHashSet<>(texts(environment, "spring.config.name"));
		if (names.isEmpty()) {
			names.add("application");
		}
		List<ConfigDataLocation> locations = locations(environment, "spring.config.location");
		if (locations.isEmpty()) {
			STANDARD.forEach((location) -> add(location, null, names, files));
		}
		locations.forEach((location) -> add(location.getValue(), null, names, files));
		locations(environment, "spring.config.additional-location")
			.forEach((location) -> add(location.getValue(), null, names, files));
		for (PropertySource<?> source : environment.getPropertySources()) {
			if (source instanceof EnumerablePropertySource<?> enumerable
					&& !ConfigurationPropertySources.isAttachedConfigurationPropertySource(source)) {
				Arrays.stream(enumerable.getPropertyNames())
					.filter((name) -> name.startsWith(IMPORT))
					.forEach((name) -> addImports(environment, enumerable, name, names, files));
			}
		}
		locations(environment, IMPORT).forEach((location) -> add(location.getValue(), null, names, files));
		return files;
	}

	private static List<ConfigDataLocation> locations(ConfigurableEnvironment environment, String property) {
		return texts(environment, property).stream().flatMap((text) -> split(text).stream()).toList();
	}

	private static List<String> texts(ConfigurableEnvironment environment, String property) {
		BindResult<List<String>> texts = Binder.get(environment).bind(property, Bindable.listOf(String.class));
		return texts.isBound() ? texts.get() : List.of();
	}

	private static List<ConfigDataLocation> split(String text) {
		ConfigDataLocation location = ConfigDataLocation.of(text.strip());
		return (location != null) ? List.of(location.split()) : List.of();
	}

	private static void addImports(ConfigurableEnvironment environment, EnumerablePropertySource<?> source, String name,
			Set<String> names, Set<String> files) {
		String value = environment.resolvePlaceholders(String.valueOf(source.getProperty(name)));
		Path importing = fileOf(OriginLookup.getOrigin(source, name));
		for (String text : StringUtils.commaDelimitedListToStringArray(value)) {
			split(text).forEach((location) -> add(location.getValue(), importing, names, files));
		}
	}

	private static @Nullable Path fileOf(@Nullable Origin origin) {
		try {
			Resource resource = (origin instanceof TextResourceOrigin text) ? text.getResource() : null;
			return (resource != null && resource.isFile()) ? resource.getFile().toPath() : null;
		}
		catch (IOException ex) {
			return null;
		}
	}

	/**
	 * Add what a location stands for, perhaps relative to the file that names it, if that
	 * is files and not on the class path.
	 */
	private static void add(String location, @Nullable Path importing, Set<String> names, Set<String> files) {
		Matcher scheme = SCHEME.matcher(location.startsWith("resource:") ? location.substring(9) : location);
		String kind = scheme.matches() ? scheme.group(1) : "";
		String path = scheme.matches() ? scheme.group(2) : location;
		if (kind.equals("configtree")) {
			files.add(path.replaceFirst("^file:", "") + (path.contains("*") ? "**" : ""));
		}
		else if (kind.equals("file")) {
			addFiles(path, names, files);
		}
		else if (kind.isEmpty() && importing != null && !path.startsWith("/")) {
			addFiles(importing.resolveSibling(path) + (path.endsWith("/") ? "/" : ""), names, files);
		}
		else if (kind.isEmpty()) {
			addFiles(path, names, files);
		}
	}

	/**
	 * Each file has variants for profiles, with the profile's name before the ending, or
	 * behind the name if a hint says what it is.
	 */
	private static void addFiles(String path, Set<String> names, Set<String> files) {
		if (!path.endsWith("/")) {
			String file = HINTS.matcher(path).replaceFirst("");
			int dot = file.lastIndexOf('.');
			files.add(file);
			if (dot > file.lastIndexOf('/') + 1) {
				files.add(file.substring(0, dot) + "-*" + file.substring(dot));
			}
			if (!file.equals(path)) {
				files.add(file + "-*");
			}
			return;
		}
		for (PropertySourceLoader loader : SpringFactoriesLoader.loadFactories(PropertySourceLoader.class, null)) {
			for (String extension : loader.getFileExtensions()) {
				names.forEach((name) -> files
					.addAll(List.of(path + name + "." + extension, path + name + "-*." + extension)));
			}
		}
	}

}
