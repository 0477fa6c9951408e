package dev.hupper.ipc;

import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;

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

	private final BlockingQueue<Outgoing> outgoing = new LinkedBlockingQueue<>();

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
	 * than 1 MiB
	 */
	public void send(Message message) throws IOException {
		try {
			enqueue(message).join();
		}
		catch (CompletionException ex) {
			throw (ex.getCause() instanceof IOException cause) ? cause : new IOException(ex);
		}
	}

	/**
	 * Send a message of at most 1 MiB some time, if the connection lasts as long: a
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

	private synchronized CompletableFuture<Void> enqueue(Message message) throws IOException {
		if (this.closed) {
			throw new ClosedChannelException();
		}
		Outgoing next = new Outgoing(message.toFrame().toBytes(), new CompletableFuture<>());
		this.outgoing.add(next);
		if (this.writer == null) {
			this.writer = Threads.start("hupper-write", this::write);
		}
		return next.written();
	}

	/** Once a write has failed the following fail, too. */
	private void write() {
		try {
			while (true) {
				this.outgoing.take().writeTo(this.channel);
			}
		}
		catch (InterruptedException ex) {
			this.outgoing.forEach((left) -> left.writeTo(this.channel));
		}
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
			if (this.writer != null) {
				this.writer.interrupt();
			}
		}
	}

	/** A message on its way. */
	private record Outgoing(ByteBuffer bytes, CompletableFuture<Void> written) {

		void writeTo(SocketChannel channel) {
			try {
				while (this.bytes.hasRemaining()) {
					channel.write(this.bytes);
				}
				this.written.complete(null);
			}
			catch (IOException ex) {
				this.written.completeExceptionally(ex);
			}
		}

	}

}
