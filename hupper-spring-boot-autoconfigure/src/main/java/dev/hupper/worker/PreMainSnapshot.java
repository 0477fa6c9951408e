package dev.hupper.worker;

import java.security.Security;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What an application may set before its context is refreshed, and what libraries read
 * when their classes are initialised: too early in a standby that rehearses.
 *
 * @param locale the default locale
 * @param others by what they are called
 * @param properties the system properties
 */
record PreMainSnapshot(Locale locale, Map<String, String> others, Map<String, String> properties) {

	/** Spring Boot sets them anew for each application, to what it is this time. */
	private static final Pattern LOGGING = Pattern
		.compile("PID|APPLICATION_(NAME|GROUP)|(CONSOLE_|FILE_)?LOG(GED|BACK)?_\\w+");

	private static final List<String> SECURITY = List.of("networkaddress.cache.ttl",
			"networkaddress.cache.negative.ttl", "jdk.tls.disabledAlgorithms", "jdk.certpath.disabledAlgorithms");

	/**
	 * Take one.
	 * @param rehearsed whether the JDK may have read its security properties: if not,
	 * {@code main} may still say where they are
	 */
	static PreMainSnapshot ofThisJvm(boolean rehearsed) {
		Map<String, String> others = new TreeMap<>();
		if (rehearsed) {
			SECURITY.forEach((name) -> others.put("the security property " + name, "" + Security.getProperty(name)));
		}
		others.put("System.out", Integer.toString(System.identityHashCode(System.out)));
		others.put("System.err", Integer.toString(System.identityHashCode(System.err)));
		return new PreMainSnapshot(Locale.getDefault(), others, properties(System.getProperties()));
	}

	/** Those that are strings, but for what Spring Boot tells logging. */
	static Map<String, String> properties(Properties system) {
		Map<String, String> properties = new TreeMap<>();
		system.stringPropertyNames()
			.stream()
			.filter((name) -> !LOGGING.matcher(name).matches())
			.forEach((name) -> properties.put(name, system.getProperty(name, "")));
		return properties;
	}

	/**
	 * Why the application would differ after any rehearsal.
	 * @param later the settings when {@code main} has come to its libraries
	 * @return part of a sentence; empty if it would not
	 */
	Optional<String> objection(PreMainSnapshot later) {
		return this.others.entrySet()
			.stream()
			.filter((other) -> !other.getValue().equals(later.others.get(other.getKey())))
			.findFirst()
			.map((other) -> "main sets " + other.getKey());
	}

	/**
	 * The default locale if it is another by now.
	 * @return its language tag; empty if it is as it was
	 */
	String set(Locale now) {
		return now.equals(this.locale) ? "" : now.toLanguageTag();
	}

	/**
	 * Which system properties are others by now.
	 * @return by name an equals sign and the value, or nothing where there is none any
	 * more
	 */
	Map<String, String> set(Properties system) {
		Map<String, String> now = properties(system);
		Map<String, String> set = new TreeMap<>();
		now.forEach((name, value) -> set.put(name, "=" + value));
		this.properties.forEach((name, value) -> {
			if (!set.remove(name, "=" + value)) {
				set.putIfAbsent(name, "");
			}
		});
		return set;
	}

}
