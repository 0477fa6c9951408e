package dev.hupper.relay;

import java.io.IOException;
import java.time.Duration;

/**
 * What is passed on is not understood.
 */
final class Tunneling implements ConnectionState {

	/** Longer than a client takes for its next step, in a handshake for example. */
	private static final Duration REST = Duration.ofMillis(30);

	/** What was said so long ago and not answered wants no answer. */
	private static final Duration UNANSWERED = Duration.ofSeconds(2);

	private final ClientConnection connection;

	private long fromClient;

	private long fromWorker;

	private long askedAt;

	private long answeredAt;

	/** It has just begun. */
	Tunneling(ClientConnection connection) {
		this.connection = connection;
		this.askedAt = connection.state().now();
		this.answeredAt = this.askedAt - 1;
	}

	@Override
	public ClientConnection connection() {
		return this.connection;
	}

	@Override
	public void proceed() throws IOException {
		Endpoint client = this.connection.client();
		Endpoint worker = this.connection.upstream().link();
		if (!this.connection.forwarder().tunnel(client, worker)) {
			this.connection.close();
			return;
		}
		note(client.received(), worker.received());
		if (client.isEnded() || worker.isEnded()) {
			this.connection.limitIdle();
		}
	}

	private void note(long asked, long answered) {
		long now = this.connection.state().now();
		this.askedAt = (asked > this.fromClient) ? now : this.askedAt;
		this.answeredAt = (answered > this.fromWorker) ? now : this.answeredAt;
		this.fromClient = asked;
		this.fromWorker = answered;
	}

	@Override
	public void updateInterest() {
		this.connection.forwarder().updateInterest(this.connection.client(), this.connection.upstream().link());
	}

	/** What is asked by TLS is answered yet; what else is a tunnel lasts. */
	@Override
	public void quiesce() throws IOException {
		if (this.connection.upstream().isSecure()) {
			EndingTunnel ending = new EndingTunnel(this);
			this.connection.enter(ending);
			ending.onTimeout();
		}
		else {
			this.connection.close();
		}
	}

	/** How long nothing must pass until nothing is under way; not positive: so it is. */
	long nanosUntilRest() {
		long now = this.connection.state().now();
		boolean unanswered = this.askedAt - this.answeredAt > 0 && now - this.askedAt < UNANSWERED.toNanos();
		return unanswered ? REST.toNanos() : REST.toNanos() - (now - Math.max(this.askedAt, this.answeredAt));
	}

}
