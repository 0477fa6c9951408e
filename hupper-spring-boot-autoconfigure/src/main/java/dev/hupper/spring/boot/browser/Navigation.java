package dev.hupper.spring.boot.browser;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

import dev.hupper.api.RelayOptions;

/**
 * Tells the requests by which a browser on this computer navigates to a page from all
 * others.
 */
final class Navigation {

	private Navigation() {
	}

	/**
	 * Whether a request navigates.
	 * @param method its method
	 * @param headers its headers
	 * @return false also for what a script asks for, which may be a part of a page
	 */
	static boolean isMadeBy(String method, Headers headers) {
		if (!method.equals("GET") || !isLocal(headers)) {
			return false;
		}
		String destination = headers.get("Sec-Fetch-Dest");
		if (destination != null) {
			return destination.equals("document");
		}
		String accept = headers.get("Accept");
		return accept != null && accept.startsWith("text/html") && headers.get("X-Requested-With") == null;
	}

	/**
	 * Whether a request is made on this computer, to a name of the loopback interface:
	 * the relay tells who asks from elsewhere, and another site cannot choose the host
	 * that a browser names.
	 */
	static boolean isLocal(Headers headers) {
		String host = headers.get("Host");
		if (host == null || headers.get(RelayOptions.CLIENT_HEADER) != null) {
			return false;
		}
		String name = host.replaceFirst(":\\d*$", "").toLowerCase(Locale.ROOT);
		return name.equals("localhost") || name.endsWith(".localhost") || name.equals("[::1]")
				|| name.matches("127\\.\\d+\\.\\d+\\.\\d+");
	}

	/** The headers of a message by their name, in any case. */
	@FunctionalInterface
	interface Headers {

		@Nullable String get(String name);

	}

}
