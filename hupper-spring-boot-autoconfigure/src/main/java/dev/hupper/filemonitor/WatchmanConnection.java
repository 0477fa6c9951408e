package dev.hupper.filemonitor;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import com.grack.nanojson.JsonWriter;

import dev.hupper.platform.Threads;

/**
 * A connection to a watchman daemon: lines of JSON, in which the answer to a command may
 * come after packets that nobody asked for. One thread reads; commands are sent by one
 * thread at a time.
 */
final class WatchmanConnection implements AutoCloseable {

	/** A first listing of a large tree takes some megabytes; more is no watchman. */
	private static final int MAX_LINE = 64 * 1024 * 1024;

	private static final JsonObject END = new JsonObject();

	private final SocketChannel channel;

	private final Duration timeout;

	private final Consumer<JsonObject> unilateral;

	private final Consumer<String> lost;

	private final BlockingQueue<JsonObject> answers = new LinkedBlockingQueue<>();

	private final Thread thread = Threads.daemon("hupper-watchman", this::run);

	private volatile String end = "";

	private volatile boolean closed;

	private WatchmanConnection(SocketChannel channel, Duration timeout, Consumer<JsonObject> unilateral,
			Consumer<String> lost) {
		this.channel = channel;
		this.timeout = timeout;
		this.unilateral = unilateral;
		this.lost = lost;
	}

	/**
	 * Connect.
	 * @param socket where the daemon listens
	 * @param timeout how long to wait for each answer
	 * @param unilateral is told what comes unasked for
	 * @param lost is told why the connection ended, unless it was closed; once
	 * @throws WatchmanException if nobody listens there
	 */
	static WatchmanConnection open(Path socket, Duration timeout, Consumer<JsonObject> unilateral,
			Consumer<String> lost) throws WatchmanException {
		try {
			SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
			try {
				connect(channel, UnixDomainSocketAddress.of(socket));
			}
			catch (IOException ex) {
				channel.close();
				throw ex;
			}
			WatchmanConnection connection = new WatchmanConnection(channel, timeout, unilateral, lost);
			connection.thread.start();
			return connection;
		}
		catch (IOException ex) {
			throw new WatchmanException("nobody listens at " + socket, ex);
		}
	}

	/** A daemon that hangs would let its clients wait without end. */
	private static void connect(SocketChannel channel, UnixDomainSocketAddress address) throws IOException {
		channel.configureBlocking(false);
		if (!channel.connect(address) && !channel.finishConnect()) {
			throw new IOException("it does not take the connection");
		}
		channel.configureBlocking(true);
	}

	/**
	 * Send a command, whose arguments are strings, lists and maps, and wait for its
	 * answer.
	 * @throws WatchmanException if it is an error, or does not come in time
	 */
	synchronized JsonObject ask(Object... command) throws WatchmanException {
		try {
			this.answers.clear();
			ByteBuffer line = ByteBuffer.wrap((JsonWriter.string(command) + "\n").getBytes(StandardCharsets.UTF_8));
			while (line.hasRemaining()) {
				this.channel.write(line);
			}
			JsonObject answer = this.answers.poll(this.timeout.toMillis(), TimeUnit.MILLISECONDS);
			if (answer == null) {
				throw new WatchmanException(
						"no answer to " + command[0] + " within " + this.timeout.toMillis() + " ms");
			}
			if (answer == END) {
				throw new WatchmanException(this.end);
			}
			if (answer.has("error")) {
				throw new WatchmanException(String.valueOf(answer.get("error")));
			}
			return answer;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new WatchmanException("interrupted", ex);
		}
		catch (WatchmanException ex) {
			throw ex;
		}
		catch (IOException ex) {
			throw new WatchmanException("the connection broke: " + ex.getMessage(), ex);
		}
	}

	@Override
	public void close() {
		this.closed = true;
		try {
			this.channel.close();
		}
		catch (IOException ex) {
			// It is of no more use either way.
		}
	}

	void join() throws InterruptedException {
		if (Thread.currentThread() != this.thread) {
			this.thread.join();
		}
	}

	private void run() {
		this.end = read();
		this.answers.add(END);
		boolean unexpected = !this.closed;
		close();
		if (unexpected) {
			this.lost.accept(this.end);
		}
	}

	/** Whatever is sent, it must not end this thread without a word. */
	private String read() {
		try {
			ByteArrayOutputStream line = new ByteArrayOutputStream();
			ByteBuffer buffer = ByteBuffer.allocate(64 * 1024);
			while (this.channel.read(buffer) >= 0) {
				take(buffer.flip(), line);
				buffer.clear();
			}
			return "it ended the connection";
		}
		catch (JsonParserException | RuntimeException | StackOverflowError ex) {
			return "it sends what cannot be understood";
		}
		catch (IOException ex) {
			return String.valueOf(ex.getMessage());
		}
	}

	private void take(ByteBuffer bytes, ByteArrayOutputStream line) throws IOException, JsonParserException {
		int start = bytes.position();
		for (int i = start; i < bytes.limit(); i++) {
			if (bytes.get(i) == '\n') {
				line.write(bytes.array(), start, i - start);
				start = i + 1;
				deliver(JsonParser.object().from(line.toString(StandardCharsets.UTF_8)));
				line.reset();
			}
		}
		line.write(bytes.array(), start, bytes.limit() - start);
		if (line.size() > MAX_LINE) {
			throw new WatchmanException("it sends a line of more than " + MAX_LINE + " bytes");
		}
	}

	private void deliver(JsonObject packet) {
		boolean answersSubscribe = packet.has("subscribe");
		if (!answersSubscribe && (packet.has("subscription") || packet.has("log"))) {
			this.unilateral.accept(packet);
		}
		else {
			this.answers.add(packet);
		}
	}

}
