package dev.hupper.relay;

import java.io.IOException;

/**
 * What is passed on is not understood.
 */
record Tunneling(Conversation conversation) implements Phase {

	@Override
	public void proceed() throws IOException {
		if (!this.conversation.exchange().tunnel(this.conversation.client(), this.conversation.upstream().link())) {
			this.conversation.close();
		}
	}

	@Override
	public void await() {
		this.conversation.exchange().await(this.conversation.client(), this.conversation.upstream().link());
	}

	@Override
	public void quiesce() {
		this.conversation.close();
	}

}
