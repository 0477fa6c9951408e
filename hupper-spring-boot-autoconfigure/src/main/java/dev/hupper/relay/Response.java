package dev.hupper.relay;

import java.nio.ByteBuffer;

/**
 * The response under way on a connection, interim ones before it included.
 */
final class Response implements RetainingBuffer.Scanner {

	private final ResponseHead head = new ResponseHead();

	private final BodyScanner body = new BodyScanner();

	private Request request = new Request();

	private boolean begun;

	/** Another response follows, to this request. */
	void next(Request request) {
		this.request = request;
		this.head.reset();
		this.body.none();
		this.begun = false;
	}

	@Override
	public int scan(ByteBuffer bytes, int from, int to) {
		this.begun = true;
		if (this.request.isOpaque()) {
			return to;
		}
		int at = from;
		while (at < to && !this.head.isComplete() && !this.head.isMalformed()) {
			at = this.head.scan(bytes, at, to);
			if (this.head.isComplete() && this.head.isInterim()) {
				this.head.reset();
				this.begun = at < to;
			}
			else if (this.head.isComplete()) {
				beginBody();
			}
		}
		if (this.head.isMalformed()) {
			this.body.endless();
		}
		return this.body.scan(bytes, at, to);
	}

	private void beginBody() {
		if (isSwitch()) {
			this.body.endless();
		}
		else if (this.request.head().isHead() || this.head.hasNoBody()) {
			this.body.none();
		}
		else if (this.head.isChunked()) {
			this.body.chunked();
		}
		else if (this.head.isEncoded() || this.head.contentLength() < 0) {
			this.body.endless();
		}
		else {
			this.body.length(this.head.contentLength());
		}
	}

	/** It was not over yet, as with a server that answers HEAD with a body. */
	void goOn() {
		this.body.endless();
	}

	/** Whether a byte of it has come, other than of interim ones that are complete. */
	boolean hasBegun() {
		return this.begun;
	}

	boolean isComplete() {
		return this.head.isComplete() && this.body.isComplete();
	}

	/** Whether both sides speak another protocol from now on. */
	boolean isSwitch() {
		return this.head.isComplete() && this.head.isSwitch(this.request.head().isConnect());
	}

	/** Whether the end of the connection is its end too. */
	boolean endsWithConnection() {
		return this.body.isEndless();
	}

	/** Whether the server ends the connection after it. */
	boolean isLast() {
		return this.head.isLast() || this.request.head().isLast();
	}

	/** Whether it goes on as long as there is news, in events or other pieces. */
	boolean isStream() {
		return this.head.isComplete() && this.head.isStream();
	}

	/** Whether it goes on as long as somebody listens. */
	boolean isEventStream() {
		return this.head.isComplete() && this.head.isEventStream();
	}

	boolean isBetweenChunks() {
		return this.body.isBetweenChunks();
	}

}
