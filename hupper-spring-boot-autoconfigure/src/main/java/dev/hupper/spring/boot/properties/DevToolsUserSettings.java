package dev.hupper.spring.boot.properties;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.PropertiesPropertySourceLoader;
import org.springframework.boot.env.PropertySourceLoader;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.util.StringUtils;

/**
 * What a user has set for spring-boot-devtools in all applications, where it means the
 * same here. Its times do not: they are made for polling.
 */
final class DevToolsUserSettings {

	/** The first one counts most. */
	private static final List<String> FILES = List.of(".config/spring-boot/spring-boot-devtools.properties",
			".config/spring-boot/spring-boot-devtools.yaml", ".config/spring-boot/spring-boot-devtools.yml");

	/** Counts if there is none of the others. */
	private static final String LEGACY_FILE = ".spring-boot-devtools.properties";

	static final Map<String, String> COUNTERPARTS = Map.of("spring.devtools.add-properties",
			"hupper.property-defaults.enabled", "spring.devtools.livereload.enabled", "hupper.browser-refresh.enabled",
			"spring.devtools.restart.additional-paths", "hupper.watch-files", "spring.devtools.restart.trigger-file",
			"hupper.trigger-file");

	private DevToolsUserSettings() {
	}

	/** Whose home it is: devtools' own, if there is one, or else the user's. */
	static Path home(Map<String, String> variables, Properties system) {
		String home = Stream
			.of(variables.get("SPRING_DEVTOOLS_HOME"), system.getProperty("spring.devtools.home"),
					system.getProperty("user.home"))
			.filter(StringUtils::hasText)
			.findFirst()
			.orElse("");
		return Path.of(home);
	}

	/**
	 * Read them as properties of hupper, and tell in one line why a file cannot be read.
	 * @param home the directory below which devtools looks for them
	 */
	static Map<String, Object> read(Path home, Consumer<String> problem) {
		List<Path> files = FILES.stream().map(home::resolve).filter(Files::isRegularFile).toList();
		if (files.isEmpty()) {
			files = Stream.of(home.resolve(LEGACY_FILE)).filter(Files::isRegularFile).toList();
		}
		Map<String, Object> settings = new LinkedHashMap<>();
		for (Path file : files) {
			boolean yaml = !file.toString().endsWith(".properties");
			read(yaml ? new YamlPropertySourceLoader() : new PropertiesPropertySourceLoader(), file, settings, problem);
		}
		return settings;
	}

	private static void read(PropertySourceLoader loader, Path file, Map<String, Object> settings,
			Consumer<String> problem) {
		try {
			List<PropertySource<?>> sources = loader.load(file.toString(), new FileSystemResource(file));
			Binder binder = new Binder(ConfigurationPropertySources.from(sources));
			COUNTERPARTS.forEach((theirs, ours) -> binder.bind(theirs, Bindable.listOf(String.class))
				.ifBound((values) -> settings.putIfAbsent(ours, String.join(",", values))));
		}
		catch (IOException | RuntimeException ex) {
			problem.accept("The settings in " + file + " do not count: " + ex.getMessage());
		}
	}

}
