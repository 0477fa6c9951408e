package dev.hupper.spring.boot;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;

import dev.hupper.spring.boot.properties.UserSettings;

/**
 * The properties of spring-boot-devtools, and what is set here instead.
 */
final class DevToolsProperties {

	/** By name; those without a counterpart have the reason in brackets. */
	static final Map<String, String> COUNTERPARTS = counterparts();

	private static final ConfigurationPropertyName PREFIX = ConfigurationPropertyName.of("spring.devtools");

	/** How devtools calls what the user has set for it in all applications. */
	private static final String USERS_OWN = "devtools-local";

	/** In each JVM that becomes a monitor it is set by hupper itself. */
	private static final String SET_HERE = "spring.devtools.restart.enabled";

	private DevToolsProperties() {
	}

	private static Map<String, String> counterparts() {
		Map<String, String> all = new TreeMap<>();
		all.put("spring.devtools.add-properties", "hupper.property-defaults.enabled");
		all.put("spring.devtools.livereload.enabled", "hupper.browser-refresh.enabled");
		all.put("spring.devtools.livereload.port", "(none: pages follow over the application's own port)");
		all.put("spring.devtools.remote", "(none: remote development is out of scope)");
		all.put("spring.devtools.restart.additional-exclude", "hupper.ignore-files, or hupper.compile.served");
		all.put("spring.devtools.restart.additional-paths", "hupper.watch-files");
		all.put(SET_HERE, "hupper.enabled");
		all.put("spring.devtools.restart.exclude", "hupper.compile.served, or hupper.ignore-files");
		all.put("spring.devtools.restart.log-condition-evaluation-delta", "hupper.conditions.difference");
		all.put("spring.devtools.restart.poll-interval", "hupper.reload-interval with hupper.monitor=polling");
		all.put("spring.devtools.restart.quiet-period", "hupper.quiet-period");
		all.put("spring.devtools.restart.trigger-file", "hupper.trigger-file");
		return all;
	}

	/**
	 * Say in one line, of those properties that the application sets, what takes their
	 * place; empty if it sets none. What counts of the user's own is none of them.
	 */
	static Optional<String> explain(ConfigurableEnvironment environment) {
		Set<String> set = new TreeSet<>();
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
			if (source instanceof IterableConfigurationPropertySource names) {
				names.stream()
					.filter(PREFIX::isAncestorOf)
					.map(DevToolsProperties::known)
					.flatMap(Optional::stream)
					.filter((name) -> !isUsersOwn(source) || !UserSettings.countsOfDevTools(name))
					.forEach(set::add);
			}
		}
		if (System.getProperty(SET_HERE) != null) {
			set.remove(SET_HERE);
		}
		return set.isEmpty() ? Optional.empty() : Optional.of("Properties of spring-boot-devtools do nothing here: "
				+ set.stream().map((name) -> name + " -> " + COUNTERPARTS.get(name)).collect(Collectors.joining("; ")));
	}

	private static boolean isUsersOwn(ConfigurationPropertySource source) {
		return source.getUnderlyingSource() instanceof PropertySource<?> underlying
				&& underlying.getName().startsWith(USERS_OWN);
	}

	private static Optional<String> known(ConfigurationPropertyName name) {
		return COUNTERPARTS.keySet().stream().filter((known) -> {
			ConfigurationPropertyName of = ConfigurationPropertyName.of(known);
			return of.equals(name) || of.isAncestorOf(name);
		}).findFirst();
	}

}
