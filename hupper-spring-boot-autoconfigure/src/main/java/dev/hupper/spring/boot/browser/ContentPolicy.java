package dev.hupper.spring.boot.browser;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What the content security policies of a response let hupper do. Each of them has to
 * allow it.
 */
final class ContentPolicy {

	/** What is only reported would be a report about hupper. */
	private static final List<String> HEADERS = List.of("Content-Security-Policy",
			"Content-Security-Policy-Report-Only");

	/** These may block scripts without a hash; hupper's has none. */
	private static final List<String> INTEGRITY = List.of("Integrity-Policy", "Integrity-Policy-Report-Only");

	/** That of a scheme includes the secure one. */
	private static final Set<String> OWN_ORIGIN = Set.of("'self'", "*", "http:");

	private static final String NONCE = "'nonce-";

	private static final List<String> SCRIPT = List.of("script-src-elem", "script-src", "default-src");

	private static final List<String> CONNECT = List.of("connect-src", "default-src");

	/** A page in a sandbox without them has no script, or no origin to listen to. */
	private static final List<String> ALLOWED_IN_SANDBOX = List.of("allow-scripts", "allow-same-origin");

	private final List<Map<String, List<String>>> policies = new ArrayList<>();

	/** Read policies, the values of {@code Content-Security-Policy}. */
	ContentPolicy(Collection<String> headers) {
		for (String header : headers) {
			for (String policy : header.split(",")) {
				this.policies.add(directives(policy));
			}
		}
	}

	/**
	 * The policies that a response names in its headers.
	 * @param headers the values of a header by its name
	 * @return a new list, each as a value of {@code Content-Security-Policy}
	 */
	static List<String> in(Function<String, Collection<String>> headers) {
		List<String> policies = new ArrayList<>();
		HEADERS.forEach((name) -> policies.addAll(headers.apply(name)));
		if (INTEGRITY.stream()
			.flatMap((name) -> headers.apply(name).stream())
			.anyMatch((it) -> it.contains("script"))) {
			policies.add("script-src 'none'");
		}
		return policies;
	}

	/** Of two directives of the same name the first one counts. */
	private static Map<String, List<String>> directives(String policy) {
		Map<String, List<String>> directives = new HashMap<>();
		for (String directive : policy.split(";")) {
			List<String> words = Arrays.asList(directive.strip().split("\\s+"));
			directives.putIfAbsent(words.get(0).toLowerCase(Locale.ROOT), words.subList(1, words.size()));
		}
		return directives;
	}

	/**
	 * How a script of the page's own origin that connects to it can be part of the page:
	 * the nonce that it needs, an empty text if none; nothing if it cannot.
	 */
	Optional<String> admitScript() {
		String nonce = "";
		for (Map<String, List<String>> policy : this.policies) {
			List<String> scripts = sources(policy, SCRIPT);
			String theirs = nonce(scripts);
			List<String> sandbox = policy.getOrDefault("sandbox", ALLOWED_IN_SANDBOX);
			boolean allowed = !theirs.isEmpty() ? nonce.isEmpty() || nonce.equals(theirs) : allowsOwnPath(scripts);
			if (!allowed || !sandbox.containsAll(ALLOWED_IN_SANDBOX) || !allowsOwnOrigin(sources(policy, CONNECT))) {
				return Optional.empty();
			}
			nonce = theirs.isEmpty() ? nonce : theirs;
		}
		return Optional.of(nonce);
	}

	private static boolean allowsOwnPath(List<String> scripts) {
		return allowsOwnOrigin(scripts) && scripts.stream().noneMatch("'strict-dynamic'"::equalsIgnoreCase);
	}

	private static boolean allowsOwnOrigin(List<String> sources) {
		return sources.stream().anyMatch((source) -> OWN_ORIGIN.contains(source.toLowerCase(Locale.ROOT)));
	}

	private static List<String> sources(Map<String, List<String>> policy, List<String> directives) {
		return directives.stream()
			.map(policy::get)
			.filter((sources) -> sources != null)
			.findFirst()
			.orElse(List.of("*"));
	}

	private static String nonce(List<String> sources) {
		return sources.stream()
			.filter((source) -> source.regionMatches(true, 0, NONCE, 0, NONCE.length()) && source.endsWith("'"))
			.map((source) -> source.substring(NONCE.length(), source.length() - 1))
			.filter((nonce) -> nonce.matches("[A-Za-z0-9+/_=-]+"))
			.findFirst()
			.orElse("");
	}

}
