package dev.hupper.api;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * How to reach a watchman daemon. Comes from the parameters of hupper's
 * {@code WatchmanFileMonitor}.
 *
 * @param socketPath the daemon's unix socket; null: {@code WATCHMAN_SOCK}, then ask the
 * binary
 * @param binaryPath the {@code watchman} program to ask for the socket
 * @param timeout how long to wait for an answer of the daemon; positive
 */
public record WatchmanOptions(@Nullable String socketPath, String binaryPath, Duration timeout) {

	/** hupper's defaults: the program found on the path, one second. */
	public static final WatchmanOptions DEFAULTS = new WatchmanOptions(null, "watchman", Duration.ofSeconds(1));

	public WatchmanOptions {
		if (timeout.isNegative() || timeout.isZero()) {
			throw new IllegalArgumentException("The watchman timeout must be positive, not " + timeout);
		}
	}

}
