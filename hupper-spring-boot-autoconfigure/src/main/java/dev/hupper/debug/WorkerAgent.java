package dev.hupper.debug;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import dev.hupper.api.HupperLogger;
import dev.hupper.platform.Commands;
import org.jspecify.annotations.Nullable;

/**
 * The debug agent of one worker or standby. Thread-safe.
 */
final class WorkerAgent {

	private static final Duration LIMIT = Duration.ofSeconds(20);

	private final long pid;

	private final int port;

	private final Path jcmd;

	private final HupperLogger logger;

	/** Keeps the port for an agent that sleeps. */
	private final @Nullable ServerSocket keeper;

	private volatile boolean connected;

	private volatile boolean listening;

	private boolean tried;

	WorkerAgent(long pid, int port, AgentKind kind, Path jcmd, HupperLogger logger) {
		this.pid = pid;
		this.port = port;
		this.jcmd = jcmd;
		this.logger = logger;
		this.listening = kind != AgentKind.ASLEEP;
		this.keeper = this.listening ? null : keep(port);
	}

	private static @Nullable ServerSocket keep(int port) {
		try {
			return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
		}
		catch (IOException ex) {
			// Somebody has taken it just now; it may be free again when it is needed.
			return null;
		}
	}

	/** The process runs Java code: before, what attaches to it could end it. */
	void connected() {
		this.connected = true;
	}

	/**
	 * Where the agent listens; 0 as long as it does not. To be called if there is a
	 * debugger for it: wakes it, which blocks for some tenths of a second.
	 */
	synchronized int port() {
		if (!this.listening && this.connected && !this.tried) {
			this.tried = true;
			this.listening = wake();
		}
		return this.listening ? this.port : 0;
	}

	private boolean wake() {
		giveUpPort();
		List<String> command = List.of(this.jcmd.toString(), Long.toString(this.pid), "VM.start_java_debugging");
		Optional<String> answer = Commands.ofSystem().run(command, null, LIMIT);
		if (answer.isPresent() && !answer.get().contains("not been started")) {
			return true;
		}
		if (ProcessHandle.of(this.pid).filter(ProcessHandle::isAlive).isPresent()) {
			this.logger.error("No debugger can be attached to process " + this.pid + ": \"" + String.join(" ", command)
					+ "\" failed. It waits for the next one");
		}
		return false;
	}

	/** The process has ended. */
	void ended() {
		this.connected = false;
		this.listening = false;
		giveUpPort();
	}

	private void giveUpPort() {
		try {
			if (this.keeper != null) {
				this.keeper.close();
			}
		}
		catch (IOException ex) {
			// Nobody listens there any more in any case.
		}
	}

}
