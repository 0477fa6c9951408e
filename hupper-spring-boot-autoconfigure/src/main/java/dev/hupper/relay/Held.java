package dev.hupper.relay;

import java.io.IOException;

/**
 * A request waits for a worker.
 *
 * @param atLast what is said if none comes
 */
record Held(Conversation conversation, Refusal atLast) implements Phase {

	@Override
	public void proceed() throws IOException {
		this.conversation.exchange().gather(this.conversation.client());
		Request request = this.conversation.exchange().request();
		// Who has sent all may have ended its own side alone.
		boolean waits = request.isComplete() && !request.head().isOwn();
		if (this.conversation.client().isEnded() && !waits) {
			this.conversation.close();
		}
	}

	@Override
	public void await() {
		this.conversation.gatherMore();
	}

	@Override
	public void timeIsUp() throws IOException {
		this.conversation.board().released(this.conversation);
		this.conversation.refuse(this.atLast);
	}

}
