package dev.hupper.relay;

import java.time.Duration;

import dev.hupper.api.LocalNames;

/**
 * The limits of a relay.
 *
 * @param holdLimit how long a request waits for a worker before it is answered with 503;
 * greater than 0
 * @param maxHeld how many requests may wait; each further one is answered with 503
 * @param idleLimit how long a client may take for the head of a request, or for taking
 * the rest of a response
 * @param failuresForAll whether other computers, too, are told what failed
 * @param names the host names by which this computer is told
 */
public record RelaySettings(Duration holdLimit, int maxHeld, Duration idleLimit, boolean failuresForAll,
		LocalNames names) {

	/** A minute for each, a thousand requests, failures for this computer alone. */
	public static final RelaySettings DEFAULTS = new RelaySettings(Duration.ofMinutes(1), 1000, Duration.ofMinutes(1),
			false);

	/** The same with the names of the loopback interface. */
	public RelaySettings(Duration holdLimit, int maxHeld, Duration idleLimit, boolean failuresForAll) {
		this(holdLimit, maxHeld, idleLimit, failuresForAll, LocalNames.LOOPBACK);
	}

}
