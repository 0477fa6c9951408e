package dev.hupper.spring.boot.properties;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;

import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertiesPropertySource;

/**
 * What a user has set for all applications, in {@code ~/.config/hupper/hupper.properties}
 * ({@code XDG_CONFIG_HOME} is respected). Whatever an application sets itself comes
 * first, and what is set for spring-boot-devtools comes last. Only read in monitors and
 * workers.
 */
public final class UserSettings {

	private static final String PREFIX = "hupper.";

	private UserSettings() {
	}

	/**
	 * Add what the user has set, with the lowest precedence, and tell in one line why a
	 * file cannot be read.
	 */
	public static void addTo(ConfigurableEnvironment environment, Consumer<String> problem) {
		Path directory = directory(System.getenv(), System.getProperty("user.home", ""));
		addTo(environment, file(directory), problem);
		addThoseOfDevTools(environment, DevToolsUserSettings.home(System.getenv(), System.getProperties()), problem);
	}

	/** Whether a property of devtools counts here that the user has set for it. */
	public static boolean countsOfDevTools(String name) {
		return DevToolsUserSettings.COUNTERPARTS.containsKey(name);
	}

	static Path directory(Map<String, String> variables, String home) {
		Path configured = Path.of(variables.getOrDefault("XDG_CONFIG_HOME", ""));
		return configured.isAbsolute() ? configured : Path.of(home, ".config");
	}

	static Path file(Path directory) {
		return directory.resolve("hupper").resolve("hupper.properties");
	}

	static void addThoseOfDevTools(ConfigurableEnvironment environment, Path home, Consumer<String> problem) {
		Map<String, Object> settings = DevToolsUserSettings.read(home, problem);
		if (!settings.isEmpty()) {
			environment.getPropertySources().addLast(new MapPropertySource("hupperDevToolsSettings", settings));
		}
	}

	static void addTo(ConfigurableEnvironment environment, Path file, Consumer<String> problem) {
		Properties settings = new Properties();
		try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
			settings.load(reader);
		}
		catch (NoSuchFileException ex) {
			return;
		}
		catch (IOException | IllegalArgumentException ex) {
			problem.accept("The settings in " + file + " do not count: " + ex.getMessage());
			return;
		}
		settings.keySet().removeIf((name) -> !name.toString().startsWith(PREFIX));
		environment.getPropertySources().addLast(new PropertiesPropertySource("hupperUserSettings", settings));
	}

}
