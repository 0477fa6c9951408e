package dev.hupper.relay;

import java.io.IOException;

/**
 * A request is awaited, or the rest of its head.
 */
record Gathering(Conversation conversation) implements Phase {

	/** After another request, on the same connections. */
	void begin() throws IOException {
		if (this.conversation.upstream().link().isEnded()) {
			workerEndedIdle();
		}
		else if (!isConnectedToCurrent()) {
			quiesce();
		}
		if (this.conversation.isIn(this)) {
			proceed();
		}
	}

	@Override
	public void proceed() throws IOException {
		if (this.conversation.upstream().hasStirred()) {
			workerEndedIdle();
		}
		Exchange exchange = this.conversation.exchange();
		Link client = this.conversation.client();
		while (this.conversation.isIn(this) && !exchange.isAdmissible()) {
			if (client.isEnded() && exchange.isIdle()) {
				this.conversation.close();
			}
			else if (client.isEnded()) {
				// Half a request, for the server to judge.
				exchange.request().becomeOpaque();
			}
			else if (!exchange.gather(client)) {
				if (!exchange.isIdle()) {
					this.conversation.limitHead();
				}
				return;
			}
		}
		if (this.conversation.isIn(this)) {
			this.conversation.admit();
		}
	}

	/**
	 * A server that ends an idle connection means the client's; one that is being
	 * replaced does not.
	 */
	private void workerEndedIdle() throws IOException {
		boolean current = isConnectedToCurrent();
		Exchange exchange = this.conversation.exchange();
		boolean idle = exchange.isIdle() && !this.conversation.client().isReadable();
		this.conversation.upstream().drop();
		if (current && (idle || exchange.isPipelined())) {
			this.conversation.endClient();
		}
		else {
			this.conversation.limitIdle();
		}
	}

	private boolean isConnectedToCurrent() {
		return this.conversation.upstream().leadsTo(this.conversation.board().mode());
	}

	@Override
	public void await() {
		this.conversation.gatherMore();
		this.conversation.upstream().awaitEnd();
	}

	@Override
	public void quiesce() {
		this.conversation.upstream().drop();
		this.conversation.limitIdle();
	}

	@Override
	public void timeIsUp() throws IOException {
		if (this.conversation.exchange().request().head().isEmpty()) {
			this.conversation.close();
		}
		else {
			this.conversation.answer(Answer.of(Refusal.TOO_SLOW, ""));
		}
	}

}
