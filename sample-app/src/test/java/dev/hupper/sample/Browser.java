package dev.hupper.sample;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import javax.net.ssl.SSLContext;

/**
 * A client of an application on this computer, as patient as browsers are.
 */
final class Browser {

	private static final HttpClient CLIENT = HttpClient.newHttpClient();

	private final int port;

	private final String scheme;

	private final HttpClient client;

	Browser(int port) {
		this(port, "http", CLIENT);
	}

	private Browser(int port, String scheme, HttpClient client) {
		this.port = port;
		this.scheme = scheme;
		this.client = client;
	}

	/** A client over TLS. */
	static Browser secure(int port, SSLContext trust) {
		return new Browser(port, "https", HttpClient.newBuilder().sslContext(trust).build());
	}

	/** Whether the port is open. */
	boolean reaches() {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.port)) {
			return socket.isConnected();
		}
		catch (IOException ex) {
			return false;
		}
	}

	HttpResponse<String> get(String path, String... headers) {
		return start(path, headers).join();
	}

	/** Begin to ask. */
	CompletableFuture<HttpResponse<String>> start(String path, String... headers) {
		HttpRequest.Builder request = HttpRequest
			.newBuilder(URI.create(this.scheme + "://localhost:" + this.port + path))
			.timeout(Duration.ofMinutes(1));
		if (headers.length > 0) {
			request.headers(headers);
		}
		return this.client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString());
	}

}
