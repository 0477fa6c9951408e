package dev.hupper.relay;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A request and its response are under way.
 */
record Exchanging(Conversation conversation) implements Phase {

	private static final byte[] LAST_CHUNK = "0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

	@Override
	public void proceed() throws IOException {
		Exchange exchange = this.conversation.exchange();
		Progress progress = exchange.proceed(this.conversation.client(), this.conversation.upstream().link(),
				this.conversation.upstream().isSecure());
		if (exchange.response().hasBegun()) {
			this.conversation.settleRelease();
		}
		switch (progress) {
			case UNDER_WAY -> {
				boolean clientEnded = this.conversation.client().isEnded();
				if (clientEnded && exchange.response().isStream()) {
					this.conversation.close();
					return;
				}
				if (clientEnded || this.conversation.upstream().link().isEnded()) {
					this.conversation.limitIdle();
				}
				if (isQuiescing()) {
					quiesce();
				}
			}
			case COMPLETE -> this.conversation.next();
			case LAST -> this.conversation.endClient();
			case SWITCHED -> switchProtocol();
			case LOST -> this.conversation.repeat();
			case REFUSED -> this.conversation.refuseAsMalformed();
			case CUT -> this.conversation.close();
		}
	}

	private void switchProtocol() throws IOException {
		this.conversation.exchange().becomeTunnel();
		Phase tunnel = new Tunneling(this.conversation);
		this.conversation.enter(tunnel);
		if (isQuiescing()) {
			tunnel.quiesce();
		}
		else {
			tunnel.proceed();
		}
	}

	private boolean isQuiescing() {
		return this.conversation.board().isQuiescing();
	}

	@Override
	public void await() {
		this.conversation.exchange().await(this.conversation.client(), this.conversation.upstream().link());
	}

	/**
	 * The client of an event stream opens another one: this one ends in order, if it is
	 * between two events. Everything else comes to its own end.
	 */
	@Override
	public void quiesce() throws IOException {
		Exchange exchange = this.conversation.exchange();
		if (!exchange.response().isEventStream()) {
			return;
		}
		ByteBuffer end = ByteBuffer.wrap(LAST_CHUNK);
		if (exchange.isBetweenChunks()) {
			this.conversation.client().channel().write(end);
		}
		if (end.hasRemaining()) {
			this.conversation.close();
		}
		else {
			this.conversation.endClient();
		}
	}

	/**
	 * What has begun to be answered, or is still being asked, does not end in time, and a
	 * server waits for it. What is asked and not answered is asked of the next worker, if
	 * that does no harm, and left to this one if not.
	 */
	@Override
	public void cut() throws IOException {
		Exchange exchange = this.conversation.exchange();
		if (exchange.response().hasBegun()) {
			this.conversation.close();
		}
		else if (exchange.request().isRepeatable() || !exchange.request().isComplete()) {
			this.conversation.repeat();
		}
	}

}
