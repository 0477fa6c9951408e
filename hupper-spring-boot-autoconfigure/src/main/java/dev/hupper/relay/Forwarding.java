package dev.hupper.relay;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A request and its response are under way.
 */
record Forwarding(ClientConnection connection) implements ConnectionState {

	private static final byte[] LAST_CHUNK = "0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

	@Override
	public void proceed() throws IOException {
		RequestForwarder forwarder = this.connection.forwarder();
		Progress progress = forwarder.proceed(this.connection.client(), this.connection.upstream().link(),
				this.connection.upstream().isSecure());
		if (forwarder.response().hasBegun()) {
			this.connection.tally().releasePlace();
		}
		if (forwarder.response().isEventStream()) {
			this.connection.tally().awaitNoLonger();
		}
		switch (progress) {
			case UNDER_WAY -> {
				boolean clientEnded = this.connection.client().isEnded();
				if (clientEnded && forwarder.response().isStream()) {
					this.connection.close();
					return;
				}
				if (clientEnded || this.connection.upstream().link().isEnded()) {
					this.connection.limitIdle();
				}
				if (isQuiescing()) {
					quiesce();
				}
			}
			case COMPLETE -> this.connection.next();
			case LAST -> this.connection.endClient();
			case SWITCHED -> switchProtocol();
			case NO_RESPONSE -> repeat();
			case REFUSED -> this.connection.refuseAsMalformed();
			case TRUNCATED -> this.connection.close();
		}
	}

	/**
	 * The worker is gone before it answered: let the next one, if that does no harm. A
	 * server that ends the connection of somebody who asks on before he is answered has
	 * been asked something wrong.
	 */
	private void repeat() throws IOException {
		Upload upload = this.connection.upload();
		boolean meant = this.connection.upstream().leadsTo(this.connection.state().mode()) && upload.isPipelined();
		boolean half = this.connection.client().isEnded() && !upload.request().isComplete();
		this.connection.upstream().drop();
		if (meant || half) {
			this.connection.endClient();
		}
		else if (upload.undo()) {
			this.connection.enter(new ReadingHead(this.connection));
			this.connection.admit();
		}
		else {
			this.connection.refuse(Refusal.WORKER_GONE);
		}
	}

	private void switchProtocol() throws IOException {
		this.connection.forwarder().becomeTunnel();
		ConnectionState tunnel = new Tunneling(this.connection);
		this.connection.enter(tunnel);
		if (isQuiescing()) {
			tunnel.quiesce();
		}
		else {
			tunnel.proceed();
		}
	}

	@Override
	public boolean delaysStop() {
		return true;
	}

	private boolean isQuiescing() {
		return this.connection.state().isQuiescing();
	}

	@Override
	public void updateInterest() {
		this.connection.forwarder().updateInterest(this.connection.client(), this.connection.upstream().link());
	}

	/**
	 * The client of an event stream opens another one: this one ends in order, if it is
	 * between two events. Everything else comes to its own end.
	 */
	@Override
	public void quiesce() throws IOException {
		RequestForwarder forwarder = this.connection.forwarder();
		if (!forwarder.response().isEventStream()) {
			return;
		}
		ByteBuffer end = ByteBuffer.wrap(LAST_CHUNK);
		if (forwarder.isBetweenChunks()) {
			this.connection.client().channel().write(end);
		}
		if (end.hasRemaining()) {
			this.connection.close();
		}
		else {
			this.connection.endClient();
		}
	}

	/**
	 * What has begun to be answered, or is still being asked, does not end in time, and a
	 * server waits for it. What is asked and not answered is asked of the next worker, if
	 * that does no harm, and left to this one if not.
	 */
	@Override
	public void cut() throws IOException {
		Request request = this.connection.upload().request();
		if (this.connection.forwarder().isWithinResponse()) {
			this.connection.close();
		}
		else if (request.isRepeatable() || !request.isComplete()) {
			this.connection.wasServed();
			repeat();
		}
	}

}
