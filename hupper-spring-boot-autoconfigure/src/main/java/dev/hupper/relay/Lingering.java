package dev.hupper.relay;

import java.io.IOException;
import java.time.Duration;

/**
 * All is said: the client reads it and ends.
 */
record Lingering(Conversation conversation) implements Phase {

	/** Enough for a client to read an answer that it did not wait for. */
	static final Duration LIMIT = Duration.ofSeconds(2);

	@Override
	public void proceed() throws IOException {
		this.conversation.exchange().drop(this.conversation.client());
		if (this.conversation.client().isEnded()) {
			this.conversation.close();
		}
	}

	@Override
	public void await() {
		this.conversation.client().await(!this.conversation.client().isEnded(), false);
	}

}
