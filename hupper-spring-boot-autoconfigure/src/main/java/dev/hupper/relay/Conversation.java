package dev.hupper.relay;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import dev.hupper.api.RelayOptions;
import org.jspecify.annotations.Nullable;

/**
 * One client's connection and, while it has one, its connection to a worker. Lives
 * through changes of the worker. Belongs to the relay's thread; the package's
 * documentation shows its phases.
 */
final class Conversation {

	/** Enough for a client to read an answer that it did not wait for. */
	private static final Duration LINGER = Duration.ofSeconds(2);

	private static final int MAX_REPEATS = 2;

	private static final byte[] LAST_CHUNK = "0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

	private final Switchboard board;

	private final Link client;

	private final Exchange exchange;

	private Phase phase = Phase.HEAD;

	private @Nullable Link worker;

	private Mode.@Nullable Serving connectedTo;

	/** Made once: each event needs it. */
	private final Step proceed = this::proceed;

	private ByteBuffer answer = ByteBuffer.allocate(0);

	private int repeats;

	private long heldSince = Switchboard.NEVER;

	private boolean refused;

	private boolean released;

	private long deadline = Switchboard.NEVER;

	Conversation(SocketChannel channel, Switchboard board) throws IOException {
		this.board = board;
		this.client = new Link(channel, board.selector(), this);
		this.exchange = new Exchange(board.buffers(), mark(this.client));
		board.opened(this);
		enter(Phase.HEAD, board.settings().idleLimit());
		await();
	}

	/** Who asks from this computer is known without being told. */
	private static byte[] mark(Link client) {
		return client.isLocal() ? new byte[0]
				: (RelayOptions.CLIENT_HEADER + ": " + client.address() + "\r\n").getBytes(StandardCharsets.US_ASCII);
	}

	/**
	 * One of its connections can be read, written, or is connected.
	 * @param key which
	 */
	void selected(SelectionKey key) {
		this.client.selected(key);
		if (this.worker != null) {
			this.worker.selected(key);
		}
		guard(this.proceed);
	}

	private void proceed() throws IOException {
		switch (this.phase) {
			case HEAD -> readHead();
			case HELD -> waitHeld();
			case CONNECTING -> finishConnecting();
			case EXCHANGE -> exchange();
			case TUNNEL -> tunnel();
			case ANSWERING -> sendAnswer();
			case LINGERING -> linger();
			case CLOSED -> {
			}
		}
	}

	private void readHead() throws IOException {
		if (this.worker != null && this.worker.isReadable()) {
			workerEndedIdle();
		}
		while (this.phase == Phase.HEAD && !this.exchange.isAdmissible()) {
			if (this.client.isEnded()) {
				close();
			}
			else if (!this.exchange.gather(this.client)) {
				return;
			}
		}
		if (this.phase == Phase.HEAD) {
			admit();
		}
	}

	/** Be one of those that are let go. */
	void release() {
		this.released = true;
		admit();
	}

	private void settleRelease() {
		if (this.released) {
			this.released = false;
			this.board.answered();
		}
	}

