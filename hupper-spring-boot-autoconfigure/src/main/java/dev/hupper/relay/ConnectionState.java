package dev.hupper.relay;

import java.io.IOException;

/**
 * What a client's connection is about now, and what it does when something happens: see
 * the diagram in the package's documentation.
 */
sealed interface ConnectionState permits ReadingHead, AwaitingWorker, Connecting, Forwarding, Tunneling, EndingTunnel,
		Responding, Lingering, Closed {

	/** Whose phase this is. */
	ClientConnection connection();

	/** A connection is ready: go on as far as that leads. */
	void proceed() throws IOException;

	/** Say what to be woken for. */
	void updateInterest();

	/** Whether a worker is not stopped yet, for some time, because of this. */
	default boolean delaysStop() {
		return false;
	}

	/** The worker is about to be stopped. */
	default void quiesce() throws IOException {
		// Whoever has no worker goes on.
	}

	/** The worker is stopped now, and what it does is not waited for any longer. */
	default void cut() throws IOException {
		// Whoever has no worker goes on.
	}

	/** It took longer than it may. */
	default void onTimeout() throws IOException {
		connection().close();
	}

}
