package dev.hupper.relay;

import java.io.IOException;

/**
 * Moves bytes between a client and a worker: one request and its response, or, once they
 * speak something else, whatever there is. Neither side is read faster than the other
 * takes.
 */
final class Exchange {

	/** Others want their turn too. */
	private static final int ROUNDS = 16;

	private static final Window.Scanner EVERYTHING = (bytes, from, to) -> to;

	private final Window up;

	private final Window down;

	private final Request request;

	private final byte[] mark;

	private final Response response = new Response();

	private boolean workerIsDeaf;

	/**
	 * Those of one client.
	 * @param buffers where to take buffers
	 * @param mark a header to add to each request; empty: none
	 */
	Exchange(Buffers buffers, byte[] mark) {
		this.mark = mark;
		this.request = new Request(mark.length > 0);
		this.up = new Window(buffers, mark.length);
		this.down = new Window(buffers);
		this.up.keep();
	}

	/** Forget the request that has been answered. */
	void next() {
		this.request.next();
		this.up.keep();
	}

	/** Forget all bytes, for good. */
	void clear() {
		this.up.clear();
		this.down.clear();
	}

	/**
	 * Take what a client has sent while there is nobody to send it to.
	 * @return false if nothing came
	 */
	boolean gather(Link client) throws IOException {
		if (this.up.isFull() || !client.isReadable() || !client.read(this.up)) {
			return false;
		}
		scanRequest();
		return true;
	}

	private void scanRequest() {
		this.up.scan(this.request);
		if (this.request.head().isPaused()) {
			this.up.insert(this.mark);
			this.request.head().resume();
			this.up.scan(this.request);
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

	/** A worker is there. */
	void begin() {
		this.workerIsDeaf = false;
		this.response.next(this.request.head());
		if (this.up.isFull() || this.request.isOpaque()) {
			this.up.forget();
		}
	}

	/**
	 * Undo {@link #begin()}, if nothing can have come of it.
	 * @return false if the worker may have acted upon the request
	 */
	boolean undo() {
		return (this.request.isRepeatable() || this.up.isUntouched()) && this.up.rewind();
	}

	/** What follows is no HTTP. */
	void becomeTunnel() {
		this.request.becomeOpaque();
		this.up.forget();
		this.up.scan(this.request);
	}

	/** Move what can be moved of a request and its response. */
	Progress proceed(Link client, Link worker) throws IOException {
		boolean moved = true;
		for (int i = 0; moved && i < ROUNDS; i++) {
			moved = moveRequest(client, worker) | moveResponse(client, worker);
			Progress progress = progress(worker);
			if (progress != Progress.UNDER_WAY) {
				return progress;
			}
		}
		return Progress.UNDER_WAY;
	}

	private boolean moveRequest(Link client, Link worker) throws IOException {
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

	private boolean send(Link worker) {
		if (this.workerIsDeaf) {
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
			this.workerIsDeaf = true;
			return true;
		}
	}

	private void endOutput(Link worker) {
		try {
			worker.endOutput();
		}
		catch (IOException ex) {
			this.workerIsDeaf = true;
		}
	}

	private boolean moveResponse(Link client, Link worker) throws IOException {
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

	private boolean read(Link worker) {
		try {
			return worker.read(this.down);
		}
		catch (IOException ex) {
			worker.ended();
			return true;
		}
	}

	private Progress progress(Link worker) {
		if (this.request.isRefusable()) {
			return Progress.CUT;
		}
		if (this.down.hasUnsent()) {
			return Progress.UNDER_WAY;
		}
		if (this.response.isSwitch()) {
			return Progress.SWITCHED;
		}
		if (this.response.isComplete()) {
			boolean last = this.response.isLast() || this.down.hasMore();
			if (this.request.isComplete() && !this.up.hasUnsent() && !this.workerIsDeaf) {
				return last ? Progress.LAST : Progress.COMPLETE;
			}
			return (last || worker.isEnded() || this.workerIsDeaf) ? Progress.LAST : Progress.UNDER_WAY;
		}
		if (!worker.isEnded()) {
			return Progress.UNDER_WAY;
		}
		if (!this.response.hasBegun()) {
			return Progress.LOST;
		}
		return this.response.endsWithConnection() ? Progress.LAST : Progress.CUT;
	}

	/**
	 * Move whatever there is, both ways.
	 * @return false once both sides have ended
	 */
	boolean tunnel(Link client, Link worker) throws IOException {
		boolean moved = true;
		for (int i = 0; moved && i < ROUNDS; i++) {
			moved = move(client, this.up, worker) | move(worker, this.down, client);
		}
		return !client.isEnded() || !worker.isEnded() || this.up.hasUnsent() || this.down.hasUnsent();
	}

	private static boolean move(Link from, Window window, Link to) throws IOException {
		if (!to.write(window)) {
			return false;
		}
		if (from.isEnded()) {
			to.endOutput();
			return false;
		}
		if (!from.isReadable() || !from.read(window)) {
			return false;
		}
		window.scan(EVERYTHING);
		return true;
	}

	/** Say what to be woken for while bytes move. */
	void await(Link client, Link worker) {
		boolean takesRequest = !client.isEnded() && !this.up.isFull() && !this.up.hasUnsent();
		boolean takesResponse = !worker.isEnded() && !this.down.hasUnsent();
		client.await(takesRequest, this.down.hasUnsent());
		worker.await(takesResponse, this.up.hasUnsent() && !this.workerIsDeaf);
	}

	/** Whether a client can be read while nothing is sent. */
	boolean hasRoom() {
		return !this.up.isFull();
	}

	/** Read and drop what somebody sends whom nobody listens to any more. */
	boolean drop(Link link) throws IOException {
		boolean came = link.isReadable() && link.read(this.up);
		this.up.clear();
		return came;
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
