package dev.hupper.sample;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A client with an event stream and a WebSocket, both open for as long as a worker lives.
 */
final class OpenConnections {

	/** Members of a {@link WebApp} that serve them. */
	static final String ON_TOMCAT = """
			@GetMapping("/events")
			org.springframework.web.servlet.mvc.method.annotation.SseEmitter events() throws Exception {
				var emitter = new org.springframework.web.servlet.mvc.method.annotation.SseEmitter(0L);
				emitter.send(version());
				return emitter;
			}

			@jakarta.websocket.server.ServerEndpoint("/socket")
			public static class Socket {
				@jakarta.websocket.OnMessage
				public String answer(String text) {
					return "You said " + text;
				}
			}

			@Bean
			org.springframework.beans.factory.SmartInitializingSingleton socket(jakarta.servlet.ServletContext context) {
				return () -> {
					try {
						((jakarta.websocket.server.ServerContainer) context
							.getAttribute("jakarta.websocket.server.ServerContainer")).addEndpoint(Socket.class);
					}
					catch (jakarta.websocket.DeploymentException ex) {
						throw new IllegalStateException(ex);
					}
				};
			}
			""";

	private final HttpClient client = HttpClient.newHttpClient();

	private final String address;

	private Iterator<String> events = Stream.<String>empty().iterator();

	private Listener socket = new Listener();

	OpenConnections(int port) {
		this.address = "://localhost:" + port;
	}

	/** Open both, and exchange something. */
	void open() throws IOException, InterruptedException {
		HttpRequest events = HttpRequest.newBuilder(URI.create("http" + this.address + "/events")).build();
		this.events = this.client.send(events, HttpResponse.BodyHandlers.ofLines()).body().iterator();
		assertThat(this.events.next()).startsWith("data:version ");
		this.socket = new Listener();
		WebSocket socket = this.client.newWebSocketBuilder()
			.buildAsync(URI.create("ws" + this.address + "/socket"), this.socket)
			.join();
		socket.sendText("hello", true);
		assertThat(this.socket.heard.join()).isEqualTo("You said hello");
	}

	/** Wait until both have ended: the events in order, as if no more were to come. */
	void awaitEnd() {
		this.events.forEachRemaining((line) -> assertThat(line).isEmpty());
		this.socket.ended.join();
	}

	private static final class Listener implements WebSocket.Listener {

		private final CompletableFuture<String> heard = new CompletableFuture<String>().orTimeout(1, TimeUnit.MINUTES);

		private final CompletableFuture<Void> ended = new CompletableFuture<>();

		@Override
		public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
			this.heard.complete(text.toString());
			return WebSocket.Listener.super.onText(socket, text, last);
		}

		@Override
		public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
			this.ended.complete(null);
			return null;
		}

		@Override
		public void onError(WebSocket socket, Throwable failure) {
			this.ended.complete(null);
		}

	}

}
