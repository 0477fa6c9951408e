package dev.hupper.testing;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A port for a program that a test starts.
 */
public final class FreePort {

	/** The system takes ports for outgoing connections from elsewhere. */
	private static final int FIRST = 20_000;

	private static final int LAST = 29_999;

	private FreePort() {
	}

	/** One that nobody listens on, nor is likely to. */
	public static int find() {
		while (true) {
			int port = ThreadLocalRandom.current().nextInt(FIRST, LAST + 1);
			try (ServerSocket socket = new ServerSocket(port)) {
				return socket.getLocalPort();
			}
			catch (IOException ex) {
				// Then another.
			}
		}
	}

}
