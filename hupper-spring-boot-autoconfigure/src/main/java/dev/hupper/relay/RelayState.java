package dev.hupper.relay;

import java.io.IOException;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

import dev.hupper.api.HupperLogger;
import org.jspecify.annotations.Nullable;

/**
 * All connections, those among them that wait for a worker, and what is done with
 * requests now. Belongs to the relay's thread.
 */
final class RelayState {

	static final long NEVER = Long.MAX_VALUE;

	/**
	 * Held requests are let go one after the other is answered, these many at a time: a
	 * server's queue may be short (Tomcat's: 100), and what finds it full waits a second.
	 */
	private static final int GROUP = 50;

	/** Unless the answers take longer than this. */
	private static final Duration GROUP_PATIENCE = Duration.ofMillis(50);

	/** In which a server may notice that what is under way has been cut. */
	private static final Duration CUT_NOTICE = Duration.ofMillis(50);

	private final Selector selector;

	private final RelaySettings settings;

	private final LongSupplier clock;

	private final HupperLogger logger;

	private final Buffers buffers = new Buffers();

	private final RequestTimes requestTimes = new RequestTimes();

	private final Set<ClientConnection> connections = new LinkedHashSet<>();

	private final Set<ClientConnection> held = new LinkedHashSet<>();

	private final RequestActivity activity = new RequestActivity();

	private RoutingMode mode = new RoutingMode.Holding(this);

	/** Connections in a phase that delays a stop. */
	private int delays;

	private int inFlight;

	private @Nullable CompletableFuture<Void> quiet;

	private long quietAt = NEVER;

	private long cutAt = NEVER;

	private long releaseAt = NEVER;

	private boolean releaseNow;

	private long earliest = NEVER;

	private long failures;

	RelayState(Selector selector, RelaySettings settings, LongSupplier clock, HupperLogger logger) {
		this.clock = clock;
		this.selector = selector;
		this.logger = logger;
		this.settings = settings;
	}

	/** Requests wait from now on. */
	void hold() {
		this.mode = new RoutingMode.Holding(this);
		stopReleasing();
		this.held.forEach((connection) -> AwaitingWorker.begin(connection, this.settings.holdLimit()));
	}

	/** A worker listens: what waits goes there. */
	void serve(RoutingMode.Serving serving) {
		this.mode = serving;
		release();
	}

	/** Nothing will listen for now: what waits is told why. */
	void fail(FailureReport report) {
		this.mode = new RoutingMode.Failing(this, report, ++this.failures);
		stopReleasing();
		List.copyOf(this.held).forEach(ClientConnection::admit);
	}

	/**
	 * Hold requests, and bring those under way to an end; completed when it is done, or
	 * the limit is reached.
	 */
	void quiesce(Duration limit, CompletableFuture<Void> quiet) {
		hold();
		completeQuiet();
		this.quiet = quiet;
		this.quietAt = now() + limit.toNanos();
		this.cutAt = this.quietAt - CUT_NOTICE.toNanos();
		Predicate<ClientConnection> own = ClientConnection::isEventStreamOfPage;
		for (Predicate<ClientConnection> turn : List.of(own, own.negate())) {
			new ArrayList<>(this.connections).stream().filter(turn).forEach(ClientConnection::quiesce);
		}
		completeIfQuiet();
	}

	boolean isQuiescing() {
		return this.quiet != null;
	}

	/**
	 * A server that is stopped the moment its connections end can wait for what it has
	 * not noticed to be over: that moment is part of the limit.
	 */
	private void completeIfQuiet() {
		boolean cut = this.quiet != null && this.cutAt == NEVER;
		if (this.delays > 0 && now() >= this.cutAt) {
			this.cutAt = NEVER;
			List.copyOf(this.connections).forEach(ClientConnection::cut);
		}
		else if (now() >= this.quietAt || (this.delays == 0 && !cut)) {
			completeQuiet();
		}
	}

	private void completeQuiet() {
		CompletableFuture<Void> quiet = this.quiet;
		this.quiet = null;
		this.quietAt = NEVER;
		this.cutAt = NEVER;
		if (quiet != null) {
			quiet.complete(null);
		}
	}

	private void release() {
		this.releaseNow = false;
		this.releaseAt = NEVER;
		Iterator<ClientConnection> waiting = List.copyOf(this.held).iterator();
		for (; this.inFlight < GROUP && waiting.hasNext(); this.inFlight++) {
			waiting.next().release();
		}
		if (waiting.hasNext()) {
			this.releaseAt = now() + GROUP_PATIENCE.toNanos();
		}
	}

	private void stopReleasing() {
		this.releaseNow = false;
		this.releaseAt = NEVER;
		this.inFlight = 0;
	}

	/** A request that was held is being answered, or has been given up. */
	void answered() {
		this.inFlight = Math.max(0, this.inFlight - 1);
		this.releaseNow = this.releaseAt != NEVER;
	}

	/** Let a request wait for a worker; false if too many do, which it has been told. */
	boolean hold(ClientConnection connection) throws IOException {
		if (this.held.size() >= this.settings.maxHeld()) {
			connection.refuse(Refusal.TOO_MANY);
			return false;
		}
		this.held.add(connection);
		AwaitingWorker.begin(connection, this.settings.holdLimit());
		return true;
	}

	void released(ClientConnection connection) {
		this.held.remove(connection);
	}

	void opened(ClientConnection connection) {
		this.connections.add(connection);
	}

	void closed(ClientConnection connection) {
		this.connections.remove(connection);
		this.held.remove(connection);
	}

	void delayBegun() {
		this.delays++;
	}

	void delayEnded() {
		this.delays--;
	}

	/** Be called for a connection at this time, or not much later. */
	void schedule(long deadline) {
		this.earliest = Math.min(this.earliest, deadline);
	}

	/** Do what is due. Nanoseconds until something is, or {@link #NEVER}. */
	long runTimers() {
		long now = now();
		if (now >= this.releaseAt) {
			this.inFlight = Math.min(this.inFlight, GROUP - GROUP / 5);
			this.releaseNow = true;
		}
		if (this.releaseNow) {
			release();
		}
		if (now >= this.earliest) {
			this.earliest = NEVER;
			for (ClientConnection connection : List.copyOf(this.connections)) {
				connection.runTimers(now);
			}
		}
		completeIfQuiet();
		long next = Math.min(Math.min(this.earliest, this.releaseAt), Math.min(this.cutAt, this.quietAt));
		return (next == NEVER) ? NEVER : Math.max(1, next - now);
	}

	void close() {
		List.copyOf(this.connections).forEach(ClientConnection::close);
		completeQuiet();
	}

	/** What the worker is asked for now. */
	RequestActivity activity() {
		return this.activity;
	}

	RoutingMode mode() {
		return this.mode;
	}

	Selector selector() {
		return this.selector;
	}

	RelaySettings settings() {
		return this.settings;
	}

	HupperLogger logger() {
		return this.logger;
	}

	/** When requests were under way. */
	RequestTimes requestTimes() {
		return this.requestTimes;
	}

	Buffers buffers() {
		return this.buffers;
	}

	/** Not that of the last round: it may have been waited for long since. */
	long now() {
		return this.clock.getAsLong();
	}

}
