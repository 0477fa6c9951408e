package dev.hupper.relay;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

import dev.hupper.api.HupperLogger;
import org.jspecify.annotations.Nullable;

/**
 * The one thread on which all connections are served, and the door through which others
 * reach it.
 */
final class RelayThread extends Thread {

	/** Clients that come all at once wait here. */
	private static final int BACKLOG = 1024;

	private static final Duration ACCEPT_PAUSE = Duration.ofMillis(100);

	/**
	 * How often it is said that files have run out, as they may with every connection.
	 */
	private static final Duration EXHAUSTED_SAY = Duration.ofMinutes(1);

	/** What fails so often in a row will not succeed any more. */
	static final int MAX_FAILURES = 10;

	private final Selector selector;

	private final RelayState state;

	private final HupperLogger logger;

	private final Runnable failed;

	private final Queue<Consumer<RelayState>> tasks = new ConcurrentLinkedQueue<>();

	private @Nullable ServerSocketChannel listener;

	private long acceptAt = RelayState.NEVER;

	private long exhaustedSaidAt = RelayState.NEVER;

	private volatile boolean over;

	private volatile boolean closed;

	RelayThread(Selector selector, RelaySettings settings, LongSupplier clock, Runnable failed, HupperLogger logger) {
		super("hupper-relay");
		setDaemon(true);
		this.failed = failed;
		this.selector = selector;
		this.state = new RelayState(selector, settings, clock, logger);
		this.logger = logger;
	}

	/** Do something on this thread; on that of the caller, once this one has ended. */
	void submit(Consumer<RelayState> task) {
		synchronized (this.tasks) {
			if (this.over) {
				runLast(task);
				return;
			}
			this.tasks.add(task);
		}
		this.selector.wakeup();
	}

	/** May be asked by any thread. */
	long nanosIdle() {
		return this.state.activity().nanosIdle();
	}

	static ServerSocketChannel bind(InetSocketAddress address) throws IOException {
		ServerSocketChannel listener = ServerSocketChannel.open();
		try {
			listener.setOption(StandardSocketOptions.SO_REUSEADDR, true);
			listener.bind(address, BACKLOG);
			listener.configureBlocking(false);
			return listener;
		}
		catch (IOException | RuntimeException ex) {
			listener.close();
			throw ex;
		}
	}

	/**
	 * Accept connections there, and at the place before no more. Those that are open
	 * stay.
	 */
	void listen(@Nullable ServerSocketChannel next) {
		ServerSocketChannel before = this.listener;
		this.listener = next;
		try {
			if (before != null) {
				before.close();
			}
			if (next != null) {
				next.register(this.selector, SelectionKey.OP_ACCEPT);
			}
		}
		catch (IOException ex) {
			this.logger.error("The relay cannot listen: " + ex.getMessage());
		}
	}

	/** Close the port, so that it can be opened anew once that is completed. */
	void vacate(CompletableFuture<Void> vacated) {
		listen(null);
		try {
			// The system closes it only when it is selected no more.
			this.selector.selectNow(this::selected);
		}
		catch (IOException | ClosedSelectorException ex) {
			this.logger.debug("The relay's port may still be open: " + ex);
		}
		vacated.complete(null);
	}

	@Override
	public void run() {
		try {
			serveUntilClosed();
		}
		finally {
			end();
			if (!this.closed) {
				this.failed.run();
			}
		}
	}

	private void serveUntilClosed() {
		for (int failures = 0; !this.closed && failures < MAX_FAILURES;) {
			try {
				serve();
				failures = 0;
			}
			catch (IOException | RuntimeException | Error ex) {
				failures++;
				this.logger.error("Something unforeseen happened in the relay: " + ex);
			}
		}
	}

	private void serve() throws IOException {
		long nanos = Math.min(this.state.runTimers(), resumeAccepting());
		select(nanos);
		for (Consumer<RelayState> task = this.tasks.poll(); task != null; task = this.tasks.poll()) {
			task.accept(this.state);
		}
	}

	/** When requests were under way; to be asked on any thread. */
	RequestTimes requestTimes() {
		return this.state.requestTimes();
	}

	/** Whether it serves nobody any more. */
	boolean isOver() {
		return this.over;
	}

	private void select(long nanos) throws IOException {
		if (!this.tasks.isEmpty()) {
			this.selector.selectNow(this::selected);
		}
		else if (nanos == RelayState.NEVER) {
			this.selector.select(this::selected);
		}
		else {
			this.selector.select(this::selected, Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanos + 999_999)));
		}
	}

	private void selected(SelectionKey key) {
		if (key.attachment() instanceof ClientConnection connection) {
			connection.selected(key);
		}
		else if (key.isValid()) {
			accept(key);
		}
	}

	private void accept(SelectionKey key) {
		try {
			ServerSocketChannel listener = (ServerSocketChannel) key.channel();
			for (SocketChannel client = listener.accept(); client != null; client = listener.accept()) {
				open(client);
			}
		}
		catch (IOException ex) {
			// Too many open files: those that close make room.
			if (this.exhaustedSaidAt == RelayState.NEVER
					|| this.state.now() - this.exhaustedSaidAt > EXHAUSTED_SAY.toNanos()) {
				this.exhaustedSaidAt = this.state.now();
				this.logger.error("The relay cannot accept connections: " + ex.getMessage());
			}
			key.interestOps(0);
			this.acceptAt = this.state.now() + ACCEPT_PAUSE.toNanos();
		}
	}

	private void open(SocketChannel client) throws IOException {
		try {
			new ClientConnection(client, this.state);
		}
		catch (IOException ex) {
			// It has gone again.
			client.close();
		}
	}

	private long resumeAccepting() {
		if (this.acceptAt == RelayState.NEVER) {
			return RelayState.NEVER;
		}
		long left = this.acceptAt - this.state.now();
		if (left > 0) {
			return left;
		}
		this.acceptAt = RelayState.NEVER;
		for (SelectionKey key : this.selector.keys()) {
			if (key.isValid() && key.attachment() == null) {
				key.interestOps(SelectionKey.OP_ACCEPT);
			}
		}
		return RelayState.NEVER;
	}

	private void end() {
		synchronized (this.tasks) {
			this.over = true;
			this.tasks.forEach(this::runLast);
		}
		listen(null);
		this.state.close();
		try {
			this.selector.close();
		}
		catch (IOException ex) {
			// It is over in any case.
		}
	}

	private void runLast(Consumer<RelayState> task) {
		try {
			task.accept(this.state);
		}
		catch (RuntimeException ex) {
			// Nobody is served any more in any case.
			this.logger.debug("The relay has ended before a task: " + ex);
		}
	}

	/** End, and wait for it. */
	void close() {
		this.closed = true;
		this.selector.wakeup();
		try {
			join();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
