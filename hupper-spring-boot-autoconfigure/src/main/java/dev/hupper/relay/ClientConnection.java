package dev.hupper.relay;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.function.Function;

/**
 * One client's connection and, while it has one, its connection to a worker. Lives
 * through changes of the worker. Belongs to the relay's thread; the package's
 * documentation shows its phases.
 */
final class ClientConnection {

	private final RelayState state;

	private final Endpoint client;

	private final Upload upload;

	private final RequestForwarder forwarder;

	private final Tally tally;

	private ConnectionState phase;

	private final Upstream upstream = new Upstream();

	/** Made once: each event needs it. */
	private final IoAction proceed = () -> this.phase.proceed();

	private long heldSince = RelayState.NEVER;

	private long refusedSince = RelayState.NEVER;

	private long deadline = RelayState.NEVER;

	ClientConnection(SocketChannel channel, RelayState state) throws IOException {
		this.state = state;
		this.tally = new Tally(state);
		this.client = new Endpoint(channel, state.selector(), this);
		this.upload = new Upload(state.buffers(), this.client.mark());
		this.forwarder = new RequestForwarder(state.buffers(), this.upload);
		this.phase = new ReadingHead(this);
		state.opened(this);
		limitIdle();
		this.phase.updateInterest();
	}

	/** One of its connections can be read, written, or is connected. */
	void selected(SelectionKey key) {
		this.client.selected(key);
		this.upstream.selected(key);
		guard(this.proceed);
	}

	/** Be one of those that are let go. */
	void release() {
		this.tally.takePlace();
		this.refusedSince = RelayState.NEVER;
		admit();
	}

	/** Have it decided what becomes of the request. */
	void admit() {
		this.state.released(this);
		guard(() -> {
			Request request = this.upload.request();
			long failure = request.head().isOwn() ? FailurePage.polled(this.upload.text()) : -1;
			if (request.isRefusable(true)) {
				refuseAsMalformed();
			}
			else if (failure >= 0) {
				this.state.mode().poll(this, failure);
			}
			else {
				this.state.mode().admit(this);
			}
		});
	}

	/** The request has been answered, and another may follow. */
	void next() throws IOException {
		this.upload.next();
		this.heldSince = RelayState.NEVER;
		ReadingHead next = new ReadingHead(this);
		enter(next);
		next.begin();
	}

	/** The worker is about to be stopped. */
	void quiesce() {
		guard(() -> this.phase.quiesce());
	}

	/** The worker is stopped now. */
	void cut() {
		guard(() -> this.phase.cut());
	}

	/** Say that the request cannot be passed on. */
	void refuse(Refusal refusal) throws IOException {
		refuse((request) -> Answer.of(refusal, request));
	}

	/** Say that this request could be misunderstood, unless a response is under way. */
	void refuseAsMalformed() throws IOException {
		if (this.phase instanceof Forwarding && this.forwarder.isWithinResponse()) {
			close();
		}
		else {
			answer(Answer.of(Refusal.NOT_UNDERSTOOD, ""));
		}
	}

	/**
	 * Answer what the request says in the words of HTTP, or close where that is not what
	 * the client speaks.
	 */
	void refuse(Function<String, byte[]> answer) throws IOException {
		Request request = this.upload.request();
		if (request.isOpaque() || !request.head().isComplete()) {
			close();
		}
		else {
			answer(answer.apply(this.upload.text()));
		}
	}

	/** Answer by these bytes; nothing follows. */
	void answer(byte[] answer) throws IOException {
		this.upstream.drop();
		enter(new Responding(this, ByteBuffer.wrap(answer)));
		limitIdle();
		this.phase.proceed();
	}

	/** Closing at once could destroy what the client has not read yet. */
	void endClient() throws IOException {
		this.upstream.drop();
		this.client.endOutput();
		enter(new Lingering(this));
		limit(this.state.now() + Lingering.LIMIT.toNanos());
	}

	/** Its time may be up. */
	void runTimers(long now) {
		if (now < this.deadline) {
			this.state.schedule(this.deadline);
			return;
		}
		this.deadline = RelayState.NEVER;
		guard(() -> this.phase.onTimeout());
	}

	/** Be in another phase, for as long as it takes. */
	void enter(ConnectionState next) {
		this.tally.enter(this.phase, next, this.upload.request());
		if (next instanceof Forwarding) {
			this.refusedSince = RelayState.NEVER;
		}
		this.phase = next;
		this.deadline = RelayState.NEVER;
	}

	/** Since when the request waits for a worker, however often one came and went. */
	long heldSince() {
		this.heldSince = Math.min(this.heldSince, this.state.now());
		return this.heldSince;
	}

	/**
	 * Since when nobody listens where the request was to go, however often it is tried.
	 */
	long refusedSince() {
		this.refusedSince = Math.min(this.refusedSince, this.state.now());
		return this.refusedSince;
	}

	/** A worker had it until a reload: it has not waited yet, nor lost that worker. */
	void wasServed() {
		this.heldSince = RelayState.NEVER;
		this.upload.forgetRepeats();
	}

	/** Be woken for more of the request, if there is room for it. */
	void gatherMore() {
		this.client.setInterest(!this.client.isEnded() && this.upload.hasRoom(), false);
	}

	/** Whether this is still what it is about. */
	boolean isIn(ConnectionState phase) {
		return this.phase == phase;
	}

	/** Wait no longer for the rest of a request's head, however slowly it comes. */
	void limitHead() {
		if (this.deadline == RelayState.NEVER) {
			limitIdle();
		}
	}

	/** Wait no longer than for a client or worker that does nothing. */
	void limitIdle() {
		limit(this.state.now() + this.state.settings().idleLimit().toNanos());
	}

	/** Wait no longer than until then. */
	void limit(long deadline) {
		this.deadline = deadline;
		this.state.schedule(deadline);
	}

	/** Whatever goes wrong with one client must not disturb the others. */
	private void guard(IoAction step) {
		try {
			step.run();
			this.phase.updateInterest();
		}
		catch (IOException ex) {
			// The client is gone, or as good as.
			close();
		}
		catch (RuntimeException | OutOfMemoryError ex) {
			close();
			this.state.logger().error("The relay dropped a connection: " + ex);
		}
	}

	RelayState state() {
		return this.state;
	}

	Endpoint client() {
		return this.client;
	}

	Upload upload() {
		return this.upload;
	}

	RequestForwarder forwarder() {
		return this.forwarder;
	}

	Tally tally() {
		return this.tally;
	}

	Upstream upstream() {
		return this.upstream;
	}

	/** End both connections at once. */
	void close() {
		enter(new Closed(this));
		this.upstream.drop();
		this.client.close();
		this.forwarder.clear();
		this.state.closed(this);
	}

	/** Whether a page hears of changes by what is under way. */
	boolean isEventStreamOfPage() {
		return this.phase instanceof Forwarding && this.upload.request().head().asksForEvents();
	}

}
