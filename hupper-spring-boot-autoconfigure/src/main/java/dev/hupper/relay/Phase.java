package dev.hupper.relay;

import java.io.IOException;

/**
 * What a conversation is about now, and what it does when something happens: see the
 * diagram in the package's documentation.
 */
sealed interface Phase permits Gathering, Held, Connecting, Exchanging, Tunneling, Answering, Lingering, Closed {

	/** Whose phase this is. */
	Conversation conversation();

	/** A connection is ready: go on as far as that leads. */
	void proceed() throws IOException;

	/** Say what to be woken for. */
	void await();

	/** The worker is about to be stopped. */
	default void quiesce() throws IOException {
		// Whoever has no worker goes on.
	}

	/** The worker is stopped now, and what it does is not waited for any longer. */
	default void cut() throws IOException {
		// Whoever has no worker goes on.
	}

	/** It took longer than it may. */
	default void timeIsUp() throws IOException {
		conversation().close();
	}

}
