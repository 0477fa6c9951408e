package dev.hupper.relay;

import java.nio.ByteBuffer;

/**
 * The request under way on a connection. What is no HTTP/1 it lets pass as it is, without
 * an end.
 */
final class Request implements Window.Scanner {

	private final RequestHead head;

	private final BodyScanner body = new BodyScanner();

	private boolean opaque;

	Request() {
		this(false);
	}

	/**
	 * Requests of one client.
	 * @param remote whether a header is to be added to each that tells who asks
	 */
	Request(boolean remote) {
		this.head = new RequestHead(remote);
		next();
	}

	/** Another request follows. */
	void next() {
		this.head.reset();
		this.body.none();
	}

	@Override
	public int scan(ByteBuffer bytes, int from, int to) {
		int at = from;
		if (!this.opaque && !this.head.isComplete()) {
			at = this.head.scan(bytes, from, to);
			this.opaque = this.head.isStrange();
			if (this.head.isComplete()) {
				beginBody();
			}
		}
		if (this.head.isPaused()) {
			return at;
		}
		return this.opaque ? to : this.body.scan(bytes, at, to);
	}

	private void beginBody() {
		if (this.head.isChunked()) {
			this.body.chunked();
		}
		else if (this.head.isEncoded()) {
			this.opaque = true;
		}
		else {
			this.body.length(this.head.contentLength());
		}
	}

	/**
	 * Whether it could bring others with it that do not tell that they come from another
	 * computer.
	 */
	boolean isRefusable() {
		return this.opaque && this.head.isRemote() && !this.head.isAnotherProtocol();
	}

	/** No boundaries from now on. */
	void becomeOpaque() {
		this.opaque = true;
	}

	boolean isOpaque() {
		return this.opaque;
	}

	/** Whether enough is known to pass it on. */
	boolean isAdmissible() {
		return this.opaque || this.head.isComplete();
	}

	boolean isComplete() {
		return !this.opaque && this.head.isComplete() && this.body.isComplete();
	}

	/** Whether asking twice is as asking once. */
	boolean isRepeatable() {
		return isComplete() && this.head.isRepeatable();
	}

	RequestHead head() {
		return this.head;
	}

}