	/** Have it decided what becomes of the request. */
	void admit() {
		this.board.released(this);
		guard(() -> {
			long failure = this.exchange.request().head().isOwn() ? FailurePage.polled(this.exchange.requestText())
					: -1;
			if (failure >= 0) {
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
		this.refused = false;
		settleRelease();
		enter(Phase.HELD);
		limitHold(limit);
	}

	/** Wait no longer than this in all. */
	void limitHold(Duration limit) {
		this.refused = false;
		limit(this.heldSince + limit.toNanos());
	}

	/** Nothing listens where a worker should: wait a little for somebody to say why. */
	void heldAsRefused(Duration limit) {
		if (this.phase == Phase.HELD) {
			this.refused = true;
			limit(this.board.now() + limit.toNanos());
		}
	}

	private void waitHeld() throws IOException {
		this.exchange.gather(this.client);
		if (this.client.isEnded()) {
			close();
		}
	}

	/** Go to a worker. */
	void connect(Mode.Serving serving) throws IOException {
		if (this.worker != null && this.connectedTo == serving) {
			begin();
			return;
		}
		dropWorker();
		this.connectedTo = serving;
		try {
			Link worker = new Link(SocketChannel.open(), this.board.selector(), this);
			this.worker = worker;
			if (!worker.channel().connect(serving.worker())) {
				enter(Phase.CONNECTING, this.board.settings().idleLimit());
				return;
			}
		}
		catch (IOException ex) {
			workerRefused();
			return;
		}
		begin();
	}

	private void finishConnecting() throws IOException {
		try {
			if (!worker().channel().finishConnect()) {
				return;
			}
		}
		catch (IOException ex) {
			workerRefused();
			return;
		}
		begin();
	}

	private void workerRefused() throws IOException {
		boolean current = this.connectedTo == this.board.mode();
		dropWorker();
		if (current) {
			this.board.holdRefused(this);
		}
		else {
			admit();
		}
	}

	private void begin() throws IOException {
		this.exchange.begin();
		if (this.exchange.request().isOpaque()) {
			settleRelease();
			enter(Phase.TUNNEL);
			tunnel();
		}
		else {
			enter(Phase.EXCHANGE);
			exchange();
		}
	}

	private void exchange() throws IOException {
		Exchange.Outcome outcome = this.exchange.proceed(this.client, worker());
		if (this.exchange.response().hasBegun()) {
			settleRelease();
		}
		switch (outcome) {
			case UNDER_WAY -> {
				if (worker().isEnded()) {
					limit(this.board.now() + this.board.settings().idleLimit().toNanos());
				}
				if (this.board.isQuiescing() && this.exchange.response().isEventStream()) {
					endEventStream();
				}
			}
			case COMPLETE -> nextRequest();
			case LAST -> endClient();
			case SWITCHED -> {
				this.exchange.becomeTunnel();
				enter(Phase.TUNNEL);
				if (this.board.isQuiescing()) {
					close();
				}
				else {
					tunnel();
				}
			}
			case LOST -> lost();
			case CUT -> close();
		}
	}

	private void nextRequest() throws IOException {
		this.exchange.next();
		this.repeats = 0;
		this.heldSince = Switchboard.NEVER;
		enter(Phase.HEAD);
		if (worker().isEnded()) {
			workerEndedIdle();
		}
		else if (this.connectedTo != this.board.mode()) {
			dropWorker();
			enter(Phase.HEAD, this.board.settings().idleLimit());
		}
		if (this.phase == Phase.HEAD) {
			readHead();
		}
	}

	/**
	 * A server that ends an idle connection means the client's; one that is being
	 * replaced does not.
	 */
	private void workerEndedIdle() throws IOException {
		boolean current = this.connectedTo == this.board.mode();
		dropWorker();
		if (current && this.exchange.isIdle() && !this.client.isReadable()) {
			endClient();
		}
		else {
			enter(Phase.HEAD, this.board.settings().idleLimit());
		}
	}

	private void lost() throws IOException {
		dropWorker();
		if (this.repeats < MAX_REPEATS && this.exchange.undo()) {
			this.repeats++;
			enter(Phase.HEAD);
			admit();
		}
		else {
			refuse(Refusal.WORKER_GONE);
		}
	}

	private void tunnel() throws IOException {
		if (!this.exchange.tunnel(this.client, worker())) {
			close();
		}
	}

	/** The worker is about to be stopped. */
	void quiesce() {
		guard(this::endWithWorker);
	}

	private void endWithWorker() throws IOException {
		switch (this.phase) {
			case HEAD -> {
				dropWorker();
				enter(Phase.HEAD, this.board.settings().idleLimit());
			}
			case CONNECTING -> {
				dropWorker();
				this.board.hold(this);
			}
			case EXCHANGE -> {
				if (this.exchange.response().isEventStream()) {
					endEventStream();
				}
			}
			case TUNNEL -> close();
			case HELD, ANSWERING, LINGERING, CLOSED -> {
			}
		}
	}

	/** Its client opens another one: in order, if it is between two events. */
	private void endEventStream() throws IOException {
		ByteBuffer end = ByteBuffer.wrap(LAST_CHUNK);
		if (this.exchange.isBetweenChunks()) {
			this.client.channel().write(end);
		}
		if (end.hasRemaining()) {
			close();
		}
		else {
			endClient();
		}
	}

	/** Say that the request cannot be passed on. */
	void refuse(Refusal refusal) throws IOException {
		Request request = this.exchange.request();
		if (request.isOpaque() || !request.head().isComplete()) {
			close();
		}
		else {
			answer(Answer.of(refusal, this.exchange.requestText()));
		}
	}

	/** Say that the application does not run. What hupper itself asks for can wait. */
	void fail(Mode.Failing failing) throws IOException {
		Request request = this.exchange.request();
		if (request.head().isOwn()) {
			this.board.hold(this);
		}
		else if (request.isOpaque() || !request.head().isComplete()) {
			close();
		}
		else {
			boolean detailed = this.board.settings().failuresForAll() || this.client.isLocal();
			answer(Answer.of(failing, this.exchange.requestText(), detailed));
		}
	}

	/** Answer by these bytes; nothing follows. */
	void answer(byte[] answer) throws IOException {
		settleRelease();
		dropWorker();
		this.answer = ByteBuffer.wrap(answer);
		enter(Phase.ANSWERING, this.board.settings().idleLimit());
		sendAnswer();
	}

	private void sendAnswer() throws IOException {
		this.client.channel().write(this.answer);
		if (!this.answer.hasRemaining()) {
			endClient();
		}
	}

	/** Closing at once could destroy what the client has not read yet. */
	private void endClient() throws IOException {
		dropWorker();
		this.client.endOutput();
		enter(Phase.LINGERING, LINGER);
	}

	private void linger() throws IOException {
		this.exchange.drop(this.client);
		if (this.client.isEnded()) {
			close();
		}
	}

	/** Its time may be up. */
	void attend(long now) {
		if (now < this.deadline) {
			this.board.wake(this.deadline);
			return;
		}
		this.deadline = Switchboard.NEVER;
		guard(this::timeIsUp);
	}

	private void timeIsUp() throws IOException {
		switch (this.phase) {
			case HEAD -> {
				if (this.exchange.request().head().isEmpty()) {
					close();
				}
				else {
					answer(Answer.of(Refusal.TOO_SLOW, ""));
				}
			}
			case HELD -> {
				this.board.released(this);
				refuse(this.refused ? Refusal.NOBODY_LISTENS : Refusal.HELD_TOO_LONG);
			}
			case CONNECTING -> workerRefused();
			case EXCHANGE, TUNNEL, ANSWERING, LINGERING, CLOSED -> close();
		}
	}

	private void enter(Phase next) {
		if (this.phase == Phase.EXCHANGE) {
			this.board.exchangeEnded();
		}
		if (next == Phase.EXCHANGE) {
			this.board.exchangeBegun();
		}
		this.phase = next;
		this.deadline = Switchboard.NEVER;
	}

	private void enter(Phase next, Duration limit) {
		enter(next);
		limit(this.board.now() + limit.toNanos());
	}

	private void limit(long deadline) {
		this.deadline = deadline;
		this.board.wake(deadline);
	}

	/** Say what to be woken for. */
	private void await() {
		boolean hears = !this.client.isEnded();
		switch (this.phase) {
			case HEAD, HELD -> {
				this.client.await(hears && this.exchange.hasRoom(), false);
				if (this.worker != null) {
					this.worker.await(true, false);
				}
			}
			case CONNECTING -> {
				this.client.await(false, false);
				worker().awaitConnection();
			}
			case EXCHANGE, TUNNEL -> this.exchange.await(this.client, worker());
			case ANSWERING -> this.client.await(false, true);
			case LINGERING -> this.client.await(hears, false);
			case CLOSED -> {
			}
		}
	}

	/** Whatever goes wrong with one client must not disturb the others. */
	private void guard(Step step) {
		try {
			step.run();
			await();
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

	private Link worker() {
		Link worker = this.worker;
		if (worker == null) {
			throw new IllegalStateException("No worker in " + this.phase);
		}
		return worker;
	}

	private void dropWorker() {
		if (this.worker != null) {
			this.worker.close();
		}
		this.worker = null;
		this.connectedTo = null;
	}

	/** End both connections at once. */
	void close() {
		enter(Phase.CLOSED);
		settleRelease();
		dropWorker();
		this.client.close();
		this.exchange.clear();
		this.board.closed(this);
	}

	/** Whether it is one of hupper's own requests that is under way. */
	boolean isOwn() {
		return this.phase == Phase.EXCHANGE && this.exchange.request().head().isOwn();
	}

	/** What it is about now. */
	private enum Phase {

		HEAD, HELD, CONNECTING, EXCHANGE, TUNNEL, ANSWERING, LINGERING, CLOSED

	}

	@FunctionalInterface
	private interface Step {

		void run() throws IOException;

	}

}
