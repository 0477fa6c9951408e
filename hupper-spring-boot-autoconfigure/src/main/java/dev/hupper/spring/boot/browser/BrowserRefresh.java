package dev.hupper.spring.boot.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * What hupper adds to pages and serves beside them, whatever the web server.
 */
final class BrowserRefresh {

	/** Below the context path: all that is served beside pages. */
	static final String PATHS = "/hupper-refresh/*";

	/** Below the context path: where the script is. */
	static final String SCRIPT_PATH = "/hupper-refresh/script.js";

	/** Below the context path: where the stream of events is. */
	static final String EVENTS_PATH = "/hupper-refresh/events";

	/** A proxy is not to hold events back, be it to compress them or to fill a buffer. */
	static final Map<String, String> EVENTS_HEADERS = Map.of("Cache-Control", "no-store, no-transform",
			"X-Accel-Buffering", "no");

	/** What the script is. */
	static final String SCRIPT_TYPE = "text/javascript;charset=UTF-8";

	private static final Log logger = LogFactory.getLog(BrowserRefresh.class);

	private final OpenPages pages;

	private final Navigation navigation;

	/** The refresh of the pages of one application. */
	BrowserRefresh(OpenPages pages, Navigation navigation) {
		this.pages = pages;
		this.navigation = navigation;
	}

	OpenPages pages() {
		return this.pages;
	}

	Navigation navigation() {
		return this.navigation;
	}

	/**
	 * The element to add to a page. It names the script relative to the page, since a
	 * proxy may have taken a part of the path away.
	 * @param version that of what pages showed when this one was asked for
	 * @param path the path of the page, beginning with the context path
	 * @param contextPath the path of the application; empty: the root
	 * @param policies the content security policies of the page
	 * @return empty if they would not let the script run
	 */
	String element(String version, String path, String contextPath, Collection<String> policies) {
		String nonce = new ContentPolicy(policies).admitScript().orElse(null);
		if (nonce == null) {
			logger.debug("The content security policy of this page admits no script of hupper's: " + policies);
			return "";
		}
		String attribute = nonce.isEmpty() ? "" : " nonce=\"" + nonce + "\"";
		return "<script async=\"\" src=\"" + relative(path, contextPath) + "\" data-version=\"" + version + "\""
				+ attribute + "></script>";
	}

	private static String relative(String path, String contextPath) {
		long depth = path.substring(contextPath.length()).chars().filter((c) -> c == '/').count();
		return (depth > 0) ? "../".repeat((int) depth - 1) + SCRIPT_PATH.substring(1)
				: contextPath.substring(contextPath.lastIndexOf('/') + 1) + SCRIPT_PATH;
	}

	/** The script itself. */
	static byte[] script() {
		try (InputStream in = BrowserRefresh.class.getResourceAsStream("script.js")) {
			if (in == null) {
				throw new IOException("script.js is missing");
			}
			return in.readAllBytes();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
