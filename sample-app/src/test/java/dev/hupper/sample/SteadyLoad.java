package dev.hupper.sample;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Deque;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A client that asks for one page at a steady rate, however long the answers take, and
 * notes what it gets. It repeats nothing.
 */
final class SteadyLoad implements AutoCloseable {

	/** As clients do that keep connections: what was idle longer may be gone. */
	private static final long MAX_IDLE_NANOS = TimeUnit.SECONDS.toNanos(5);

	private static final int TIMEOUT_MILLIS = 60_000;

	private final int port;

	private final String request;

	private final boolean keepAlive;

	private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

	private final ExecutorService callers = Executors.newCachedThreadPool();

	private final Deque<Connection> idle = new ConcurrentLinkedDeque<>();

	private final Collection<Answer> answers = new ConcurrentLinkedQueue<>();

	private SteadyLoad(int port, String path, boolean keepAlive) {
		this.port = port;
		this.request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + (keepAlive ? "" : "Connection: close\r\n")
				+ "\r\n";
		this.keepAlive = keepAlive;
	}

	static SteadyLoad start(int port, String path, boolean keepAlive, int perSecond) {
		SteadyLoad load = new SteadyLoad(port, path, keepAlive);
		load.clock.scheduleAtFixedRate(() -> load.callers.execute(load::ask), 0, 1_000_000 / perSecond,
				TimeUnit.MICROSECONDS);
		return load;
	}

	/** What came so far. */
	Collection<Answer> answers() {
		return this.answers;
	}

	/** Stop asking, and wait for the last answer. */
	Collection<Answer> stop() throws InterruptedException {
		this.clock.shutdown();
		this.clock.awaitTermination(1, TimeUnit.MINUTES);
		this.callers.shutdown();
		this.callers.awaitTermination(2, TimeUnit.MINUTES);
		return this.answers;
	}

	private void ask() {
		long start = System.nanoTime();
		String said = call();
		this.answers.add(new Answer(start, System.nanoTime(), said));
	}

	private String call() {
		Connection connection = take();
		try {
			if (connection == null) {
				connection = new Connection(new Socket(InetAddress.getLoopbackAddress(), this.port));
				connection.socket.setSoTimeout(TIMEOUT_MILLIS);
				connection.socket.setTcpNoDelay(true);
			}
			String answer = connection.ask(this.request);
			connection.answers++;
			if (this.keepAlive && !connection.closing) {
				connection.idleSince = System.nanoTime();
				this.idle.push(connection);
			}
			else {
				connection.socket.close();
			}
			return answer;
		}
		catch (ConnectException ex) {
			return "refused: " + ex.getMessage();
		}
		catch (IOException | RuntimeException ex) {
			int before = (connection != null) ? connection.answers : 0;
			return "broken: " + ex + ", after " + before + " answers on its connection";
		}
	}

	private Connection take() {
		Connection connection = this.idle.poll();
		while (connection != null && System.nanoTime() - connection.idleSince > MAX_IDLE_NANOS) {
			connection.close();
			connection = this.idle.poll();
		}
		return connection;
	}

	@Override
	public void close() {
		this.clock.shutdownNow();
		this.callers.shutdownNow();
		this.idle.forEach(Connection::close);
	}

	/**
	 * What came of one request.
	 *
	 * @param startNanos when it was sent
	 * @param endNanos when it was answered
	 * @param said the body if all was well, else what was wrong
	 */
	record Answer(long startNanos, long endNanos, String said) {

		double millis() {
			return (this.endNanos - this.startNanos) / 1e6;
		}

	}

	private static final class Connection {

		private final Socket socket;

		private boolean closing;

		private long idleSince;

		private int answers;

		Connection(Socket socket) {
			this.socket = socket;
		}

		String ask(String request) throws IOException {
			this.socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
			InputStream in = this.socket.getInputStream();
			String head = head(in).toLowerCase(Locale.ROOT);
			this.closing = head.contains("connection: close");
			String status = head.substring(9, 12);
			byte[] body = head.contains("transfer-encoding: chunked") ? chunks(in) : in.readNBytes(length(head));
			return status.equals("200") ? new String(body, StandardCharsets.UTF_8) : "status " + status;
		}

		private static int length(String head) {
			String length = head.substring(head.indexOf("content-length: ") + 16);
			return Integer.parseInt(length.substring(0, length.indexOf('\r')));
		}

		private static byte[] chunks(InputStream in) throws IOException {
			ByteArrayOutputStream body = new ByteArrayOutputStream();
			while (true) {
				int length = Integer.parseInt(line(in), 16);
				body.write(in.readNBytes(length));
				line(in);
				if (length == 0) {
					return body.toByteArray();
				}
			}
		}

		private static String line(InputStream in) throws IOException {
			StringBuilder line = new StringBuilder();
			for (int next = in.read(); next != '\n'; next = in.read()) {
				if (next < 0) {
					throw new EOFException("in a chunk");
				}
				line.append((char) next);
			}
			return line.toString().strip();
		}

		private static String head(InputStream in) throws IOException {
			ByteArrayOutputStream head = new ByteArrayOutputStream();
			for (int end = 0; end < 4;) {
				int next = in.read();
				if (next < 0) {
					throw new EOFException("after " + head.size() + " bytes");
				}
				head.write(next);
				end = (next == '\r' || next == '\n') ? end + 1 : 0;
			}
			return head.toString(StandardCharsets.ISO_8859_1);
		}

		void close() {
			try {
				this.socket.close();
			}
			catch (IOException ex) {
				// It is of no more use in any case.
			}
		}

	}

}
