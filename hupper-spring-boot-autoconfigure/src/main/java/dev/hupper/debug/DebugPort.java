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

	private final WorkerJvm jvm;

	private final AgentKind kind;

	private final HupperLogger logger;

	private final @Nullable ServerSocket server;

	private final Map<Long, WorkerAgent> agents = new ConcurrentHashMap<>();

	private final Random random = new Random();

	private @Nullable DebuggerConnection debugger;

	private volatile @Nullable WorkerAgent target;

	private DebugPort(DebugOptions options, WorkerJvm jvm, HupperLogger logger, @Nullable ServerSocket server) {
		this.options = options;
		this.jvm = jvm;
		this.kind = AgentKind.of(options, jvm);
		this.logger = logger;
		this.server = server;
	}

	/**
	 * Begin to listen, if that is wanted. If it cannot be, one line says so and workers
	 * run without. To be closed.
	 */
	public static DebugPort open(DebugOptions options, WorkerJvm jvm, HupperLogger logger) {
		if (!options.isEnabled()) {
			return new DebugPort(options, jvm, logger, null);
		}
		try {
			ServerSocket server = new ServerSocket();
			server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), options.port()));
			DebugPort port = new DebugPort(options, jvm, logger, server);
			Threads.start("hupper-debug-port", () -> port.accept(server));
			logger.info("Debuggers attach to localhost:" + options.port() + ", whichever process runs the application");
			port.explainDelay();
			return port;
		}
		catch (IOException ex) {
			logger.error("No debugger can be attached: hupper.debug-port=" + options.port()
					+ " cannot be listened at, perhaps another program does (" + ex.getMessage() + ")");
			return new DebugPort(options, jvm, logger, null);
		}
	}

	private void explainDelay() {
		if (this.kind == AgentKind.LISTENING && !this.options.suspend()) {
			AgentKind.sleeplessness(this.jvm)
				.ifPresent((reason) -> this.logger.info("Reloads may take 0.3 s longer with hupper.debug-port, as "
						+ reason + ": the debug agent of a process cannot sleep until it is needed"));
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

	/** The JVM options for a debug agent at a {@linkplain #choosePort() chosen} port. */
	public List<String> jvmOptions(int port) {
		return (port == 0) ? List.of() : this.kind.jvmOptions(port, this.options.suspend());
	}

	/**
	 * A worker or standby was started, with a debug agent for a port, or with none: 0.
	 */
	public void started(long pid, int port) {
		if (port != 0) {
			this.agents.put(pid, new WorkerAgent(pid, port, this.kind, this.jvm.jcmd(), this.logger));
		}
	}

	/** A worker or standby runs Java code. */
	public void connected(long pid) {
		WorkerAgent agent = this.agents.get(pid);
		if (agent != null) {
			agent.connected();
		}
	}

	/** A worker or standby has ended. */
	public void ended(long pid) {
		WorkerAgent agent = this.agents.remove(pid);
		if (agent != null) {
			agent.ended();
		}
	}

	/** It is this worker that runs the application from now on. */
	public void serve(long pid) {
		WorkerAgent agent = this.agents.get(pid);
		if (agent != null) {
			this.target = agent;
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
		Threads.start("hupper-debugger", () -> connection.run(this::targetPort));
	}

	private int targetPort() {
		WorkerAgent agent = this.target;
		return (agent != null) ? agent.port() : 0;
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
