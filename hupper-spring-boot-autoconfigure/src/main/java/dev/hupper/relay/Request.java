package dev.hupper.relay;

import java.nio.ByteBuffer;

/**
 * The request under way on a connection. What is no HTTP/1 it lets pass as it is, without
 * an end.
 */
final class Request implements RetainingBuffer.Scanner {

	private final RequestHead head = new RequestHead();

	private final BodyScanner body;

	private final boolean remote;

	private boolean marked;

	private boolean opaque;

	Request() {
		this(false);
	}

	/**
	 * Requests of one client, which may be another computer's: then each is to say so.
	 */
	Request(boolean remote) {
		this.remote = remote;
		this.body = new BodyScanner(remote);
		next();
	}

	/** Another request follows. */
	void next() {
		this.head.reset();
		this.body.none();
		this.marked = false;
	}

	@Override
	public int scan(ByteBuffer bytes, int from, int to) {
		int at = from;
		if (!this.opaque && !this.head.isComplete()) {
			at = this.head.scan(bytes, from, to);
			this.opaque = this.head.isMalformed();
			if (this.head.isComplete()) {
				beginBody();
			}
		}
		if (isToBeMarked()) {
			return at;
		}
		return this.opaque ? to : this.body.scan(bytes, at, to);
	}

	/** Whether its head is there, and does not yet say that it is another computer's. */
	boolean isToBeMarked() {
		return this.remote && !this.marked && !this.opaque && this.head.isComplete();
	}

	/** Its head says now that it is another computer's, or cannot. */
	void marked(boolean marked) {
		this.marked = marked;
		this.opaque |= !marked;
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

	/** More of it came than can be kept. */
	void tooLong() {
		this.opaque |= this.remote && !this.head.isComplete();
	}

	/**
	 * Whether it could bring others with it that do not tell that they come from another
	 * computer. Not so with TLS, to a server that speaks it.
	 */
	boolean isRefusable(boolean secure) {
		return this.remote && ((this.opaque && !(secure && this.head.isEncrypted())) || this.body.isMalformed());
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
		return !this.opaque && this.head.isComplete() && !isToBeMarked() && this.body.isComplete();
	}

	/** Whether asking twice is as asking once. */
	boolean isRepeatable() {
		return isComplete() && this.head.isRepeatable();
	}

	RequestHead head() {
		return this.head;
	}

}
