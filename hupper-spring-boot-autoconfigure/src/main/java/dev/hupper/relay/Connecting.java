package dev.hupper.relay;

import java.io.IOException;

/**
 * A worker is being connected to.
 */
record Connecting(Conversation conversation) implements Phase {

	@Override
	public void proceed() throws IOException {
		try {
			if (!this.conversation.upstream().link().channel().finishConnect()) {
				return;
			}
		}
		catch (IOException ex) {
			this.conversation.workerRefused();
			return;
		}
		this.conversation.begin();
	}

	@Override
	public void await() {
		this.conversation.client().await(false, false);
		this.conversation.upstream().link().awaitConnection();
	}

	@Override
	public void quiesce() throws IOException {
		this.conversation.upstream().drop();
		this.conversation.board().hold(this.conversation);
	}

	@Override
	public void timeIsUp() throws IOException {
		this.conversation.workerRefused();
	}

}
