package dev.hupper.debug;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;

import dev.hupper.api.DebugOptions;
import dev.hupper.api.HupperLogger;
import dev.hupper.platform.Threads;
import org.jspecify.annotations.Nullable;

/**
 * Listens where a debugger attaches, and passes it on to the worker that runs.
 * Thread-safe.
 */
public final class DebugPort implements AutoCloseable {

	/** From here on systems take ports for outgoing connections by themselves. */
	private static final int ABOVE_WORKERS = 32_000;

	private static final int FIRST_OF_WORKERS = 20_000;

	private static final int ATTEMPTS = 100;

	private final DebugOptions options;

	private final HupperLogger logger;

	private final @Nullable ServerSocket server;

	private final Map<Long, Integer> ports = new ConcurrentHashMap<>();

	private final Random random = new Random();

	private @Nullable DebuggerConnection debugger;

	private volatile int target;

	private DebugPort(DebugOptions options, HupperLogger logger, @Nullable ServerSocket server) {
		this.options = options;
		this.logger = logger;
		this.server = server;
	}

	/**
	 * Begin to listen, if that is wanted. If it cannot be, one line says so and workers
	 * run without. To be closed.
	 */
	public static DebugPort open(DebugOptions options, HupperLogger logger) {
		if (!options.isEnabled()) {
			return new DebugPort(options, logger, null);
		}
		try {
			ServerSocket server = new ServerSocket();
			server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), options.port()));
			DebugPort port = new DebugPort(options, logger, server);
			Threads.start("hupper-debug-port", () -> port.accept(server));
			logger.info("Debuggers attach to localhost:" + options.port() + ", whichever process runs the application");
			return port;
		}
		catch (IOException ex) {
			logger.error("No debugger can be attached: hupper.debug-port=" + options.port()
					+ " cannot be listened at, perhaps another program does (" + ex.getMessage() + ")");
			return new DebugPort(options, logger, null);
		}
	}

	/** Choose the port of the debug agent of a worker; 0 if it is to have none. */
	public int choosePort() {
		for (int attempt = 0; this.server != null && attempt < ATTEMPTS; attempt++) {
			int port = FIRST_OF_WORKERS + this.random.nextInt(ABOVE_WORKERS - FIRST_OF_WORKERS);
			try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
				return free.getLocalPort();
			}
			catch (IOException ex) {
				// Somebody listens there.
			}
		}
		return 0;
	}

	/** The JVM options that open a {@linkplain #choosePort() chosen} port. */
	public List<String> jvmOptions(int port) {
		return (port == 0) ? List.of() : List.of("-agentlib:jdwp=transport=dt_socket,server=y,quiet=y,suspend="
				+ (this.options.suspend() ? 'y' : 'n') + ",address=127.0.0.1:" + port);
	}

	/**
	 * A worker or standby was started, and its debug agent listens at a port, or at none:
	 * 0.
	 */
	public void started(long pid, int port) {
		if (port != 0) {
			this.ports.put(pid, port);
		}
	}

	/** A worker or standby has ended. */
	public void ended(long pid) {
		this.ports.remove(pid);
	}

	/** It is this worker that runs the application from now on. */
	public void serve(long pid) {
		Integer port = this.ports.get(pid);
		if (port != null) {
			this.target = port;
			if (this.options.suspend()) {
				this.logger.info(
						"The application waits for a debugger at localhost:" + this.options.port() + " before it runs");
			}
		}
	}

	private void accept(ServerSocket server) {
		try {
			while (true) {
				admit(server.accept());
			}
		}
		catch (IOException ex) {
			if (!server.isClosed()) {
				this.logger.error("No debugger can be attached any more: " + ex.getMessage());
			}
		}
	}

	private synchronized void admit(Socket socket) throws IOException {
		if (this.debugger != null && this.debugger.isOpen()) {
			socket.close();
			this.logger.info("A second debugger was turned away: the one that is attached comes first");
			return;
		}
		DebuggerConnection connection = new DebuggerConnection(socket);
		this.debugger = connection;
		Threads.start("hupper-debugger", () -> connection.run(() -> this.target));
	}

	@Override
	public synchronized void close() {
		try {
			if (this.server != null) {
				this.server.close();
			}
		}
		catch (IOException ex) {
			// It is of no use any more in any case.
		}
		if (this.debugger != null) {
			this.debugger.close();
		}
	}

}
