package dev.hupper.sample;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.hupper.testing.FreePort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A running guestbook as its visitor sees it.
 *
 * @param port where it listens
 */
record Guestbook(int port) {

	private static final HttpClient CLIENT = HttpClient.newHttpClient();

	private static final Pattern PID = Pattern.compile("id=\"pid\">(\\d+)<");

	static Guestbook onFreePort() {
		return new Guestbook(FreePort.find());
	}

	/** The first page, or nothing while nobody answers. */
	String page() {
		try {
			return send(HttpRequest.newBuilder(uri("/")));
		}
		catch (IOException ex) {
			return "";
		}
	}

	/** The process that served a page. */
	static ProcessHandle process(String page) {
		Matcher matcher = PID.matcher(page);
		assertThat(matcher.find()).as(page).isTrue();
		return ProcessHandle.of(Long.parseLong(matcher.group(1))).orElseThrow();
	}

	void sign(String author, String message) throws IOException {
		post("/", "author=" + encode(author) + "&message=" + encode(message));
	}

	/** Press a button. */
	String post(String path, String form) throws IOException {
		return send(HttpRequest.newBuilder(uri(path))
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(HttpRequest.BodyPublishers.ofString(form)));
	}

	private String send(HttpRequest.Builder request) throws IOException {
		try {
			return CLIENT.send(request.timeout(Duration.ofSeconds(20)).build(), HttpResponse.BodyHandlers.ofString())
				.body();
		}
		catch (InterruptedException ex) {
			throw new AssertionError(ex);
		}
	}

	private URI uri(String path) {
		return URI.create(url(path));
	}

	String url(String path) {
		return "http://localhost:" + this.port + path;
	}

	private static String encode(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

}
