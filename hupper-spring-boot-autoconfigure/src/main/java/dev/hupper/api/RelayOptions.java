package dev.hupper.api;

import java.time.Duration;

/**
 * How the port of a web application stays open while workers change.
 *
 * @param enabled whether it does; if not, each worker listens itself
 * @param address the address at which to listen; empty: all of this computer's
 * @param port the port, from the beginning on; 0: the one that the first worker asks for;
 * {@link #ANY_PORT}: one that is free, for workers that want any
 * @param holdLimit how long a request waits for a worker before it is answered with 503;
 * greater than 0
 * @param maxHeld how many requests may wait, at least 1; each further one is answered
 * with 503
 * @param failuresForAll whether other computers, too, are shown what failed
 * @param names the host names by which this computer is shown what failed
 */
public record RelayOptions(boolean enabled, String address, int port, Duration holdLimit, int maxHeld,
		boolean failuresForAll, LocalNames names) {

	/**
	 * The name of the header in which a worker is told the address of a client of another
	 * computer. The first one counts; further ones come from the client.
	 */
	public static final String CLIENT_HEADER = "X-Hupper-Client";

	/** A port of the system's choice, which stays the same. */
	public static final int ANY_PORT = -1;

	/** Each worker listens itself. */
	public static final RelayOptions OFF = new RelayOptions(false, "", 0, Duration.ofMinutes(1), 1000, false,
			LocalNames.LOOPBACK);

	/**
	 * The same with a place to listen at from the beginning.
	 * @param address an address; empty: all
	 * @param port a port; 0: the one that the first worker asks for; or {@link #ANY_PORT}
	 * @return new options
	 */
	public RelayOptions at(String address, int port) {
		return new RelayOptions(this.enabled, address, port, this.holdLimit, this.maxHeld, this.failuresForAll,
				this.names);
	}

}
