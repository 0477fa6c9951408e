package dev.hupper.spring.boot.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * A reverse proxy that shows an application below {@code /outer}, and tells it nothing of
 * that.
 */
final class PrefixProxy implements AutoCloseable {

	private static final String PREFIX = "/outer";

	private final HttpServer server;

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private final int target;

	private PrefixProxy(HttpServer server, int target) {
		this.server = server;
		this.target = target;
	}

	static PrefixProxy to(int port) throws IOException {
		HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		PrefixProxy proxy = new PrefixProxy(server, port);
		server.setExecutor(proxy.threads);
		server.createContext(PREFIX, proxy::pass);
		server.createContext("/favicon.ico", (exchange) -> exchange.sendResponseHeaders(204, -1));
		server.start();
		return proxy;
	}

	String url(String path) {
		return "http://localhost:" + this.server.getAddress().getPort() + PREFIX + path;
	}

	private void pass(HttpExchange exchange) throws IOException {
		String path = exchange.getRequestURI().toString().substring(PREFIX.length());
		HttpURLConnection connection = (HttpURLConnection) URI.create("http://localhost:" + this.target + path)
			.toURL()
			.openConnection();
		exchange.getRequestHeaders().forEach((name, values) -> connection.setRequestProperty(name, values.get(0)));
		connection.setRequestProperty("Accept-Encoding", "identity");
		connection.setInstanceFollowRedirects(false);
		int status = connection.getResponseCode();
		exchange.getResponseHeaders().set("Content-Type", connection.getContentType());
		exchange.sendResponseHeaders(status, 0);
		try (InputStream in = (status < 400) ? connection.getInputStream() : connection.getErrorStream();
				OutputStream out = exchange.getResponseBody()) {
			byte[] buffer = new byte[8192];
			for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
				out.write(buffer, 0, count);
				out.flush();
			}
		}
	}

	@Override
	public void close() {
		this.server.stop(0);
		this.threads.shutdownNow();
	}

}
