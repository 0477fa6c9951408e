package dev.hupper;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

import dev.hupper.api.HupperLogger;
import dev.hupper.api.RelayOptions;
import dev.hupper.ipc.Message;
import dev.hupper.relay.FailureReport;
import dev.hupper.relay.Relay;
import dev.hupper.relay.RelaySettings;
import dev.hupper.reloader.PublicPort;

/**
 * Makes the relay what the loop knows as the application's port.
 */
final class RelayedPort implements PublicPort {

	/**
	 * Enough for what a server has received and not begun; it finishes the rest itself
	 * while it stops.
	 */
	private static final Duration QUIET_LIMIT = Duration.ofMillis(500);

	private static final Duration IDLE_LIMIT = Duration.ofMinutes(1);

	private final Relay relay;

	private final HupperLogger logger;

	private String shown = "";

	private RelayedPort(Relay relay, HupperLogger logger) {
		this.relay = relay;
		this.logger = logger;
	}

	/**
	 * Open a port.
	 * @param options which, and its limits
	 * @param logger where lines for the user go
	 * @return a port to be closed
	 * @throws IOException if it cannot be opened
	 */
	static PublicPort open(RelayOptions options, HupperLogger logger) throws IOException {
		RelaySettings settings = new RelaySettings(options.holdLimit(), options.maxHeld(), IDLE_LIMIT,
				options.failuresForAll(), options.names());
		Relay relay = Relay.open(settings, logger);
		try {
			if (options.port() > 0) {
				relay.listen(options.address(), options.port());
			}
			return new RelayedPort(relay, logger);
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
	public void hold() {
		this.relay.hold();
	}

	@Override
	public CompletionStage<Void> drain() {
		return this.relay.quiesce(QUIET_LIMIT);
	}

	@Override
	public long nanosIdle() {
		return this.relay.nanosIdle();
	}

	@Override
	public void serve(Message.Listening listening) {
		try {
			this.relay.listen(listening.publicAddress(), listening.publicPort());
			if (!this.shown.equals(listening.url())) {
				this.shown = listening.url();
				this.logger.info("The application is at " + this.shown);
			}
		}
		catch (IOException ex) {
			this.logger.error("The application cannot be reached where it is configured to be now. " + ex.getMessage());
		}
		this.relay.serve(listening.port(), listening.url().startsWith("https:"));
	}

	@Override
	public CompletionStage<Void> release() {
		return this.relay.stopListening();
	}

	@Override
	public void fail(String title, String text) {
		this.relay.fail(new FailureReport(title, text));
	}

	@Override
	public void close() {
		this.relay.close();
	}

}
