package dev.hupper.ipc;

import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

import org.jspecify.annotations.Nullable;

import dev.hupper.platform.Threads;

/**
 * One end of the line between monitor and worker. Any thread may send and close, one
 * thread receives. A thread of its own writes, in the order of sending: a channel closes
 * itself when the thread that uses it is interrupted, as web servers interrupt theirs (a
 * rule of {@link java.nio.channels.InterruptibleChannel}).
 */
public final class Connection implements AutoCloseable {

	private final SocketChannel channel;

	private final FrameReader reader;

	/**
	 * Neither this nor anything else here may have {@link java.util.concurrent} block on
	 * a condition or complete a future: both read the properties of the common pool,
	 * which an application may still set.
	 */
	private final Queue<Outgoing> outgoing = new ArrayDeque<>();

	private @Nullable Thread writer;

	private boolean closed;

	Connection(SocketChannel channel) {
		this.channel = channel;
		this.reader = new FrameReader(channel, Frame.MAX_LENGTH);
	}

	/**
	 * Connect to a monitor.
	 * @throws IOException if nobody listens there
	 */
	public static Connection to(Path socket) throws IOException {
		SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
		try {
			channel.connect(UnixDomainSocketAddress.of(socket));
			return new Connection(channel);
		}
		catch (IOException | RuntimeException ex) {
			channel.close();
			throw ex;
		}
	}

	/**
	 * Send a message; it is written when this returns. An interrupt of the caller neither
	 * ends the wait nor harms the connection.
	 * @throws IOException if the connection is broken or closed, or the message longer
	 * than 32 MiB
	 */
	public void send(Message message) throws IOException {
		enqueue(message).await();
	}

	/**
	 * Send a message of at most 32 MiB some time, if the connection lasts as long: a
	 * worker that a debugger has stopped reads nothing, and nobody is to wait for it.
	 */
	public void post(Message message) {
		try {
			enqueue(message);
		}
		catch (IOException ex) {
			// Who reads sees that it is closed or broken.
		}
	}

	private synchronized Outgoing enqueue(Message message) throws IOException {
		if (this.closed) {
			throw new ClosedChannelException();
		}
		Outgoing next = new Outgoing(message.toFrame().toBytes());
		this.outgoing.add(next);
		notifyAll();
		if (this.writer == null) {
			this.writer = Threads.start("hupper-write", this::write);
		}
		return next;
	}

	/** Once a write has failed the following fail, too, as do those after the end. */
	private void write() {
		for (Outgoing next = next(); next != null; next = next()) {
			next.writeTo(this.channel);
		}
	}

	/** Null once all is written and this is closed. */
	private synchronized @Nullable Outgoing next() {
		while (this.outgoing.isEmpty() && !this.closed) {
			try {
				wait();
			}
			catch (InterruptedException ex) {
				// Whoever interrupts it does not know what it is.
			}
		}
		return this.outgoing.poll();
	}

	/**
	 * Wait for the next message of one side; empty at the end of the stream, which is
	 * also what {@link #close()} leads to.
	 * @throws InvalidFrameException if something else came
	 * @throws IOException if the connection is broken
	 */
	public <M extends Message> Optional<M> receive(Class<M> side) throws IOException {
		try {
			Frame frame = this.reader.read();
			Message message = (frame != null) ? frame.toMessage() : null;
			if (!side.isInstance(message)) {
				throw new InvalidFrameException("the wrong side says " + message);
			}
			return Optional.of(side.cast(message));
		}
		catch (EOFException | ClosedChannelException ex) {
			return Optional.empty();
		}
	}

	/**
	 * Receive nothing more, as if the other side had ended the stream: who waits in
	 * {@link #receive} returns. Sending goes on.
	 */
	public void endReceiving() {
		try {
			this.channel.shutdownInput();
		}
		catch (IOException ex) {
			// It is closed or broken, which whoever waits sees as well.
		}
	}

	/** Whether {@link #close()} has not been called, so that sending may succeed. */
	public boolean isOpen() {
		return this.channel.isOpen();
	}

	@Override
	public void close() {
		try {
			this.channel.close();
		}
		catch (IOException ex) {
			// It is of no more use either way.
		}
		synchronized (this) {
			this.closed = true;
			notifyAll();
		}
	}

	/** A message on its way. */
	private static final class Outgoing {

		private final ByteBuffer bytes;

		private boolean done;

		private @Nullable IOException failure;

		Outgoing(ByteBuffer bytes) {
			this.bytes = bytes;
		}

		void writeTo(SocketChannel channel) {
			try {
				while (this.bytes.hasRemaining()) {
					channel.write(this.bytes);
				}
				done(null);
			}
			catch (IOException ex) {
				done(ex);
			}
		}

		private synchronized void done(@Nullable IOException failure) {
			this.done = true;
			this.failure = failure;
			notifyAll();
		}

		synchronized void await() throws IOException {
			boolean interrupted = false;
			while (!this.done) {
				try {
					wait();
				}
				catch (InterruptedException ex) {
					interrupted = true;
				}
			}
			if (interrupted) {
				Thread.currentThread().interrupt();
			}
			if (this.failure != null) {
				throw this.failure;
			}
		}

	}

}
