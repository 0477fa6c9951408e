package dev.hupper.relay;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server of a test that does with each connection what the test says.
 */
final class RawWorker implements AutoCloseable {

	/** Only ever reached by a failing test. */
	private static final int DEADLINE_MILLIS = 60_000;

	private final ServerSocket listener;

	private final Thread acceptor;

	private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

	private final Set<Thread> handlers = ConcurrentHashMap.newKeySet();

	private final AtomicInteger requests = new AtomicInteger();

	private RawWorker(ServerSocket listener, Handler handler) {
		this.listener = listener;
		this.acceptor = thread(() -> accept(handler));
	}

	static RawWorker start(Handler handler) {
		return start(0, handler);
	}

	private static RawWorker start(int port, Handler handler) {
		try {
			return new RawWorker(new ServerSocket(port, 200, InetAddress.getLoopbackAddress()), handler);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Answers each request by a text, as long as its connection lives. */
	static RawWorker saying(String text) {
		return saying(text, 0);
	}

	/** At this port. */
	static RawWorker saying(String text, int port) {
		return start(port, (worker, connection) -> {
			while (true) {
				worker.readRequest(connection);
				write(connection, "HTTP/1.1 200 OK\r\nContent-Length: " + text.length() + "\r\n\r\n" + text);
			}
		});
	}

	private void accept(Handler handler) {
		try {
			while (true) {
				Socket connection = this.listener.accept();
				this.connections.add(connection);
				this.handlers.add(thread(() -> {
					try (connection) {
						handler.handle(this, connection);
					}
					catch (IOException ex) {
						// The other side is gone, or the test is over.
					}
					this.connections.remove(connection);
				}));
			}
		}
		catch (IOException ex) {
			// Closed.
		}
	}

	private static Thread thread(Runnable task) {
		Thread thread = new Thread(task, "raw-worker");
		thread.setDaemon(true);
		thread.start();
		return thread;
	}

	int port() {
		return this.listener.getLocalPort();
	}

	int connections() {
		return this.connections.size();
	}

	int requests() {
		return this.requests.get();
	}

	/** Read a head, and a body whose length it tells. */
	String readRequest(Socket connection) throws IOException {
		String head = readHead(connection.getInputStream());
		this.requests.incrementAndGet();
		int length = head.lines()
			.map((line) -> line.toLowerCase(Locale.ROOT))
			.filter((line) -> line.startsWith("content-length:"))
			.mapToInt((line) -> Integer.parseInt(line.substring(15).strip()))
			.findFirst()
			.orElse(0);
		return head + new String(connection.getInputStream().readNBytes(length), StandardCharsets.ISO_8859_1);
	}

	static String readHead(InputStream in) throws IOException {
		ByteArrayOutputStream head = new ByteArrayOutputStream();
		for (int next = in.read(); next >= 0; next = in.read()) {
			head.write(next);
			if (next == '\n' && head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
				return head.toString(StandardCharsets.ISO_8859_1);
			}
		}
		throw new EOFException("No whole head: " + head);
	}

	static void write(Socket connection, String text) throws IOException {
		connection.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
	}

	/**
	 * As if the process died. What it accepts until it notices is closed too, and a
	 * socket that a thread reads is closed only when that has noticed.
	 */
	@Override
	public void close() {
		try {
			this.listener.close();
			this.acceptor.join();
			for (Socket connection : this.connections) {
				connection.close();
			}
			this.handlers.remove(Thread.currentThread());
			for (Thread handler : this.handlers) {
				handler.join(DEADLINE_MILLIS);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new AssertionError(ex);
		}
	}

	@FunctionalInterface
	interface Handler {

		void handle(RawWorker worker, Socket connection) throws IOException;

	}

}
