package dev.hupper.indistinguishable;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an application answers, one line for each value of the JSON.
 */
final class Endpoints {

	/**
	 * Dumps of memory and of stacks; the threads by name are in the report, and health by
	 * itself is one of the other answers.
	 */
	private static final Set<String> LEFT_OUT = Set.of("heapdump", "threaddump", "self", "metrics");

	/**
	 * The user {@code user}, whose password is {@code password}, where one is asked for.
	 */
	private static final String USER = "Basic dXNlcjpwYXNzd29yZA==";

	/** A text, and a file that is too large for a decoder to keep in memory. */
	private static final String FORM = part("text", "") + part("file", "; filename=\"a\"") + "--end--\r\n";

	private static final JsonMapper MAPPER = new JsonMapper();

	private final URI base;

	Endpoints(int port) {
		this.base = URI.create("http://localhost:" + port);
	}

	private static String part(String name, String file) {
		return "--end\r\nContent-Disposition: form-data; name=\"" + name + "\"" + file + "\r\n\r\n"
				+ "a".repeat(file.isEmpty() ? 1 : 40_000) + "\r\n";
	}

	List<String> answers() throws IOException {
		List<String> lines = new ArrayList<>();
		String page = get("/");
		for (String line : page.split("\n")) {
			lines.add("/: " + line);
		}
		if (page.contains("takes forms")) {
			lines.add("form: " + send(request("/").header("Content-Type", "multipart/form-data; boundary=end")
				.POST(HttpRequest.BodyPublishers.ofString(FORM))));
		}
		JsonNode links = MAPPER.readTree(get("/actuator")).get("_links");
		for (String name : links.propertyNames()) {
			if (!links.get(name).get("templated").asBoolean() && !LEFT_OUT.contains(name)) {
				flatten("/actuator/" + name + ":", MAPPER.readTree(get("/actuator/" + name)), lines);
			}
		}
		// The last one, since it counts the others.
		flatten("/actuator/metrics:", MAPPER.readTree(get("/actuator/metrics")), lines);
		return lines;
	}

	/**
	 * Each on a connection of its own: on Netty, with hupper or without, what follows the
	 * answer of {@code /actuator/health} on its connection is at times not answered at
	 * all.
	 */
	private String get(String path) throws IOException {
		return send(request(path));
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(this.base.resolve(path))
			.timeout(Duration.ofSeconds(60))
			.header("Authorization", USER);
	}

	private static String send(HttpRequest.Builder request) throws IOException {
		HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
		try {
			return client.send(request.build(), HttpResponse.BodyHandlers.ofString()).body();
		}
		catch (InterruptedException ex) {
			throw new AssertionError(ex);
		}
	}

	private static void flatten(String path, JsonNode node, List<String> lines) {
		if (node.isObject() && !node.isEmpty()) {
			node.properties().forEach((entry) -> flatten(path + " " + entry.getKey(), entry.getValue(), lines));
		}
		else if (node.isArray() && !node.isEmpty()) {
			node.forEach((element) -> flatten(path + " -", element, lines));
		}
		else {
			lines.add(path + " = " + node);
		}
	}

}
