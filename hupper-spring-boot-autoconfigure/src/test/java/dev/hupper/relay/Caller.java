package dev.hupper.relay;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A client of a test, byte by byte.
 */
final class Caller implements AutoCloseable {

	/** Only ever reached by a failing test. */
	private static final int DEADLINE_MILLIS = 60_000;

	private final Socket socket;

	Caller(int port) throws IOException {
		this(InetAddress.getLoopbackAddress(), port);
	}

	Caller(InetAddress address, int port) throws IOException {
		this.socket = new Socket(address, port);
		this.socket.setSoTimeout(DEADLINE_MILLIS);
		this.socket.setTcpNoDelay(true);
	}

	Caller send(String text) throws IOException {
		RawWorker.write(this.socket, text);
		return this;
	}

	Caller get(String path) throws IOException {
		return send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
	}

	/** The next response whose head tells its length. */
	String response() throws IOException {
		String head = head();
		int length = head.lines()
			.map((line) -> line.toLowerCase(Locale.ROOT))
			.filter((line) -> line.startsWith("content-length:"))
			.mapToInt((line) -> Integer.parseInt(line.substring(15).strip()))
			.findFirst()
			.orElse(0);
		return head + read(length);
	}

	String head() throws IOException {
		return RawWorker.readHead(in());
	}

	String read(int length) throws IOException {
		return new String(in().readNBytes(length), StandardCharsets.ISO_8859_1);
	}

	/** All that comes until the connection ends. */
	String rest() throws IOException {
		return new String(in().readAllBytes(), StandardCharsets.ISO_8859_1);
	}

	InputStream in() throws IOException {
		return this.socket.getInputStream();
	}

	Socket socket() {
		return this.socket;
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

}
