package dev.hupper.relay;

import java.io.IOException;

/**
 * What is passed on is not understood.
 */
record Tunneling(Conversation conversation) implements Phase {

	@Override
	public void proceed() throws IOException {
		Link client = this.conversation.client();
		Link worker = this.conversation.upstream().link();
		if (!this.conversation.exchange().tunnel(client, worker)) {
			this.conversation.close();
		}
		else if (client.isEnded() || worker.isEnded()) {
			this.conversation.limitIdle();
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
