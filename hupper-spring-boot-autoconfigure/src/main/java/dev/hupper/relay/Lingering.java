package dev.hupper.relay;

import java.io.IOException;
import java.time.Duration;

/**
 * All is said: the client reads it and ends.
 */
record Lingering(ClientConnection connection) implements ConnectionState {

	/** Enough for a client to read an answer that it did not wait for. */
	static final Duration LIMIT = Duration.ofSeconds(2);

	@Override
	public void proceed() throws IOException {
		this.connection.upload().drop(this.connection.client());
		if (this.connection.client().isEnded()) {
			this.connection.close();
		}
	}

	@Override
	public void updateInterest() {
		this.connection.client().setInterest(!this.connection.client().isEnded(), false);
	}

}
