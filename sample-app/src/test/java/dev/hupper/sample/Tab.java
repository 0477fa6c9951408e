package dev.hupper.sample;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A tab of {@link Chromium}.
 */
public final class Tab implements AutoCloseable {

	/** Generous, since it is only ever reached by a failing test. */
	private static final Duration DEADLINE = Duration.ofSeconds(60);

	private final Answers answers = new Answers();

	private final AtomicInteger calls = new AtomicInteger();

	private final WebSocket socket;

	private Tab(HttpClient client, URI address) {
		this.socket = client.newWebSocketBuilder().buildAsync(address, this.answers).join();
	}

	static Tab connect(HttpClient client, URI address) {
		Tab tab = new Tab(client, address);
		tab.call("Runtime.enable", Map.of());
		tab.call("Log.enable", Map.of());
		return tab;
	}

	/** What the console shows in red, and exceptions that nobody caught. */
	public List<String> problems() {
		return this.answers.problems;
	}

	/** Go to another page. */
	public void navigate(String url) {
		call("Page.navigate", Map.of("url", url));
	}

	/** Type into what has the focus, as a user does. */
	public void type(String text) {
		call("Input.insertText", Map.of("text", text));
	}

	/**
	 * Evaluate an expression in the page. While the page loads there may be none: then it
	 * is undefined.
	 */
	public String evaluate(String expression) {
		JsonNode answer = call("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true));
		return answer.path("result").path("result").path("value").asString("");
	}

	/**
	 * Wait until an expression has a value in the page, whichever page that is by then.
	 */
	public void await(String expression, String value) {
		Awaitility.await()
			.atMost(DEADLINE)
			.pollDelay(Duration.ZERO)
			.pollInterval(Duration.ofMillis(20))
			.untilAsserted(() -> assertThat(evaluate(expression)).as(expression).isEqualTo(value));
	}

	/** Save what can be seen. */
	void capture(Path file) throws IOException {
		String data = call("Page.captureScreenshot", Map.of("format", "png")).path("result").path("data").stringValue();
		Files.write(file, Base64.getDecoder().decode(data));
	}

	/** Be the tab that is looked at. */
	public void show() {
		call("Page.bringToFront", Map.of());
	}

	/** Be a window of this size. */
	void resize(int width, int height) {
		call("Emulation.setDeviceMetricsOverride",
				Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
	}

	private JsonNode call(String method, Map<String, Object> parameters) {
		int id = this.calls.incrementAndGet();
		CompletableFuture<JsonNode> answer = this.answers.expect(id);
		this.socket.sendText(
				JsonMapper.shared().writeValueAsString(Map.of("id", id, "method", method, "params", parameters)), true);
		try {
			return answer.get(DEADLINE.toSeconds(), TimeUnit.SECONDS);
		}
		catch (InterruptedException | ExecutionException | TimeoutException ex) {
			throw new AssertionError(method + " " + parameters, ex);
		}
	}

	@Override
	public void close() {
		this.socket.sendText("{\"id\":0,\"method\":\"Page.close\"}", true).join();
		this.socket.abort();
	}

	/** What the browser says, by the number of the question. */
	private static final class Answers implements WebSocket.Listener {

		private final Map<Integer, CompletableFuture<JsonNode>> expected = new ConcurrentHashMap<>();

		private final StringBuilder text = new StringBuilder();

		private final List<String> problems = new CopyOnWriteArrayList<>();

		CompletableFuture<JsonNode> expect(int id) {
			return this.expected.computeIfAbsent(id, (key) -> new CompletableFuture<>());
		}

		@Override
		public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
			this.text.append(data);
			if (last) {
				JsonNode message = JsonMapper.shared().readTree(this.text.toString());
				this.text.setLength(0);
				CompletableFuture<JsonNode> answer = this.expected.remove(message.path("id").asInt(0));
				if (answer != null) {
					answer.complete(message);
				}
				else if (isProblem(message)) {
					this.problems.add(message.path("params").toString());
				}
			}
			socket.request(1);
			return null;
		}

		private static boolean isProblem(JsonNode message) {
			JsonNode parameters = message.path("params");
			return switch (message.path("method").asString("")) {
				case "Runtime.exceptionThrown" -> true;
				case "Log.entryAdded" -> parameters.path("entry").path("level").asString("").equals("error");
				case "Runtime.consoleAPICalled" -> parameters.path("type").asString("").equals("error");
				default -> false;
			};
		}

	}

}
