package dev.hupper.relay;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

import dev.hupper.api.HupperLogger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the application's port open while its workers come and go: passes requests to the
 * worker that listens, lets them wait while there is none, and says why when none is to
 * come. In the beginning it listens nowhere, and requests wait. Thread-safe.
 */
public final class Relay implements AutoCloseable {

	private final RelayThread thread;

	private @Nullable InetSocketAddress address;

	private int port;

	private Relay(RelayThread thread) {
		this.thread = thread;
	}

	/**
	 * Start a relay.
	 * @throws IOException if the system has no room for it
	 */
	public static Relay open(RelaySettings settings, HupperLogger logger) throws IOException {
		return open(settings, () -> {
		}, logger);
	}

	/**
	 * Start a relay.
	 * @param settings its limits
	 * @param failed called, by any thread, when it has ended though it was not closed
	 * @param logger where lines for the user go
	 * @return a relay to be closed
	 * @throws IOException if the system has no room for it
	 */
	static Relay open(RelaySettings settings, Runnable failed, HupperLogger logger) throws IOException {
		RelayThread thread = new RelayThread(Selector.open(), settings, System::nanoTime, failed, logger);
		thread.start();
		return new Relay(thread);
	}

	/**
	 * Listen there, and nowhere else any more; connections that are open stay. Does
	 * nothing if it listens there already.
	 * @param host the name or the IP address of this computer at which to listen; empty:
	 * all of them
	 * @param port from 0 (any that is free) to 65535
	 * @return the port
	 * @throws PortTakenException if somebody else listens there; it goes on to listen
	 * where it does
	 * @throws IOException if there is no such address, or the port is not for everybody;
	 * the message says so, and what to do
	 */
	public synchronized int listen(String host, int port) throws IOException {
		if (this.thread.isOver()) {
			throw new IOException("The relay has failed. Start hupper again");
		}
		InetSocketAddress wanted = address(host, port);
		InetSocketAddress before = this.address;
		if (wanted.equals(before)) {
			return this.port;
		}
		if (before == null || wanted.getPort() != this.port) {
			return listen(wanted);
		}
		// Another address of the same port: one of the two may include the other.
		CompletableFuture<Void> vacated = new CompletableFuture<>();
		submit((state) -> this.thread.vacate(vacated));
		vacated.join();
		try {
			return listen(wanted);
		}
		catch (IOException ex) {
			listen(before);
			throw ex;
		}
	}

	/** Where it listens, or did last. */
	synchronized int port() {
		return this.port;
	}

	private static InetSocketAddress address(String host, int port) throws IOException {
		InetSocketAddress address = new InetSocketAddress(host, port);
		if (address.isUnresolved()) {
			throw new IOException("There is no computer " + host + ". Give server.address an address of this one");
		}
		return (host.isEmpty() || address.getAddress().isAnyLocalAddress()) ? new InetSocketAddress(port) : address;
	}

	private int listen(InetSocketAddress address) throws IOException {
		ServerSocketChannel listener = bind(address);
		this.port = ((InetSocketAddress) listener.getLocalAddress()).getPort();
		this.address = new InetSocketAddress(address.getAddress(), this.port);
		submit((state) -> this.thread.listen(listener));
		return this.port;
	}

	private static ServerSocketChannel bind(InetSocketAddress address) throws IOException {
		try {
			return RelayThread.bind(address);
		}
		catch (BindException ex) {
			if (!address.getAddress().isAnyLocalAddress() && !isLocal(address.getAddress())) {
				throw new IOException("This computer does not have the address " + address.getHostString()
						+ ". Give another one with server.address", ex);
			}
			String holder = new PortHolder(Path.of("/proc")).describe(address.getPort()).orElse(null);
			if (holder != null) {
				throw new PortTakenException(address.getPort(), holder, ex);
			}
			throw new IOException("Port " + address.getPort() + " cannot be opened: " + ex.getMessage()
					+ ". Give the application another port with server.port", ex);
		}
	}

	private static boolean isLocal(InetAddress address) throws IOException {
		return NetworkInterface.getByInetAddress(address) != null;
	}

	/**
	 * Close the port, until {@link #listen} is called again. Completed, on the relay's
	 * thread, when others can have it.
	 */
	public synchronized CompletionStage<Void> stopListening() {
		this.address = null;
		CompletableFuture<Void> vacated = new CompletableFuture<>();
		submit((state) -> this.thread.vacate(vacated));
		return vacated;
	}

	/**
	 * Let requests wait: a worker is on its way.
	 */
	public void hold() {
		submit(RelayState::hold);
	}

	/**
	 * Let requests wait, and bring those under way to an end, for their worker is about
	 * to be stopped. Event streams and connections that speak no HTTP/1 end at once.
	 * Completed, on the relay's thread, when nothing is under way any more, or that time
	 * is up.
	 */
	public CompletionStage<Void> quiesce(Duration limit) {
		CompletableFuture<Void> quiet = new CompletableFuture<>();
		submit((state) -> state.quiesce(limit, quiet));
		return quiet;
	}

	/**
	 * How long no request has been under way, in nanoseconds; zero while one is. Event
	 * streams and what is no HTTP do not count.
	 */
	public long nanosIdle() {
		return this.thread.nanosIdle();
	}

	/**
	 * Pass requests on, those that wait first.
	 * @param port where a worker listens, on this computer's loopback address
	 * @param secure whether it speaks TLS, so that who asks cannot be told to it
	 */
	public void serve(int port, boolean secure) {
		InetSocketAddress worker = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
		submit((state) -> state.serve(new RoutingMode.Serving(worker, secure)));
	}

	/** Answer requests, those that wait first, by what has failed. */
	public void fail(FailureReport report) {
		submit((state) -> state.fail(report));
	}

	/** Do something with it on its own thread. */
	void submit(Consumer<RelayState> task) {
		this.thread.submit(task);
	}

	/** Whether it serves nobody any more. */
	boolean isOver() {
		return this.thread.isOver();
	}

	/**
	 * Whether a worker was busy with a request at a time not long ago, in nanoseconds
	 * since the epoch. What hupper's own pages ask for does not count, nor what a request
	 * does after two seconds.
	 */
	public boolean wasServing(long epochNanos) {
		return this.thread.requestTimes().include(epochNanos);
	}

	/**
	 * Close the port and all connections. Stages that {@link #quiesce} returned are
	 * completed.
	 */
	@Override
	public void close() {
		this.thread.close();
	}

}
