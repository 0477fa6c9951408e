package dev.hupper.relay;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.function.Function;

/**
 * One client's connection and, while it has one, its connection to a worker. Lives
 * through changes of the worker. Belongs to the relay's thread; the package's
 * documentation shows its phases.
 */
final class Conversation {

	private static final int MAX_REPEATS = 2;

	private final Switchboard board;

	private final Link client;

	private final Exchange exchange;

	private Phase phase;

	private final Upstream upstream = new Upstream();

	/** Made once: each event needs it. */
	private final Step proceed = () -> this.phase.proceed();

	private int repeats;

	private long heldSince = Switchboard.NEVER;

	private boolean released;

	private long deadline = Switchboard.NEVER;

	Conversation(SocketChannel channel, Switchboard board) throws IOException {
		this.board = board;
		this.client = new Link(channel, board.selector(), this);
		this.exchange = new Exchange(board.buffers(), this.client.mark());
		this.phase = new Gathering(this);
		board.opened(this);
		limitIdle();
		this.phase.await();
	}

	/**
	 * One of its connections can be read, written, or is connected.
	 * @param key which
	 */
	void selected(SelectionKey key) {
		this.client.selected(key);
		this.upstream.selected(key);
		guard(this.proceed);
	}

	/** Be one of those that are let go. */
	void release() {
		this.released = true;
		admit();
	}

	/** It is answered, or waits again: if it was let go, another one may be. */
	void settleRelease() {
		if (this.released) {
			this.released = false;
			this.board.answered();
		}
	}

	/** Have it decided what becomes of the request. */
	void admit() {
		this.board.released(this);
		guard(() -> {
			Request request = this.exchange.request();
			long failure = request.head().isOwn() ? FailurePage.polled(this.exchange.requestText()) : -1;
			if (request.isRefusable(true)) {
				refuseAsMalformed();
			}
			else if (failure >= 0) {
				this.board.mode().poll(this, failure);
			}
			else {
				this.board.mode().admit(this);
			}
		});
	}

	/** Wait for a worker. */
	void held(Duration limit) {
		if (this.heldSince == Switchboard.NEVER) {
			this.heldSince = this.board.now();
		}
		settleRelease();
		this.upstream.drop();
		limitHold(limit);
	}

	/** Wait no longer than this in all. */
	void limitHold(Duration limit) {
		enter(new Held(this, Refusal.HELD_TOO_LONG));
		limit(this.heldSince + limit.toNanos());
	}

	/** Nothing listens where a worker should: wait a little for somebody to say why. */
	void heldAsRefused(Duration limit) {
		if (this.phase instanceof Held) {
			enter(new Held(this, Refusal.NOBODY_LISTENS));
			limit(this.board.now() + limit.toNanos());
		}
	}

	/** Go to a worker. */
	void connect(Mode.Serving serving) throws IOException {
		boolean connected;
		try {
			connected = this.upstream.connect(serving, this.board.selector(), this);
		}
		catch (IOException ex) {
			workerRefused();
			return;
		}
		if (connected) {
			begin();
		}
		else {
			enter(new Connecting(this));
			limitIdle();
		}
	}

	/** Nobody listened where this request was to go. */
	void workerRefused() throws IOException {
		boolean current = this.upstream.leadsTo(this.board.mode());
		this.upstream.drop();
		if (current) {
			this.board.holdRefused(this);
		}
		else {
			admit();
		}
	}

	/** Pass the request on. */
	void begin() throws IOException {
		this.exchange.begin();
		if (this.exchange.request().isOpaque()) {
			settleRelease();
			enter(new Tunneling(this));
		}
		else {
			enter(new Exchanging(this));
		}
		this.phase.proceed();
	}

	/** The request has been answered, and another may follow. */
	void next() throws IOException {
		this.exchange.next();
		this.repeats = 0;
		this.heldSince = Switchboard.NEVER;
		Gathering next = new Gathering(this);
		enter(next);
		next.begin();
	}

