package dev.hupper.relay;

import java.io.IOException;

/**
 * What is passed on is not understood.
 */
record Tunneling(ClientConnection connection) implements ConnectionState {

	@Override
	public void proceed() throws IOException {
		Endpoint client = this.connection.client();
		Endpoint worker = this.connection.upstream().link();
		if (!this.connection.forwarder().tunnel(client, worker)) {
			this.connection.close();
		}
		else if (client.isEnded() || worker.isEnded()) {
			this.connection.limitIdle();
		}
	}

	@Override
	public void updateInterest() {
		this.connection.forwarder().updateInterest(this.connection.client(), this.connection.upstream().link());
	}

	@Override
	public void quiesce() {
		this.connection.close();
	}

}
