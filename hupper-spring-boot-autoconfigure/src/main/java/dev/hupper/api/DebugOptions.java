package dev.hupper.api;

/**
 * How a debugger comes to workers.
 *
 * @param port where it attaches, at the loopback address, whichever worker runs; 0:
 * nowhere
 * @param suspend whether each worker waits for it before anything of the application runs
 */
public record DebugOptions(int port, boolean suspend) {

	/** Workers are not to be debugged. */
	public static final DebugOptions OFF = new DebugOptions(0, false);

	/**
	 * Whether workers can be debugged.
	 * @return true if there is a port for it
	 */
	public boolean isEnabled() {
		return this.port > 0;
	}

}
