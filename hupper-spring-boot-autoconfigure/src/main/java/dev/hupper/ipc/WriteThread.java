package dev.hupper.ipc;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

import org.jspecify.annotations.Nullable;

/**
 * Writes one message on a thread of its own, since a channel closes itself when the
 * thread that uses it is interrupted: a rule of
 * {@link java.nio.channels.InterruptibleChannel}. Web servers interrupt their threads.
 */
final class WriteThread extends Thread {

	private final SocketChannel channel;

	private final ByteBuffer bytes;

	private volatile @Nullable IOException failure;

	WriteThread(SocketChannel channel, ByteBuffer bytes) {
		super("hupper-write");
		setDaemon(true);
		this.channel = channel;
		this.bytes = bytes;
	}

	@Override
	public void run() {
		try {
			// Two messages must not mix.
			synchronized (this.channel) {
				while (this.bytes.hasRemaining()) {
					this.channel.write(this.bytes);
				}
			}
		}
		catch (IOException ex) {
			this.failure = ex;
		}
	}

	void awaitEnd() throws IOException {
		boolean interrupted = false;
		while (isAlive()) {
			try {
				join();
			}
			catch (InterruptedException ex) {
				interrupted = true;
			}
		}
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
		IOException failure = this.failure;
		if (failure != null) {
			throw failure;
		}
	}

}
