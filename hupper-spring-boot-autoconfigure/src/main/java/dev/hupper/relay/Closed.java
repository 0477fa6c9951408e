package dev.hupper.relay;

/**
 * It has ended.
 */
record Closed(Conversation conversation) implements Phase {

	@Override
	public void proceed() {
		// Nothing follows.
	}

	@Override
	public void await() {
		// Its connections are closed.
	}

	@Override
	public void timeIsUp() {
		// It has none.
	}

}
