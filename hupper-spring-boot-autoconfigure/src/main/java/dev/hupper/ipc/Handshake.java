package dev.hupper.ipc;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

import org.jspecify.annotations.Nullable;

/**
 * A connection that has not said {@link Message.Hello} yet.
 */
final class Handshake {

	private static final int MAX_LENGTH = 1024;

	private final SocketChannel channel;

	private final FrameReader reader;

	private final SelectionKey key;

	/** On the clock of {@link System#nanoTime()}. */
	private final long deadline;

	Handshake(SocketChannel channel, Selector selector, long deadline) throws IOException {
		this.channel = channel;
		this.reader = new FrameReader(channel, MAX_LENGTH);
		this.deadline = deadline;
		channel.configureBlocking(false);
		this.key = channel.register(selector, SelectionKey.OP_READ, this);
	}

	/**
	 * Read what has come; null if it is not complete yet.
	 * @throws IOException if it is no hello
	 */
	Message.@Nullable Hello read() throws IOException {
		Frame frame = this.reader.read();
		if (frame == null) {
			return null;
		}
		if (frame.toMessage() instanceof Message.Hello hello) {
			return hello;
		}
		throw new InvalidFrameException("it said something else before hello");
	}

	/**
	 * End the handshake with success; the connection belongs to the caller from now on.
	 */
	Connection toConnection() throws IOException {
		this.key.cancel();
		this.key.selector().selectNow();
		this.channel.configureBlocking(true);
		return new Connection(this.channel);
	}

	long remainingNanos(long now) {
		return this.deadline - now;
	}

	void drop() {
		new Connection(this.channel).close();
	}

}
