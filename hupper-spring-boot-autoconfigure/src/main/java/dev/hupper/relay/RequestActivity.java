package dev.hupper.relay;

/**
 * How long the worker has not been asked for anything that is yet to be answered. Event
 * streams do not count from their first event on. Written by the relay's thread alone,
 * and read by any.
 */
final class RequestActivity {

	private int underWay;

	private volatile boolean busy;

	private volatile long idleSince = System.nanoTime();

	void begun() {
		this.underWay++;
		this.busy = true;
	}

	void ended() {
		this.underWay--;
		if (this.underWay == 0) {
			this.idleSince = System.nanoTime();
			this.busy = false;
		}
	}

	/** Nanoseconds; zero while a request is under way. */
	long nanosIdle() {
		return this.busy ? 0 : System.nanoTime() - this.idleSince;
	}

}
