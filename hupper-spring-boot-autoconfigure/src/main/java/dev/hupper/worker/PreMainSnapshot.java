package dev.hupper.worker;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What an application's {@code main} may set before it starts anything, and what
 * libraries read when their classes are initialised: too early in a standby that
 * rehearses.
 *
 * @param locale the default locale
 * @param properties the system properties that are strings
 */
record PreMainSnapshot(Locale locale, Map<String, String> properties) {

	/** Each is read anew by each application, or set by the JDK or Spring Boot itself. */
	private static final List<String> HARMLESS = List.of("spring.", "server.", "management.", "logging.", "hupper.",
			"java.awt.headless", "user.timezone");

	static PreMainSnapshot ofThisJvm() {
		Map<String, String> properties = new TreeMap<>();
		System.getProperties().stringPropertyNames().forEach((name) -> properties.put(name, System.getProperty(name)));
		return new PreMainSnapshot(Locale.getDefault(), properties);
	}

	/**
	 * Why the application would differ after a rehearsal.
	 * @param later the settings when {@code main} has come to its libraries
	 * @return part of a sentence; empty if it would not
	 */
	Optional<String> objection(PreMainSnapshot later) {
		if (!this.locale.equals(later.locale)) {
			return Optional.of("main sets the default locale");
		}
		TreeSet<String> names = new TreeSet<>(this.properties.keySet());
		names.addAll(later.properties.keySet());
		names.removeIf((name) -> HARMLESS.stream().anyMatch(name::startsWith)
				|| later.properties.getOrDefault(name, "").equals(this.properties.getOrDefault(name, "")));
		return names.isEmpty() ? Optional.empty() : Optional.of("main sets the system property " + names.first());
	}

}
