package dev.hupper.relay;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * The relay itself answers; this is still to be sent.
 */
record Responding(ClientConnection connection, ByteBuffer answer) implements ConnectionState {

	@Override
	public void proceed() throws IOException {
		this.connection.client().channel().write(this.answer);
		if (!this.answer.hasRemaining()) {
			this.connection.endClient();
		}
	}

	@Override
	public void updateInterest() {
		this.connection.client().setInterest(false, true);
	}

}
