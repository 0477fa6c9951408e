package dev.hupper.relay;

import java.io.IOException;

/**
 * A request is awaited, or the rest of its head.
 */
record ReadingHead(ClientConnection connection) implements ConnectionState {

	/** After another request, on the same connections. */
	void begin() throws IOException {
		if (this.connection.upstream().link().isEnded()) {
			workerEndedIdle();
		}
		else if (!isConnectedToCurrent()) {
			quiesce();
		}
		if (this.connection.isIn(this)) {
			proceed();
		}
	}

	@Override
	public void proceed() throws IOException {
		if (this.connection.upstream().isReadableWhileIdle()) {
			workerEndedIdle();
		}
		Upload upload = this.connection.upload();
		Endpoint client = this.connection.client();
		while (this.connection.isIn(this) && !upload.isAdmissible()) {
			if (client.isEnded() && upload.isIdle()) {
				this.connection.close();
			}
			else if (client.isEnded()) {
				// Half a request, for the server to judge.
				upload.request().becomeOpaque();
			}
			else if (!upload.gather(client)) {
				if (!upload.isIdle()) {
					this.connection.limitHead();
				}
				return;
			}
		}
		if (this.connection.isIn(this)) {
			this.connection.admit();
		}
	}

	/**
	 * A server that ends an idle connection means the client's; one that is being
	 * replaced does not. Whoever has asked again before that is not idle, though nobody
	 * may have been woken for it yet.
	 */
	private void workerEndedIdle() throws IOException {
		boolean current = isConnectedToCurrent();
		Upload upload = this.connection.upload();
		this.connection.client().lookAgain();
		boolean idle = upload.isIdle() && !upload.gather(this.connection.client());
		this.connection.upstream().drop();
		if (current && (idle || upload.isPipelined())) {
			this.connection.endClient();
		}
		else {
			this.connection.limitIdle();
		}
	}

	private boolean isConnectedToCurrent() {
		return this.connection.upstream().leadsTo(this.connection.state().mode());
	}

	@Override
	public void updateInterest() {
		this.connection.gatherMore();
		this.connection.upstream().setEndInterest();
	}

	@Override
	public void quiesce() {
		this.connection.upstream().drop();
		this.connection.limitIdle();
	}

	@Override
	public void onTimeout() throws IOException {
		if (this.connection.upload().request().head().isEmpty()) {
			this.connection.close();
		}
		else {
			this.connection.answer(Answer.of(Refusal.TOO_SLOW, ""));
		}
	}

}
