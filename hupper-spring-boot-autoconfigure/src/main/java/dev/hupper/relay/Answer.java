package dev.hupper.relay;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

import com.grack.nanojson.JsonWriter;

import dev.hupper.api.LocalNames;

/**
 * A whole response that hupper itself gives, in the form its client prefers: a page, JSON
 * or text. The connection ends after it.
 */
final class Answer {

	/** Tells a page that shows a failure to load anew. */
	static final byte[] NO_CONTENT = ("HTTP/1.1 204 No Content\r\nCache-Control: no-store\r\n"
			+ "Connection: close\r\n\r\n")
		.getBytes(StandardCharsets.US_ASCII);

	private Answer() {
	}

	/** The bytes that tell whoever sent a request's head that it cannot be passed on. */
	static byte[] of(Refusal refusal, String request) {
		return of(refusal.status(), new FailureReport(refusal.status(), refusal.text()), request,
				refusal.passes() ? FailurePage.pollPath(request, FailurePage.NO_FAILURE) : "");
	}

	/**
	 * The bytes that tell whoever sent a request's head that the application does not
	 * run, and to some clients more.
	 */
	static byte[] of(RoutingMode.Failing failing, String request, boolean detailed) {
		FailureReport report = detailed ? failing.report()
				: new FailureReport("The application does not run",
						"What failed is shown to its own computer only, at http://localhost or http://127.0.0.1; "
								+ "hupper.browser-refresh.hosts adds names of it, "
								+ "and hupper.relay.failures-for-all=true shows it to all.");
		return of("503 Service Unavailable", report, request, FailurePage.pollPath(request, failing.number()));
	}

	private static byte[] of(String status, FailureReport report, String request, String poll) {
		String accept = header(request, "accept");
		String type = "text/plain";
		String body = report.title() + "\n\n" + report.text() + "\n";
		if (accept.contains("text/html")) {
			type = "text/html";
			body = FailurePage.of(report, request, poll);
		}
		else if (accept.contains("json")) {
			type = "application/json";
			body = JsonWriter.string()
				.object()
				.value("status", Integer.parseInt(status, 0, 3, 10))
				.value("error", report.title())
				.value("message", report.text())
				.end()
				.done() + "\n";
		}
		byte[] content = body.getBytes(StandardCharsets.UTF_8);
		String head = "HTTP/1.1 " + status + "\r\nContent-Type: " + type + ";charset=UTF-8\r\nContent-Length: "
				+ content.length
				+ "\r\nCache-Control: no-store\r\nRetry-After: 1\r\nX-Content-Type-Options: nosniff\r\n"
				+ "Content-Security-Policy: " + FailurePage.POLICY + "\r\nConnection: close\r\n\r\n";
		return concat(head.getBytes(StandardCharsets.US_ASCII), request.startsWith("HEAD ") ? new byte[0] : content);
	}

	/** Whether the head of a request names this computer as its host, or none at all. */
	static boolean namesThisComputer(String request, LocalNames names) {
		String host = header(request, "host").replaceFirst("^host:", "");
		return host.isBlank() || names.admit(host);
	}

	private static String header(String request, String name) {
		return request.lines()
			.map((line) -> line.toLowerCase(Locale.ROOT))
			.filter((line) -> line.startsWith(name + ":"))
			.findFirst()
			.orElse("");
	}

	private static byte[] concat(byte[] head, byte[] content) {
		byte[] all = new byte[head.length + content.length];
		System.arraycopy(head, 0, all, 0, head.length);
		System.arraycopy(content, 0, all, head.length, content.length);
		return all;
	}

}
