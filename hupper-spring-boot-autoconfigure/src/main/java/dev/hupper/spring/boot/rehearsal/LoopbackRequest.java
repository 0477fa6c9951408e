package dev.hupper.spring.boot.rehearsal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * A request of a rehearsal. By a plain socket: the HTTP clients of the JDK keep threads
 * and connections.
 */
final class LoopbackRequest {

	private static final int TIMEOUT_MILLIS = 10_000;

	private static final String REQUEST = "GET %s HTTP/1.1\r\nHost: localhost\r\nAccept: text/html,application/json\r\nAccept-Language: en\r\nAuthorization: Basic cmVoZWFyc2FsOnJlaGVhcnNhbA==\r\nConnection: close\r\n\r\n";

	private LoopbackRequest() {
	}

	/**
	 * Send it.
	 * @throws IOException if it is not answered as it should be
	 */
	static void send(int port, String target) throws IOException {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
			socket.setSoTimeout(TIMEOUT_MILLIS);
			socket.getOutputStream().write(REQUEST.formatted(target).getBytes(StandardCharsets.US_ASCII));
			String response = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			if (!response.startsWith("HTTP/1.1 200 ")) {
				throw new IOException("The request was answered " + response.lines().findFirst().orElse("by nothing"));
			}
		}
	}

}
