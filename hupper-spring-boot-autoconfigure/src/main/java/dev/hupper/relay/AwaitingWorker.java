package dev.hupper.relay;

import java.io.IOException;
import java.time.Duration;

/**
 * A request waits for a worker, and is refused if none comes.
 */
record AwaitingWorker(ClientConnection connection, Refusal atLast) implements ConnectionState {

	/**
	 * A worker that has just been replaced, or died, refuses connections for a moment
	 * before anybody says so.
	 */
	private static final Duration REFUSED_LIMIT = Duration.ofSeconds(1);

	/** Meanwhile it is tried again: a system short of something refuses, too. */
	private static final Duration REFUSED_RETRY = Duration.ofMillis(100);

	/** A worker is expected: wait no longer than this in all. */
	static void begin(ClientConnection connection, Duration limit) {
		connection.upstream().drop();
		connection.enter(new AwaitingWorker(connection, Refusal.HELD_TOO_LONG));
		connection.limit(connection.heldSince() + limit.toNanos());
	}

	/** Nothing listens where a worker should: wait a little for somebody to say why. */
	static void beginAsRefused(ClientConnection connection) {
		connection.enter(new AwaitingWorker(connection, Refusal.NOBODY_LISTENS));
		long limit = connection.refusedSince() + REFUSED_LIMIT.toNanos();
		connection.limit(Math.min(limit, connection.state().now() + REFUSED_RETRY.toNanos()));
	}

	@Override
	public void proceed() throws IOException {
		this.connection.upload().gather(this.connection.client());
		Request request = this.connection.upload().request();
		// Who has sent all may have ended its own side alone, or given it up: to ask does
		// no harm.
		boolean waits = request.isRepeatable() && !request.head().isOwn();
		if (this.connection.client().isEnded() && !waits) {
			this.connection.close();
		}
	}

	@Override
	public void updateInterest() {
		this.connection.gatherMore();
	}

	@Override
	public void onTimeout() throws IOException {
		boolean refused = this.atLast == Refusal.NOBODY_LISTENS;
		if (refused && this.connection.state().now() < this.connection.refusedSince() + REFUSED_LIMIT.toNanos()) {
			this.connection.admit();
			return;
		}
		this.connection.state().released(this.connection);
		this.connection.refuse(this.atLast);
	}

}
