package dev.hupper.relay;

import java.io.IOException;

/**
 * A worker is being connected to.
 */
record Connecting(ClientConnection connection) implements ConnectionState {

	@Override
	public void proceed() throws IOException {
		try {
			if (!this.connection.upstream().link().channel().finishConnect()) {
				return;
			}
		}
		catch (IOException ex) {
			this.connection.workerRefused();
			return;
		}
		this.connection.begin();
	}

	@Override
	public void updateInterest() {
		this.connection.client().setInterest(false, false);
		this.connection.upstream().link().setConnectInterest();
	}

	@Override
	public void quiesce() throws IOException {
		this.connection.upstream().drop();
		this.connection.state().hold(this.connection);
	}

	@Override
	public void onTimeout() throws IOException {
		this.connection.workerRefused();
	}

}
