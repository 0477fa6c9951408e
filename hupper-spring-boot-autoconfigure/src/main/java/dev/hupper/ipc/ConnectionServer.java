package dev.hupper.ipc;

import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

import dev.hupper.api.HupperLogger;
import dev.hupper.platform.Threads;

/**
 * The monitor's end: a unix domain socket on which workers, and nobody else, get a
 * connection. Whoever does not say hello with the right token in time is dropped and
 * logged; when too many wait at once, the one that waits longest is.
 */
public final class ConnectionServer implements AutoCloseable {

	/** The name of the socket in its directory. */
	public static final String SOCKET = "socket";

	private static final int MAX_HANDSHAKES = 64;

	private static final Duration ACCEPT_PAUSE = Duration.ofMillis(500);

	private final ServerSocketChannel listener;

	private final Selector selector;

	private final WorkerAddress address;

	private final Admission admission;

	private final HupperLogger logger;

	private boolean dropSaid;

	private final Duration helloTimeout;

	/** The oldest first. Used by the server's thread alone. */
	private final Deque<Handshake> handshakes = new ArrayDeque<>();

	private final SelectionKey accepting;

	/** When to accept again, while nothing is accepted. */
	private long acceptAt;

	private boolean exhaustionSaid;

	private final Thread thread = Threads.daemon("hupper-connections", this::serve);

	private ConnectionServer(ServerSocketChannel listener, WorkerAddress address, Admission admission,
			HupperLogger logger, Duration helloTimeout) throws IOException {
		this.listener = listener;
		this.selector = Selector.open();
		this.address = address;
		this.admission = admission;
		this.logger = logger;
		this.helloTimeout = helloTimeout;
		listener.configureBlocking(false);
		this.accepting = listener.register(this.selector, SelectionKey.OP_ACCEPT);
	}

	/**
	 * Start to listen in a directory that only this user can enter. A connection has some
	 * time to say who it is.
	 * @throws IOException if no socket can be made there
	 */
	public static ConnectionServer open(Path directory, Duration helloTimeout, Admission admission, HupperLogger logger)
			throws IOException {
		String token = Long.toHexString(new SecureRandom().nextLong());
		WorkerAddress address = new WorkerAddress(directory.resolve(SOCKET), token);
		ServerSocketChannel listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
		try {
			listener.bind(UnixDomainSocketAddress.of(address.socket()));
			ConnectionServer server = new ConnectionServer(listener, address, admission, logger, helloTimeout);
			server.thread.start();
			return server;
		}
		catch (IOException | RuntimeException ex) {
			listener.close();
			throw ex;
		}
	}

	/** Whether a monitor, of any process, still listens in a directory. */
	public static boolean isListeningIn(Path directory) {
		try (Connection connection = Connection.to(directory.resolve(SOCKET))) {
			return connection.isOpen();
		}
		catch (IOException ex) {
			return false;
		}
	}

	/** What a worker has to be told. */
	public WorkerAddress address() {
		return this.address;
	}

	/** Stop to listen. Connections that were admitted stay as they are. */
	@Override
	public void close() {
		try {
			this.selector.close();
			this.listener.close();
		}
		catch (IOException ex) {
			// It is of no more use either way.
		}
		Threads.join(this.thread);
	}

	private void serve() {
		try {
			while (this.selector.isOpen()) {
				this.selector.select(millisToNextDeadline());
				resumeAccepting();
				for (SelectionKey key : this.selector.selectedKeys().toArray(SelectionKey[]::new)) {
					handle(key);
				}
				this.selector.selectedKeys().clear();
				dropLate();
			}
		}
		catch (ClosedSelectorException | CancelledKeyException ex) {
			// Closed while it worked.
		}
		catch (IOException ex) {
			failed(ex);
		}
		this.handshakes.forEach(Handshake::drop);
	}

	private void handle(SelectionKey key) {
		if (!key.isValid()) {
			// Dropped in this very round, in favour of a newer one.
			return;
		}
		if (key.attachment() instanceof Handshake handshake) {
			shake(handshake);
		}
		else {
			accept();
		}
	}

