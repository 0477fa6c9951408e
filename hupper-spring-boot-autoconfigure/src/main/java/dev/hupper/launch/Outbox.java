package dev.hupper.launch;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

import dev.hupper.ipc.Connection;
import dev.hupper.ipc.Message;

/**
 * Sends messages in the order in which they were posted, on a thread of its own: a worker
 * that a debugger has stopped reads nothing, and nobody is to wait for it. Thread-safe.
 */
final class Outbox implements AutoCloseable {

	private final Connection connection;

	/** Empty for the end. */
	private final BlockingQueue<Optional<Message>> posted = new LinkedBlockingQueue<>();

	private Outbox(Connection connection) {
		this.connection = connection;
	}

	/**
	 * Begin to send.
	 * @param connection where to; whoever closes it ends what is being sent
	 * @param threadName the name of the daemon thread that sends
	 */
	static Outbox open(Connection connection, String threadName) {
		Outbox outbox = new Outbox(connection);
		Thread thread = new Thread(outbox::send, threadName);
		thread.setDaemon(true);
		thread.start();
		return outbox;
	}

	/** Send a message when all before it are sent, if the connection lasts as long. */
	void post(Message message) {
		this.posted.add(Optional.of(message));
	}

	/** Send what was posted and no more. Does not wait for that. */
	@Override
	public void close() {
		this.posted.add(Optional.empty());
	}

	private void send() {
		try {
			Optional<Message> next = this.posted.take();
			while (next.isPresent()) {
				this.connection.send(next.get());
				next = this.posted.take();
			}
		}
		catch (IOException ex) {
			// Broken: the reader sees that too and tells the listener.
		}
		catch (InterruptedException ex) {
			throw new AssertionError("Nobody interrupts this thread", ex);
		}
	}

}
