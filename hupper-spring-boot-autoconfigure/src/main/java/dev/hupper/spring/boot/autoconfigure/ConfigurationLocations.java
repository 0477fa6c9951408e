package dev.hupper.spring.boot.autoconfigure;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
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
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.support.SpringFactoriesLoader;

import dev.hupper.worker.WorkerRuntime;

/**
 * Has the files followed in which Spring Boot looks for configuration beside the class
 * path, those that do not exist included: its standard locations and those that the
 * command line and the environment name. They are followed before anything is read, so
 * that a file that cannot be read is followed as well; what files name is followed by
 * {@link ConfigurationImports}.
 */
class ConfigurationLocations implements SpringApplicationRunListener {

	private static final List<String> STANDARD = List.of("file:./", "file:./config/", "file:./config/*/");

	/**
	 * What Spring Boot is told of a file behind its name: its extension, its encoding.
	 */
	private static final Pattern HINTS = Pattern.compile("(\\[[^\\]]*])+$");

	private static final Pattern SCHEME = Pattern.compile("([a-zA-Z][a-zA-Z0-9*-]*):(.*)");

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
			this.worker.proxy().watchFiles(in(environment).toArray(String[]::new));
		}
	}

	/**
	 * The paths and globs of the files that are known before any is read, absolute or
	 * relative to the working directory.
	 */
	static Set<String> in(ConfigurableEnvironment environment) {
		Binder binder = Binder.get(environment);
		Set<String> locations = new LinkedHashSet<>(texts(binder, "spring.config.location"));
		if (locations.isEmpty()) {
			locations.addAll(STANDARD);
		}
		locations.addAll(texts(binder, "spring.config.additional-location"));
		locations.addAll(texts(binder, "spring.config.import"));
		Set<String> files = new LinkedHashSet<>();
		locations.stream()
			.map((text) -> ConfigDataLocation.of(text.strip()))
			.filter(Objects::nonNull)
			.forEach((location) -> files.addAll(in(location, "", binder)));
		return files;
	}

	/**
	 * The same for a location.
	 * @param base what stands before it if it is relative
	 */
	static Set<String> in(ConfigDataLocation location, String base, Binder binder) {
		Set<String> names = new LinkedHashSet<>(texts(binder, "spring.config.name"));
		if (names.isEmpty()) {
			names.add("application");
		}
		Set<String> files = new LinkedHashSet<>();
		for (ConfigDataLocation one : location.split()) {
			add(one.getValue(), base, names, files);
		}
		return files;
	}

	private static List<String> texts(Binder binder, String property) {
		BindResult<List<String>> texts = binder.bind(property, Bindable.listOf(String.class));
		return texts.isBound() ? texts.get() : List.of();
	}

	/** Add what a location stands for, if that is files and not on the class path. */
	private static void add(String location, String base, Set<String> names, Set<String> files) {
		String text = location.startsWith("resource:") ? location.substring(9) : location;
		if (!text.startsWith("/") && !SCHEME.matcher(text).matches()) {
			text = base + text;
		}
		Matcher scheme = SCHEME.matcher(text);
		String kind = scheme.matches() ? scheme.group(1) : "";
		if (kind.length() <= 1) {
			// At most a drive of Windows.
			addFiles(text, names, files);
		}
		else if (kind.equals("file")) {
			addFiles(scheme.group(2), names, files);
		}
		else if (kind.equals("configtree")) {
			String directory = scheme.group(2).replaceFirst("^file:", "");
			files.add(directory + (directory.contains("*") ? "**" : ""));
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
