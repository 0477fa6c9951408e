package dev.hupper.relay;

/**
 * It has ended.
 */
record Closed(ClientConnection connection) implements ConnectionState {

	@Override
	public void proceed() {
		// Nothing follows.
	}

	@Override
	public void updateInterest() {
		// Its connections are closed.
	}

	@Override
	public void onTimeout() {
		// It has none.
	}

}
