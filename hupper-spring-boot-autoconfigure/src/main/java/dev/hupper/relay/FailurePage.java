package dev.hupper.relay;

/**
 * The page a browser gets while the application cannot run. While it is seen it waits for
 * the next state of affairs by one request that the relay holds, and then loads anew. A
 * browser has few connections, so hidden pages have none.
 */
final class FailurePage {

	/** Nothing from elsewhere, whatever the text may contain. */
	static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; "
			+ "connect-src 'self'; base-uri 'none'; form-action 'none'";

	/** The number of what is no failure: it is over as soon as a worker listens. */
	static final long NO_FAILURE = 0;

	private static final String POLL = RequestHead.OWN_PATH + "failure/";

	private static final String PAGE = """
			<!doctype html>
			<html lang="en">
			<head>
			<meta charset="utf-8">
			<meta name="viewport" content="width=device-width">
			<title>%1$s</title>
			<noscript><meta http-equiv="refresh" content="2"></noscript>
			<style>
			:root { color-scheme: light dark; }
			body { margin: 0; font: 16px/1.5 system-ui, sans-serif; }
			header { padding: 1.5rem 2rem; background: #b3261e; color: #fff; }
			h1 { margin: 0; font-size: 1.25rem; }
			pre { margin: 0; padding: 1.5rem 2rem; overflow-x: auto; white-space: pre-wrap; font: 14px/1.5 ui-monospace, monospace; }
			footer { padding: 0 2rem 1.5rem; opacity: .7; }
			</style>
			</head>
			<body>
			<header><h1>%1$s</h1></header>
			<pre>%2$s</pre>
			%3$s</body>
			</html>
			""";

	private static final String SCRIPT = """
			<footer>hupper waits for a change. This page goes away by itself when the application is back.</footer>
			<script>
			(function wait() {
				if (document.hidden) {
					document.addEventListener("visibilitychange", wait, { once: true });
					return;
				}
				const request = new AbortController();
				const abort = () => request.abort();
				document.addEventListener("visibilitychange", abort, { once: true });
				fetch("%s", { cache: "no-store", signal: request.signal }).then((answer) => {
					if (answer.status !== 204) {
						setTimeout(wait, 500);
					} else {
						%s;
					}
				}, () => setTimeout(wait, 500)).finally(() => document.removeEventListener("visibilitychange", abort));
			})();
			</script>
			""";

	/** A page with a fragment would only be scrolled. */
	private static final String RELOAD = "location.hash ? location.reload() : location.replace(location.href)";

	/** By GET: what a form has sent must not be sent again, and a reload would. */
	private static final String ASK = "location.replace(location.pathname + location.search)";

	private FailurePage() {
	}

	/**
	 * The page that answers a request, in HTML; it polls whether the failure lasts, and
	 * says so, unless that is empty.
	 */
	static String of(FailureReport report, String request, String poll) {
		return PAGE.formatted(escaped(report.title()), escaped(report.text()),
				poll.isEmpty() ? "" : SCRIPT.formatted(poll, request.startsWith("GET ") ? RELOAD : ASK));
	}

	/**
	 * Where the page of this failure asks, relative to what was requested: a proxy may
	 * have taken a part of the path away.
	 */
	static String pollPath(String request, long number) {
		String path = request.substring(request.indexOf(' ') + 1).split("[ ?]", 2)[0];
		long depth = path.chars().filter((c) -> c == '/').count();
		return "../".repeat((int) Math.max(0, depth - 1)) + POLL.substring(1) + number;
	}

	/**
	 * The number of the failure that a page asks about; -1 if a request asks for
	 * something else.
	 */
	static long polled(String request) {
		String start = "GET " + POLL;
		int end = request.indexOf(' ', start.length());
		if (!request.startsWith(start) || end < 0) {
			return -1;
		}
		try {
			return Long.parseLong(request, start.length(), end, 10);
		}
		catch (NumberFormatException ex) {
			return -1;
		}
	}

	private static String escaped(String text) {
		return text.replace("&", "&amp;")
			.replace("<", "&lt;")
			.replace(">", "&gt;")
			.replace("\"", "&quot;")
			.replace("'", "&#39;");
	}

}
