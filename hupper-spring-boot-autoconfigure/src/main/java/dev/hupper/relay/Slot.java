package dev.hupper.relay;

/**
 * The place of one request among those that are let go at the same time, from when it is
 * let go until it is answered or waits again. Belongs to the relay's thread.
 */
final class Slot implements AutoCloseable {

	private final RelayState state;

	private boolean taken;

	Slot(RelayState state) {
		this.state = state;
	}

	/** The request is let go. */
	void take() {
		this.taken = true;
	}

	/** Give the place to another request; has no effect if there is none to give. */
	@Override
	public void close() {
		if (this.taken) {
			this.taken = false;
			this.state.answered();
		}
	}

}
