package dev.hupper.relay;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

import dev.hupper.api.HupperLogger;
import dev.hupper.api.RelayOptions;
import dev.hupper.ipc.Message;
import dev.hupper.reloader.PublicPort;

/**
 * The ports of an application with one or more web servers: a relay for each, opened when
 * a worker first listens there.
 */
public final class RelayedPorts implements PublicPort {

	/**
	 * Enough for what a server has received and not begun; it finishes the rest itself
	 * while it stops.
	 */
	private static final Duration QUIET_LIMIT = Duration.ofMillis(500);

	private static final Duration IDLE_LIMIT = Duration.ofMinutes(1);

	/** What fails more often will not succeed any more. */
	private static final int MAX_FAILURES = 3;

	private final RelayOptions options;

	private final Runnable failed;

	private final HupperLogger logger;

	/** By the port that is known; one that is not known yet is 0. */
	private final Map<Integer, Relay> byPort = new LinkedHashMap<>();

	/** Where the worker of now listens, by port. */
	private final Map<Integer, Message.Listening> served = new HashMap<>();

	private final Map<Integer, String> shown = new HashMap<>();

	private int failures;

	/** The one that was chosen for an application that wants any; else 0. */
	private int anyPort;

	private RelayedPorts(RelayOptions options, Runnable failed, HupperLogger logger) {
		this.options = options;
		this.failed = failed;
		this.logger = logger;
	}

	/**
	 * Open the first port.
	 * @param options which, and its limits
	 * @param failed called by any thread when one of them has to be {@linkplain #reopen()
	 * opened anew}
	 * @param logger where lines for the user go
	 * @return ports to be closed
	 * @throws IOException if it cannot be opened
	 */
	public static RelayedPorts open(RelayOptions options, Runnable failed, HupperLogger logger) throws IOException {
		RelayedPorts ports = new RelayedPorts(options, failed, logger);
		Relay relay = ports.relay(options.address(), options.port());
		ports.anyPort = (options.port() == RelayOptions.ANY_PORT) ? relay.port() : 0;
		ports.byPort.put(Math.max(options.port(), ports.anyPort), relay);
		return ports;
	}

	private Relay relay(String address, int port) throws IOException {
		RelaySettings settings = new RelaySettings(this.options.holdLimit(), this.options.maxHeld(), IDLE_LIMIT,
				this.options.failuresForAll(), this.options.names());
		Relay relay = Relay.open(settings, this.failed, this.logger);
		try {
			if (port != 0) {
				relay.listen(address, Math.max(port, 0));
			}
			return relay;
		}
		catch (IOException ex) {
			relay.close();
			throw ex;
		}
	}

	@Override
	public boolean isRelayed() {
		return true;
	}

	@Override
	public int anyPort() {
		return this.anyPort;
	}

	@Override
	public void hold() {
		this.served.clear();
		this.byPort.values().forEach(Relay::hold);
	}

	@Override
	public CompletionStage<Void> drain() {
		return all(this.byPort.values().stream().map((relay) -> relay.quiesce(QUIET_LIMIT)));
	}

	@Override
	public long nanosIdle() {
		return this.byPort.values().stream().mapToLong(Relay::nanosIdle).min().orElse(Long.MAX_VALUE);
	}

	@Override
	public boolean wasServing(long epochNanos) {
		return this.byPort.values().stream().anyMatch((relay) -> relay.wasServing(epochNanos));
	}

	@Override
	public void serve(Message.Listening listening) {
		int port = listening.publicPort();
		try {
			Relay relay = this.byPort.containsKey(port) ? this.byPort.get(port) : unused();
			this.byPort.put(port, relay);
			this.served.put(port, listening);
			serve(relay, listening);
		}
		catch (IOException ex) {
			this.logger.error("Port " + port + " of the application cannot be kept open: " + ex.getMessage());
		}
	}

	private Relay unused() throws IOException {
		Relay unused = this.byPort.remove(0);
		return (unused != null) ? unused : relay("", 0);
	}

	private void serve(Relay relay, Message.Listening listening) {
		try {
			relay.listen(listening.publicAddress(), listening.publicPort());
			if (!listening.url().equals(this.shown.put(listening.publicPort(), listening.url()))) {
				this.logger.info("The application is at " + listening.url());
			}
		}
		catch (IOException ex) {
			this.logger.error("The application cannot be reached where it is configured to be now. " + ex.getMessage());
		}
		relay.serve(listening.port(), listening.url().startsWith("https:"));
	}

	/** What was under way is lost, and what comes waits or is served as before. */
	@Override
	public void reopen() {
		if (++this.failures > MAX_FAILURES) {
			this.logger.error("The relay has failed again, and the application's port is closed. Start hupper again");
			return;
		}
		this.byPort.entrySet().stream().filter((entry) -> entry.getValue().isOver()).forEach((entry) -> {
			int port = entry.getKey();
			Message.Listening listening = this.served.get(port);
			entry.getValue().close();
			try {
				String address = (listening != null) ? listening.publicAddress() : this.options.address();
				entry.setValue(relay(address, port));
				this.logger.error("The relay has failed; port " + port + " is open again");
				if (listening != null) {
					serve(entry.getValue(), listening);
				}
			}
			catch (IOException ex) {
				this.logger.error("The relay has failed, and port " + port + " cannot be opened again: "
						+ ex.getMessage() + ". Start hupper again");
			}
		});
	}

	@Override
	public CompletionStage<Void> release() {
		return all(this.byPort.entrySet()
			.stream()
			.filter((entry) -> !this.served.containsKey(entry.getKey()))
			.map((entry) -> entry.getValue().stopListening()));
	}

	@Override
	public void allListen() {
		this.byPort.entrySet().removeIf((entry) -> {
			boolean left = !this.served.containsKey(entry.getKey());
			if (left) {
				entry.getValue().close();
			}
			return left;
		});
		if (!this.byPort.containsKey(this.anyPort)) {
			// By then somebody else may have it.
			this.anyPort = 0;
		}
	}

	@Override
	public void fail(String title, String text) {
		this.byPort.values().forEach((relay) -> relay.fail(new FailureReport(title, text)));
	}

	Collection<Relay> relays() {
		return this.byPort.values();
	}

	private static CompletionStage<Void> all(Stream<CompletionStage<Void>> actions) {
		return CompletableFuture
			.allOf(actions.map(CompletionStage::toCompletableFuture).toArray(CompletableFuture[]::new));
	}

	@Override
	public void close() {
		this.byPort.values().forEach(Relay::close);
	}

}
