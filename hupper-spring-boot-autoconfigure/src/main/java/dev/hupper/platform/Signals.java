package dev.hupper.platform;

/**
 * The signals that a terminal or another process sends to this one.
 */
public interface Signals {

	/**
	 * Handle a signal from now on instead of what the JVM does.
	 * @param signal the signal
	 * @param handler called on a thread of the JVM's own, once for each signal
	 * @return whether this platform and JVM allow it ({@code -Xrs} and Windows do not
	 * allow all)
	 */
	boolean handle(Signal signal, Runnable handler);

	/**
	 * Ignore a signal from now on; processes started later inherit that.
	 * @param signal the signal
	 * @return whether this platform and JVM allow it
	 */
	boolean ignore(Signal signal);

	/** The signals hupper cares for. */
	enum Signal {

		/** Terminal closed, or a request to reload. */
		HUP,

		/** Ctrl-C. */
		INT,

		/** A request to end. */
		TERM

	}

}
