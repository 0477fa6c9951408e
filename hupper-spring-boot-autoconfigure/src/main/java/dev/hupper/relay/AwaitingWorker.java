package dev.hupper.relay;

import java.io.IOException;

/**
 * A request waits for a worker.
 *
 * @param atLast what is said if none comes
 */
record AwaitingWorker(ClientConnection connection, Refusal atLast) implements ConnectionState {

	@Override
	public void proceed() throws IOException {
		this.connection.forwarder().gather(this.connection.client());
		Request request = this.connection.forwarder().request();
		// Who has sent all may have ended its own side alone.
		boolean waits = request.isComplete() && !request.head().isOwn();
		if (this.connection.client().isEnded() && !waits) {
			this.connection.close();
		}
	}

	@Override
	public void updateInterest() {
		this.connection.gatherMore();
	}

	@Override
	public void onTimeout() throws IOException {
		this.connection.state().released(this.connection);
		this.connection.refuse(this.atLast);
	}

}
