package dev.hupper.relay;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * What a client sends: one request after the other or, once it speaks something else,
 * whatever there is. It is kept for another worker for as long as that may be asked.
 */
final class Upload {

	private static final int MAX_REPEATS = 2;

	private final RetainingBuffer buffer;

	private final Request request;

	private final String mark;

	private boolean failed;

	private boolean pipelined;

	private int repeats;

	/**
	 * That of one client; a mark is a header line to add to each request, unless it is
	 * empty.
	 */
	Upload(Buffers buffers, String mark) {
		this.mark = mark;
		this.request = new Request(!mark.isEmpty());
		this.buffer = new RetainingBuffer(buffers, mark.length());
		this.buffer.keep();
	}

	/** Forget the request that has been answered. */
	void next() {
		this.pipelined = this.buffer.hasMore();
		this.repeats = 0;
		this.request.next();
		this.buffer.keep();
	}

	/** Forget all bytes, for good. */
	void clear() {
		this.buffer.clear();
	}

	/**
	 * Take what a client has sent while there is nobody to send it to; false if nothing
	 * came.
	 */
	boolean gather(Endpoint client) throws IOException {
		if (this.buffer.isFull() || !client.isReadable() || !client.read(this.buffer)) {
			return false;
		}
		scan();
		return true;
	}

	private void scan() {
		this.buffer.scan(this.request);
		if (this.request.isToBeMarked()) {
			String head = RemoteHead.marked(this.buffer.text(), this.mark);
			this.request.marked(head != null);
			if (head != null) {
				this.buffer.replace(head.getBytes(StandardCharsets.ISO_8859_1));
				this.buffer.scan(this.request);
			}
		}
		else if (this.buffer.isFull()) {
			this.request.tooLong();
		}
	}

	/** Read and drop what somebody sends whom nobody listens to any more. */
	void drop(Endpoint client) throws IOException {
		if (client.isReadable()) {
			client.read(this.buffer);
		}
		this.buffer.clear();
	}

	/** Whether enough has come to pass it on. A head may be longer than a window. */
	boolean isAdmissible() {
		scan();
		return this.request.isAdmissible() || this.buffer.isFull();
	}

	/** Whether nothing of a request has come. */
	boolean isIdle() {
		return !this.buffer.hasMore() && this.request.head().isEmpty();
	}

	/** Whether it was sent before the request before it was answered. */
	boolean isPipelined() {
		return this.pipelined;
	}

	/** A worker is there. */
	void begin() {
		this.failed = false;
		if (this.buffer.isFull() || this.request.isOpaque()) {
			this.buffer.forget();
		}
	}

	/**
	 * Undo {@link #begin()}, if nothing can have come of it; false if the worker may have
	 * acted upon the request, or several are gone.
	 */
	boolean undo() {
		return this.repeats++ < MAX_REPEATS && (this.request.isRepeatable() || this.buffer.isUntouched())
				&& this.buffer.rewind();
	}

	/** Who took the request so far had it for as long as it could. */
	void forgetRepeats() {
		this.repeats = 0;
	}

	/** The worker answers: no other is asked. */
	void forget() {
		this.buffer.forget();
	}

	/** What follows is no HTTP. */
	void becomeOpaque() {
		this.request.becomeOpaque();
		this.buffer.forget();
		this.buffer.scan(this.request);
	}

	/** Move what can be moved; false if nothing more came. */
	boolean move(Endpoint client, Endpoint worker) throws IOException {
		if (!send(worker)) {
			return false;
		}
		if (client.isEnded()) {
			if (!this.buffer.hasMore()) {
				endOutput(worker);
			}
			return false;
		}
		return gather(client);
	}

	private boolean send(Endpoint worker) {
		if (this.failed) {
			if (!this.request.isRepeatable()) {
				this.buffer.clear();
			}
			return true;
		}
		if (!this.buffer.hasUnsent()) {
			return true;
		}
		try {
			boolean all = worker.write(this.buffer);
			if (!this.request.isRepeatable() && !this.buffer.isUntouched()) {
				this.buffer.forget();
			}
			return all;
		}
		catch (IOException ex) {
			// It may have answered before it stopped listening.
			this.failed = true;
			return true;
		}
	}

	private void endOutput(Endpoint worker) {
		try {
			worker.endOutput();
		}
		catch (IOException ex) {
			this.failed = true;
		}
	}

	/** Whether there is room for more. */
	boolean hasRoom() {
		return !this.buffer.isFull();
	}

	/** Whether something waits to be sent. */
	boolean hasUnsent() {
		return this.buffer.hasUnsent();
	}

	/** Whether the worker takes no more of it. */
	boolean hasFailed() {
		return this.failed;
	}

	/** Whether the worker has got the whole request. */
	boolean isComplete() {
		return this.request.isComplete() && !this.buffer.hasUnsent() && !this.failed;
	}

	/** The request so far, as text. */
	String text() {
		return this.buffer.text();
	}

	Request request() {
		return this.request;
	}

}
