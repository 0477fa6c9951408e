package dev.hupper.worker;

import java.security.Security;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What an application's {@code main} may set before it starts anything, and what
 * libraries read when their classes are initialised: too early in a standby that
 * rehearses.
 *
 * @param locale the default locale
 * @param properties the system properties that are strings
 * @param others by what they are called
 */
record PreMainSnapshot(Locale locale, Map<String, String> properties, Map<String, String> others) {

	/** Each is read anew by each application, or set by the JDK or Spring Boot itself. */
	private static final List<String> HARMLESS = List.of("spring.", "server.", "management.", "logging.", "hupper.",
			"java.awt.headless", "user.timezone");

	/** Those of Spring and its libraries that static fields keep. */
	private static final Pattern READ_ONCE = Pattern
		.compile("spring\\.(aop\\.ajc|aot|beaninfo|cache\\.reactivestreams|classformat|context|data\\.lambda-reader"
				+ "|data\\.web\\.projection|expression|getenv|index|jdbc\\.getParameterType|jndi|locking|objenesis"
				+ "|placeholder|security\\.strategy)(\\..*)?");

	private static final List<String> SECURITY = List.of("networkaddress.cache.ttl",
			"networkaddress.cache.negative.ttl", "jdk.tls.disabledAlgorithms", "jdk.certpath.disabledAlgorithms");

	/**
	 * Take one.
	 * @param rehearsed whether the JDK may have read its security properties: if not,
	 * {@code main} may still say where they are
	 */
	static PreMainSnapshot ofThisJvm(boolean rehearsed) {
		Map<String, String> properties = new TreeMap<>();
		System.getProperties().stringPropertyNames().forEach((name) -> properties.put(name, System.getProperty(name)));
		Map<String, String> others = new TreeMap<>();
		if (rehearsed) {
			SECURITY.forEach((name) -> others.put("the security property " + name, "" + Security.getProperty(name)));
		}
		others.put("System.out", Integer.toString(System.identityHashCode(System.out)));
		others.put("System.err", Integer.toString(System.identityHashCode(System.err)));
		return new PreMainSnapshot(Locale.getDefault(), properties, others);
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
		for (Map.Entry<String, String> other : this.others.entrySet()) {
			if (!other.getValue().equals(later.others.get(other.getKey()))) {
				return Optional.of("main sets " + other.getKey());
			}
		}
		TreeSet<String> names = new TreeSet<>(this.properties.keySet());
		names.addAll(later.properties.keySet());
		names.removeIf((name) -> isHarmless(name)
				|| later.properties.getOrDefault(name, "").equals(this.properties.getOrDefault(name, "")));
		return names.isEmpty() ? Optional.empty() : Optional.of("main sets the system property " + names.first());
	}

	private static boolean isHarmless(String name) {
		return HARMLESS.stream().anyMatch(name::startsWith) && !READ_ONCE.matcher(name).matches();
	}

}
