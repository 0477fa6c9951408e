package dev.hupper.relay;

import java.io.IOException;

/**
 * Moves bytes between a client and a worker: one request and its response, or, once they
 * speak something else, whatever there is. Neither side is read faster than the other
 * takes.
 */
final class RequestForwarder {

	/** Others want their turn too. */
	private static final int ROUNDS = 16;

	private final Upload upload;

	private final RetainingBuffer down;

	private final Response response = new Response();

	/** For what one client sends and is sent. */
	RequestForwarder(Buffers buffers, Upload upload) {
		this.upload = upload;
		this.down = new RetainingBuffer(buffers);
	}

	/** Forget all bytes, for good. */
	void clear() {
		this.upload.clear();
		this.down.clear();
	}

	/** A worker is there. */
	void begin() {
		this.upload.begin();
		this.response.next(this.upload.request());
	}

	/** What follows is no HTTP. */
	void becomeTunnel() {
		this.upload.becomeOpaque();
		this.response.next(this.upload.request());
	}

	/** Move what can be moved of a request and its response. */
	Progress proceed(Endpoint client, Endpoint worker, boolean secure) throws IOException {
		boolean moved = true;
		for (int i = 0; moved && i < ROUNDS; i++) {
			moved = this.upload.move(client, worker) | moveResponse(client, worker);
			Progress progress = progress(worker, secure);
			if (progress != Progress.UNDER_WAY) {
				return progress;
			}
		}
		return Progress.UNDER_WAY;
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
			this.upload.forget();
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
		if (this.upload.request().isRefusable(secure)) {
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
			if (this.upload.isComplete()) {
				return last ? Progress.LAST : Progress.COMPLETE;
			}
			return (last || worker.isEnded() || this.upload.hasFailed()) ? Progress.LAST : Progress.UNDER_WAY;
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
			moved = this.upload.move(client, worker) | moveResponse(client, worker);
		}
		if (worker.isEnded() && !this.down.hasUnsent()) {
			client.endOutput();
		}
		return !client.isEnded() || !worker.isEnded() || this.upload.hasUnsent() || this.down.hasUnsent();
	}

	/** Say what to be woken for while bytes move. */
	void updateInterest(Endpoint client, Endpoint worker) {
		boolean takesRequest = !client.isEnded() && this.upload.hasRoom() && !this.upload.hasUnsent();
		boolean takesResponse = !worker.isEnded() && !this.down.hasUnsent();
		client.setInterest(takesRequest, this.down.hasUnsent());
		worker.setInterest(takesResponse, this.upload.hasUnsent() && !this.upload.hasFailed());
	}

	/** Whether the client has got a part of a response that is not whole. */
	boolean isWithinResponse() {
		return this.response.hasBegun() || this.down.hasUnsent();
	}

	/** Whether the response under way could end here. */
	boolean isBetweenChunks() {
		return this.response.isBetweenChunks() && !this.down.hasUnsent();
	}

	Response response() {
		return this.response;
	}

}
