package dev.hupper.relay;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Moves bytes between a client and a worker: one request and its response, or, once they
 * speak something else, whatever there is. Neither side is read faster than the other
 * takes.
 */
final class RequestForwarder {

	/** Others want their turn too. */
	private static final int ROUNDS = 16;

	private static final int MAX_REPEATS = 2;

	private final RetainingBuffer up;

	private final RetainingBuffer down;

	private final Request request;

	private final String mark;

	private final Response response = new Response();

	private boolean uploadFailed;

	private boolean pipelined;

	private int repeats;

	/**
	 * Those of one client; a mark is a header line to add to each request, unless it is
	 * empty.
	 */
	RequestForwarder(Buffers buffers, String mark) {
		this.mark = mark;
		this.request = new Request(!mark.isEmpty());
		this.up = new RetainingBuffer(buffers, mark.length());
		this.down = new RetainingBuffer(buffers);
		this.up.keep();
	}

	/** Forget the request that has been answered. */
	void next() {
		this.pipelined = this.up.hasMore();
		this.repeats = 0;
		this.request.next();
		this.up.keep();
	}

	/** Forget all bytes, for good. */
	void clear() {
		this.up.clear();
		this.down.clear();
	}

	/**
	 * Take what a client has sent while there is nobody to send it to; false if nothing
	 * came.
	 */
	boolean gather(Endpoint client) throws IOException {
		if (this.up.isFull() || !client.isReadable() || !client.read(this.up)) {
			return false;
		}
		scanRequest();
		return true;
	}

	private void scanRequest() {
		this.up.scan(this.request);
		if (this.request.isToBeMarked()) {
			String head = RemoteHead.marked(this.up.text(), this.mark);
			this.request.marked(head != null);
			if (head != null) {
				this.up.replace(head.getBytes(StandardCharsets.ISO_8859_1));
				this.up.scan(this.request);
			}
		}
		else if (this.up.isFull()) {
			this.request.tooLong();
		}
	}

	/** Whether enough has come to pass it on. A head may be longer than a window. */
	boolean isAdmissible() {
		scanRequest();
		return this.request.isAdmissible() || this.up.isFull();
	}

	/** Whether nothing of a request has come. */
	boolean isIdle() {
		return !this.up.hasMore() && this.request.head().isEmpty();
	}

	/** Whether it was sent before the request before it was answered. */
	boolean isPipelined() {
		return this.pipelined;
	}

	/** A worker is there. */
	void begin() {
		this.uploadFailed = false;
		this.response.next(this.request);
		if (this.up.isFull() || this.request.isOpaque()) {
			this.up.forget();
		}
	}

	/**
	 * Undo {@link #begin()}, if nothing can have come of it; false if the worker may have
	 * acted upon the request, or several are gone.
	 */
	boolean undo() {
		return this.repeats++ < MAX_REPEATS && (this.request.isRepeatable() || this.up.isUntouched())
				&& this.up.rewind();
	}

	/** Who took the request so far had it for as long as it could. */
	void forgetRepeats() {
		this.repeats = 0;
	}

	/** What follows is no HTTP. */
	void becomeTunnel() {
		this.request.becomeOpaque();
		this.response.next(this.request);
		this.up.forget();
		this.up.scan(this.request);
	}

	/** Move what can be moved of a request and its response. */
	Progress proceed(Endpoint client, Endpoint worker, boolean secure) throws IOException {
		boolean moved = true;
		for (int i = 0; moved && i < ROUNDS; i++) {
			moved = moveRequest(client, worker) | moveResponse(client, worker);
			Progress progress = progress(worker, secure);
			if (progress != Progress.UNDER_WAY) {
				return progress;
			}
		}
		return Progress.UNDER_WAY;
	}

	private boolean moveRequest(Endpoint client, Endpoint worker) throws IOException {
		if (!send(worker)) {
			return false;
		}
		if (client.isEnded()) {
			if (!this.up.hasMore()) {
				endOutput(worker);
			}
			return false;
		}
		return gather(client);
	}

