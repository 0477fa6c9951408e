package dev.hupper.reloader;

import java.time.Duration;
import java.util.Optional;

import dev.hupper.platform.Signals.Signal;
import org.jspecify.annotations.Nullable;

/**
 * Why the monitor is to end, which decides its exit code and how patient it is.
 */
enum ExitReason {

	/** The application asked for it: its exit code is the monitor's. */
	SHUT_DOWN("the application shuts down", null, false),

	/** Ctrl-C; a second one kills at once. */
	INTERRUPT("interrupted", Signal.INT, false),

	/** A request to end. */
	TERMINATE("terminated", Signal.TERM, false),

	/** The terminal was closed. */
	HANG_UP("the terminal was closed", Signal.HUP, true),

	/** The build tool that started the monitor has died. */
	PARENT_GONE("the build tool is gone", Signal.TERM, true);

	/**
	 * Whoever closes a terminal or kills a build expects no process two seconds later.
	 */
	private static final Duration ABANDONED_LIMIT = Duration.ofSeconds(1);

	private final String reason;

	private final @Nullable Signal signal;

	private final boolean abandoned;

	ExitReason(String reason, @Nullable Signal signal, boolean abandoned) {
		this.reason = reason;
		this.signal = signal;
		this.abandoned = abandoned;
	}

	String reason() {
		return this.reason;
	}

	int exitCode(int workerExitCode) {
		return (this.signal != null) ? this.signal.exitCode() : workerExitCode;
	}

	Optional<Duration> limit(Optional<Duration> grace) {
		return grace.map((limit) -> (this.abandoned && limit.compareTo(ABANDONED_LIMIT) > 0) ? ABANDONED_LIMIT : limit);
	}

}
