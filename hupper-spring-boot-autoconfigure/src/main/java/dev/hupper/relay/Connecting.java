package dev.hupper.relay;

import java.io.IOException;

/**
 * A worker is being connected to.
 */
record Connecting(ClientConnection connection) implements ConnectionState {

	/** Pass the request on to a worker. */
	static void begin(ClientConnection connection, RoutingMode.Serving serving) throws IOException {
		Connecting connecting = new Connecting(connection);
		boolean connected;
		try {
			connected = connection.upstream().connect(serving, connection.state().selector(), connection);
		}
		catch (IOException ex) {
			connecting.refused();
			return;
		}
		if (connected) {
			connecting.forward();
		}
		else {
			connection.enter(connecting);
			connection.limitIdle();
		}
	}

	@Override
	public void proceed() throws IOException {
		try {
			if (!this.connection.upstream().link().channel().finishConnect()) {
				return;
			}
		}
		catch (IOException ex) {
			refused();
			return;
		}
		forward();
	}

	private void forward() throws IOException {
		this.connection.forwarder().begin();
		ConnectionState next = this.connection.upload().request().isOpaque() ? new Tunneling(this.connection)
				: new Forwarding(this.connection);
		this.connection.enter(next);
		next.proceed();
	}

	/** Nobody listened where this request was to go. */
	private void refused() throws IOException {
		RelayState state = this.connection.state();
		boolean current = this.connection.upstream().leadsTo(state.mode());
		this.connection.upstream().drop();
		if (!current) {
			this.connection.admit();
		}
		else if (state.hold(this.connection)) {
			AwaitingWorker.beginAsRefused(this.connection);
		}
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
		refused();
	}

}