	private boolean send(Endpoint worker) {
		if (this.uploadFailed) {
			if (!this.request.isRepeatable()) {
				this.up.clear();
			}
			return true;
		}
		if (!this.up.hasUnsent()) {
			return true;
		}
		try {
			boolean all = worker.write(this.up);
			if (!this.request.isRepeatable() && !this.up.isUntouched()) {
				this.up.forget();
			}
			return all;
		}
		catch (IOException ex) {
			// It may have answered before it stopped listening.
			this.uploadFailed = true;
			return true;
		}
	}

	private void endOutput(Endpoint worker) {
		try {
			worker.endOutput();
		}
		catch (IOException ex) {
			this.uploadFailed = true;
		}
	}

	private boolean moveResponse(Endpoint client, Endpoint worker) throws IOException {
		if (!client.write(this.down)) {
			return false;
		}
		if (!worker.isReadable() || !read(worker)) {
			return false;
		}
		this.down.scan(this.response);
		if (this.response.hasBegun()) {
			this.up.forget();
		}
		return true;
	}

	private boolean read(Endpoint worker) {
		try {
			return worker.read(this.down);
		}
		catch (IOException ex) {
			worker.ended();
			return true;
		}
	}

	private Progress progress(Endpoint worker, boolean secure) {
		if (this.request.isRefusable(secure)) {
			return Progress.REFUSED;
		}
		if (this.down.hasUnsent()) {
			return Progress.UNDER_WAY;
		}
		if (this.response.isSwitch()) {
			return Progress.SWITCHED;
		}
		if (this.response.isComplete() && this.down.hasMore()) {
			this.response.goOn();
			this.down.scan(this.response);
			return Progress.UNDER_WAY;
		}
		if (this.response.isComplete()) {
			boolean last = this.response.isLast();
			if (this.request.isComplete() && !this.up.hasUnsent() && !this.uploadFailed) {
				return last ? Progress.LAST : Progress.COMPLETE;
			}
			return (last || worker.isEnded() || this.uploadFailed) ? Progress.LAST : Progress.UNDER_WAY;
		}
		if (!worker.isEnded()) {
			return Progress.UNDER_WAY;
		}
		if (!this.response.hasBegun()) {
			return Progress.NO_RESPONSE;
		}
		return this.response.endsWithConnection() ? Progress.LAST : Progress.TRUNCATED;
	}

	/** Move whatever there is, both ways; false once both sides have ended. */
	boolean tunnel(Endpoint client, Endpoint worker) throws IOException {
		boolean moved = true;
		for (int i = 0; moved && i < ROUNDS; i++) {
			moved = moveRequest(client, worker) | moveResponse(client, worker);
		}
		if (worker.isEnded() && !this.down.hasUnsent()) {
			client.endOutput();
		}
		return !client.isEnded() || !worker.isEnded() || this.up.hasUnsent() || this.down.hasUnsent();
	}

	/** Say what to be woken for while bytes move. */
	void updateInterest(Endpoint client, Endpoint worker) {
		boolean takesRequest = !client.isEnded() && !this.up.isFull() && !this.up.hasUnsent();
		boolean takesResponse = !worker.isEnded() && !this.down.hasUnsent();
		client.setInterest(takesRequest, this.down.hasUnsent());
		worker.setInterest(takesResponse, this.up.hasUnsent() && !this.uploadFailed);
	}

	/** Whether a client can be read while nothing is sent. */
	boolean hasRoom() {
		return !this.up.isFull();
	}

	/** Read and drop what somebody sends whom nobody listens to any more. */
	boolean drop(Endpoint link) throws IOException {
		boolean came = link.isReadable() && link.read(this.up);
		this.up.clear();
		return came;
	}

	/** Whether the client has got a part of a response that is not whole. */
	boolean isWithinResponse() {
		return this.response.hasBegun() || this.down.hasUnsent();
	}

	/** Whether the response under way could end here. */
	boolean isBetweenChunks() {
		return this.response.isBetweenChunks() && !this.down.hasUnsent();
	}

	/** The request so far, as text. */
	String requestText() {
		return this.up.text();
	}

	Request request() {
		return this.request;
	}

	Response response() {
		return this.response;
	}

}
