package dev.hupper.spring.boot.browser;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import dev.hupper.api.LocalNames;
import dev.hupper.api.RelayOptions;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Tells the requests by which a browser on this computer navigates to a page from all
 * others.
 */
final class Navigation {

	/** Nobody works under more names, but somebody may try. */
	private static final int MAX_NAMED = 10;

	/**
	 * What libraries say that ask for a part of a page: of htmx, Turbo, Unpoly, Alpine
	 * AJAX, Barba.
	 */
	private static final List<String> SCRIPTS = List.of("X-Requested-With", "HX-Request", "Turbo-Frame",
			"X-Turbo-Request-Id", "X-Up-Version", "X-Alpine-Request", "X-Barba");

	private static final Log logger = LogFactory.getLog(Navigation.class);

	private final LocalNames names;

	private final boolean forAll;

	/** Not admitted, which has been said. */
	private final Set<String> named = ConcurrentHashMap.newKeySet();

	/** Navigation at names of this computer. */
	Navigation(LocalNames names) {
		this(names, false);
	}

	/**
	 * Navigation at names of this computer, or also of other computers and by any name.
	 */
	Navigation(LocalNames names, boolean forAll) {
		this.names = names;
		this.forAll = forAll;
	}

	/**
	 * Whether a request navigates, made by a client with an IP address, if that is known.
	 * What a script asks for does not, as it may be a part of a page.
	 */
	boolean isMadeBy(String method, @Nullable String client, Headers headers) {
		if (!method.equals("GET") || !asksForPage(headers) || !isNear(client, headers)) {
			return false;
		}
		String host = headers.get("Host");
		boolean admitted = this.forAll || (host != null && this.names.admit(host));
		if (!admitted && host != null && this.named.size() < MAX_NAMED && this.named.add(host)) {
			logger.info("Pages at http://" + host.replaceAll("\\p{Cntrl}", "")
					+ " do not load anew by themselves: hupper.browser-refresh.hosts does not name that host");
		}
		return admitted;
	}

	private static boolean asksForPage(Headers headers) {
		String destination = headers.get("Sec-Fetch-Dest");
		String accept = headers.get("Accept");
		boolean acceptsPage = accept != null && accept.startsWith("text/html");
		if (destination == null) {
			return acceptsPage && SCRIPTS.stream().allMatch((name) -> headers.get(name) == null);
		}
		return destination.equals("document") || isShownElsewhere(destination, headers)
				|| (acceptsPage && isPassedOn(destination, headers));
	}

	/** In an editor's preview, say, whose page does not load anew. */
	private static boolean isShownElsewhere(String destination, Headers headers) {
		return destination.equals("iframe") && "cross-site".equals(headers.get("Sec-Fetch-Site"));
	}

	/**
	 * A service worker that asks for what a browser navigates to does not say what it is
	 * for. So does a download, which accepts anything.
	 */
	private static boolean isPassedOn(String destination, Headers headers) {
		return destination.equals("empty") && "navigate".equals(headers.get("Sec-Fetch-Mode"));
	}

	/**
	 * Whether a request is made on this computer and names it: another site cannot choose
	 * the host that a browser names.
	 */
	boolean isLocal(@Nullable String client, Headers headers) {
		String host = headers.get("Host");
		return this.forAll || (host != null && this.names.admit(host) && isNear(client, headers));
	}

	/** The relay tells who asks if it is not this computer. */
	private boolean isNear(@Nullable String client, Headers headers) {
		String relayed = headers.get(RelayOptions.CLIENT_HEADER);
		return this.forAll || (client != null && LocalNames.isThisComputer(client)
				&& (relayed == null || LocalNames.isThisComputer(relayed)));
	}

	/** The headers of a message by their name, in any case. */
	@FunctionalInterface
	interface Headers {

		@Nullable String get(String name);

	}

}
