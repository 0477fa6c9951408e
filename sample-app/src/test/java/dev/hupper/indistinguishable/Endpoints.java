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

	private static final JsonMapper MAPPER = new JsonMapper();

	private final URI base;

	Endpoints(int port) {
		this.base = URI.create("http://localhost:" + port);
	}

	List<String> answers() throws IOException {
		List<String> lines = new ArrayList<>();
		for (String line : get("/").split("\n")) {
			lines.add("/: " + line);
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
		HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
		try {
			return client
				.send(HttpRequest.newBuilder(this.base.resolve(path))
					.timeout(Duration.ofSeconds(60))
					.header("Authorization", USER)
					.build(), HttpResponse.BodyHandlers.ofString())
				.body();
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
