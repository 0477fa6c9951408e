package dev.hupper.debug;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.IntSupplier;

import dev.hupper.platform.Threads;
import org.jspecify.annotations.Nullable;

/**
 * A debugger: waits until a worker takes it, then exchanges bytes with it until one of
 * them goes.
 */
final class DebuggerConnection {

	private static final int MILLIS_BETWEEN_ATTEMPTS = 20;

	/** A debugger begins with its handshake, and waits for the answer. */
	private static final byte[] HANDSHAKE = "JDWP-Handshake".getBytes(StandardCharsets.US_ASCII);

	private final Socket debugger;

	private volatile @Nullable Socket worker;

	DebuggerConnection(Socket debugger) {
		this.debugger = debugger;
	}

	boolean isOpen() {
		return !this.debugger.isClosed();
	}

	/**
	 * Connect to the port of the worker that runs the application, 0 while none lets in,
	 * and exchange bytes. Blocks until the end.
	 */
	void run(IntSupplier target) {
		try {
			this.debugger.setTcpNoDelay(true);
			byte[] handshake = this.debugger.getInputStream().readNBytes(HANDSHAKE.length);
			Socket worker = Arrays.equals(handshake, HANDSHAKE) ? awaitWorker(target) : null;
			if (worker != null) {
				worker.getOutputStream().write(handshake);
				Threads.start("hupper-debugger-reader", () -> pass(worker, this.debugger));
				pass(this.debugger, worker);
			}
		}
		catch (IOException ex) {
			// One of them has gone, and so does the other.
		}
		finally {
			close();
		}
	}

	/**
	 * Reading from a debugger that waits for an answer shows whether it is still there;
	 * null if it has gone.
	 */
	private @Nullable Socket awaitWorker(IntSupplier target) throws IOException {
		this.debugger.setSoTimeout(MILLIS_BETWEEN_ATTEMPTS);
		while (!this.debugger.isClosed()) {
			Socket socket = connect(target.getAsInt());
			if (socket != null) {
				this.worker = socket;
				this.debugger.setSoTimeout(0);
				return socket;
			}
			try {
				if (this.debugger.getInputStream().read() >= 0) {
					throw new IOException("This is no debugger");
				}
				return null;
			}
			catch (SocketTimeoutException ex) {
				// It waits.
			}
		}
		return null;
	}

	private static @Nullable Socket connect(int port) throws IOException {
		if (port == 0) {
			return null;
		}
		Socket socket = new Socket();
		try {
			socket.setTcpNoDelay(true);
			socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
			return socket;
		}
		catch (IOException ex) {
			socket.close();
			return null;
		}
	}

	private void pass(Socket from, Socket to) {
		try (from; to) {
			from.getInputStream().transferTo(to.getOutputStream());
		}
		catch (IOException ex) {
			// As above.
		}
	}

	void close() {
		Socket worker = this.worker;
		try (this.debugger; worker) {
			// Both are closed.
		}
		catch (IOException ex) {
			// They are of no use any more in any case.
		}
	}

}