	/**
	 * The worker is gone before it answered: let the next one, if that does no harm. A
	 * server that ends the connection of somebody who asks on before he is answered has
	 * been asked something wrong.
	 */
	void repeat() throws IOException {
		boolean meant = this.upstream.leadsTo(this.board.mode()) && this.exchange.isPipelined();
		boolean half = this.client.isEnded() && !this.exchange.request().isComplete();
		this.upstream.drop();
		if (meant || half) {
			endClient();
		}
		else if (this.repeats < MAX_REPEATS && this.exchange.undo()) {
			this.repeats++;
			enter(new Gathering(this));
			admit();
		}
		else {
			refuse(Refusal.WORKER_GONE);
		}
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
		if (this.phase instanceof Exchanging && this.exchange.response().hasBegun()) {
			close();
		}
		else {
			answer(Answer.of(Refusal.NOT_UNDERSTOOD, ""));
		}
	}

	/**
	 * Say so in the words of HTTP, or close where that is not what the client speaks.
	 * @param answer made of what the request says
	 */
	void refuse(Function<String, byte[]> answer) throws IOException {
		Request request = this.exchange.request();
		if (request.isOpaque() || !request.head().isComplete()) {
			close();
		}
		else {
			answer(answer.apply(this.exchange.requestText()));
		}
	}

	/** Answer by these bytes; nothing follows. */
	void answer(byte[] answer) throws IOException {
		settleRelease();
		this.upstream.drop();
		enter(new Answering(this, ByteBuffer.wrap(answer)));
		limitIdle();
		this.phase.proceed();
	}

	/** Closing at once could destroy what the client has not read yet. */
	void endClient() throws IOException {
		this.upstream.drop();
		this.client.endOutput();
		enter(new Lingering(this));
		limit(this.board.now() + Lingering.LIMIT.toNanos());
	}

	/** Its time may be up. */
	void attend(long now) {
		if (now < this.deadline) {
			this.board.wake(this.deadline);
			return;
		}
		this.deadline = Switchboard.NEVER;
		guard(() -> this.phase.timeIsUp());
	}

	/** Be in another phase, for as long as it takes. */
	void enter(Phase next) {
		if (this.phase instanceof Exchanging) {
			this.board.exchangeEnded();
		}
		if (next instanceof Exchanging) {
			this.board.exchangeBegun();
		}
		this.phase = next;
		this.deadline = Switchboard.NEVER;
	}

	/** Be woken for more of the request, if there is room for it. */
	void gatherMore() {
		this.client.await(!this.client.isEnded() && this.exchange.hasRoom(), false);
	}

	/** Whether this is still what it is about. */
	boolean isIn(Phase phase) {
		return this.phase == phase;
	}

	/** Wait no longer for the rest of a request's head, however slowly it comes. */
	void limitHead() {
		if (this.deadline == Switchboard.NEVER) {
			limitIdle();
		}
	}

	/** Wait no longer than for a client or worker that does nothing. */
	void limitIdle() {
		limit(this.board.now() + this.board.settings().idleLimit().toNanos());
	}

	private void limit(long deadline) {
		this.deadline = deadline;
		this.board.wake(deadline);
	}

	/** Whatever goes wrong with one client must not disturb the others. */
	private void guard(Step step) {
		try {
			step.run();
			this.phase.await();
		}
		catch (IOException ex) {
			// The client is gone, or as good as.
			close();
		}
		catch (RuntimeException | OutOfMemoryError ex) {
			close();
			this.board.logger().error("The relay dropped a connection: " + ex);
		}
	}

	Switchboard board() {
		return this.board;
	}

	Link client() {
		return this.client;
	}

	Exchange exchange() {
		return this.exchange;
	}

	Upstream upstream() {
		return this.upstream;
	}

	/** End both connections at once. */
	void close() {
		enter(new Closed(this));
		settleRelease();
		this.upstream.drop();
		this.client.close();
		this.exchange.clear();
		this.board.closed(this);
	}

	/** Whether a page hears of changes by what is under way. */
	boolean isEventStreamOfPage() {
		return this.phase instanceof Exchanging && this.exchange.request().head().asksForEvents();
	}

}