	private void accept() {
		try {
			SocketChannel channel = this.listener.accept();
			if (channel != null) {
				long deadline = System.nanoTime() + this.helloTimeout.toNanos();
				this.handshakes.add(new Handshake(channel, this.selector, deadline));
			}
		}
		catch (IOException ex) {
			pauseAccepting(ex);
		}
		if (this.handshakes.size() > MAX_HANDSHAKES) {
			drop(this.handshakes.getFirst(), "too many wait to be let in");
		}
	}

	/** Too many open files: those that are closed make room. */
	private void pauseAccepting(IOException failure) {
		if (!this.exhaustionSaid) {
			this.exhaustionSaid = true;
			failed(failure);
		}
		this.accepting.interestOps(0);
		this.acceptAt = System.nanoTime() + ACCEPT_PAUSE.toNanos();
	}

	private void resumeAccepting() {
		if (this.accepting.interestOps() == 0 && this.acceptAt - System.nanoTime() <= 0) {
			this.accepting.interestOps(SelectionKey.OP_ACCEPT);
		}
	}

	private void shake(Handshake handshake) {
		try {
			Message.Hello hello = handshake.read();
			if (hello == null) {
				return;
			}
			boolean knowsToken = hello.token().equals(this.address.token());
			Connection connection = handshake.toConnection();
			this.handshakes.remove(handshake);
			if (!knowsToken) {
				dropStranger(handshake, hello.pid());
			}
			else {
				admit(handshake, hello.pid(), connection);
			}
		}
		catch (EOFException ex) {
			drop(handshake, "it ended without a word");
		}
		catch (IOException ex) {
			drop(handshake, String.valueOf(ex.getMessage()));
		}
	}

	/**
	 * Whoever fails to decide about one worker is asked about the next, also if there was
	 * no thread for the one.
	 */
	private void admit(Handshake handshake, long pid, Connection connection) {
		try {
			if (!this.admission.admit(pid, connection)) {
				dropStranger(handshake, pid);
			}
		}
		catch (RuntimeException | OutOfMemoryError ex) {
			failed(ex);
			handshake.drop();
		}
	}

	private void dropStranger(Handshake handshake, long pid) {
		drop(handshake, "process " + pid + " is no worker of this monitor");
	}

	private void dropLate() {
		long now = System.nanoTime();
		while (!this.handshakes.isEmpty() && this.handshakes.getFirst().remainingNanos(now) <= 0) {
			drop(this.handshakes.getFirst(), "it did not say hello within " + this.helloTimeout.toSeconds() + " s");
		}
	}

	private void drop(Handshake handshake, String reason) {
		this.handshakes.remove(handshake);
		handshake.drop();
		String line = "Dropped a connection that is no worker's: " + reason;
		if (this.dropSaid) {
			this.logger.debug(line);
		}
		else {
			// Somebody may be at it a thousand times.
			this.logger.info(line + " (more of them are logged with verbose 2 only)");
		}
		this.dropSaid = true;
	}

	private void failed(Throwable failure) {
		this.logger.error("A worker may not reach its monitor: " + failure);
	}

	/** Zero means that there is none. */
	private long millisToNextDeadline() {
		long now = System.nanoTime();
		long nanos = this.handshakes.isEmpty() ? Long.MAX_VALUE : this.handshakes.getFirst().remainingNanos(now);
		if (this.accepting.interestOps() == 0) {
			nanos = Math.min(nanos, this.acceptAt - now);
		}
		return (nanos < Long.MAX_VALUE) ? Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanos) + 1) : 0;
	}

	/** Decides who may connect. */
	@FunctionalInterface
	public interface Admission {

		/**
		 * Take over a connection of a process that knows the token. Called on the
		 * server's thread, so it returns at once. False if that process is not waited
		 * for; else the connection is the caller's own.
		 */
		boolean admit(long pid, Connection connection);

	}

}
