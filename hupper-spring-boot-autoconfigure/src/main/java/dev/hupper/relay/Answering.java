package dev.hupper.relay;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * The relay itself answers.
 *
 * @param answer what of it is still to be sent
 */
record Answering(Conversation conversation, ByteBuffer answer) implements Phase {

	@Override
	public void proceed() throws IOException {
		this.conversation.client().channel().write(this.answer);
		if (!this.answer.hasRemaining()) {
			this.conversation.endClient();
		}
	}

	@Override
	public void await() {
		this.conversation.client().await(false, true);
	}

}
