package dev.hupper.relay;

import java.io.IOException;

/**
 * The port of the application is in use. The message says by whom, as far as it can be
 * found out, and what to do.
 */
public final class PortTakenException extends IOException {

	private static final long serialVersionUID = 1L;

	private final int port;

	PortTakenException(int port, String holder, IOException cause) {
		super("Port " + port + " is in use by " + holder + ". Stop that program, or give the application another port "
				+ "with server.port", cause);
		this.port = port;
	}

	public int port() {
		return this.port;
	}

}
