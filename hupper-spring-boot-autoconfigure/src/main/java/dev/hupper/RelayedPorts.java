package dev.hupper;

import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;

import dev.hupper.api.HupperLogger;
import dev.hupper.api.RelayOptions;
import dev.hupper.ipc.Message;
import dev.hupper.reloader.PublicPort;

/**
 * The ports of an application with one or more web servers: a relay for each, opened when
 * a worker first listens there.
 */
final class RelayedPorts implements PublicPort {

	private final RelayOptions options;

	private final HupperLogger logger;

	/** By the port that is known; one that is not known yet is 0. */
	private final Map<Integer, PublicPort> byPort = new LinkedHashMap<>();

	/** Where the worker of now listens. */
	private final Set<Integer> served = new HashSet<>();

	private RelayedPorts(RelayOptions options, HupperLogger logger) {
		this.options = options;
		this.logger = logger;
	}

	/**
	 * Open the first port.
	 * @param options which, and its limits
	 * @param logger where lines for the user go
	 * @return ports to be closed
	 * @throws IOException if it cannot be opened
	 */
	static PublicPort open(RelayOptions options, HupperLogger logger) throws IOException {
		RelayedPorts ports = new RelayedPorts(options, logger);
		ports.byPort.put(options.port(), RelayedPort.open(options, logger));
		return ports;
	}

	@Override
	public boolean isRelayed() {
		return true;
	}

	@Override
	public void hold() {
		this.served.clear();
		all(PublicPort::hold);
	}

	@Override
	public CompletionStage<Void> drain() {
		return each(this.byPort.values(), PublicPort::drain);
	}

	@Override
	public long nanosIdle() {
		return this.byPort.values().stream().mapToLong(PublicPort::nanosIdle).min().orElse(Long.MAX_VALUE);
	}

	@Override
	public void serve(Message.Listening listening) {
		int port = listening.publicPort();
		try {
			PublicPort relay = this.byPort.containsKey(port) ? this.byPort.get(port) : unused();
			this.byPort.put(port, relay);
			this.served.add(port);
			relay.serve(listening);
		}
		catch (IOException ex) {
			this.logger.error("Port " + port + " of the application cannot be kept open: " + ex.getMessage());
		}
	}

	private PublicPort unused() throws IOException {
		PublicPort unused = this.byPort.remove(0);
		return (unused != null) ? unused : RelayedPort.open(this.options.at("", 0), this.logger);
	}

	@Override
	public CompletionStage<Void> release() {
		return each(this.byPort.values(), PublicPort::release);
	}

	@Override
	public void allListen() {
		this.byPort.entrySet().removeIf((entry) -> {
			boolean left = !this.served.contains(entry.getKey());
			if (left) {
				entry.getValue().close();
			}
			return left;
		});
	}

	@Override
	public void fail(String title, String text) {
		all((port) -> port.fail(title, text));
	}

	private void all(Consumer<PublicPort> action) {
		this.byPort.values().forEach(action);
	}

	private static CompletionStage<Void> each(Collection<PublicPort> ports,
			Function<PublicPort, CompletionStage<Void>> action) {
		return CompletableFuture.allOf(
				ports.stream().map(action).map(CompletionStage::toCompletableFuture).toArray(CompletableFuture[]::new));
	}

	@Override
	public void close() {
		all(PublicPort::close);
	}

}
