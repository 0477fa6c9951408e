package dev.hupper.platform;

/**
 * The signals that a terminal or another process sends to this one. Thread-safe.
 */
public interface Signals {

	/**
	 * Handle a signal from now on instead of what the JVM does.
	 * @param signal the signal
	 * @param handler called on a thread of the JVM's own, once for each signal
	 * @return whether this platform and JVM allow it: Windows has no HUP, and
	 * {@code -Xrs} leaves all three to the operating system
	 */
	boolean handle(Signal signal, Runnable handler);

	/**
	 * Ignore a signal from now on. Processes started later inherit that.
	 * @param signal the signal
	 * @return whether this platform and JVM allow it
	 */
	boolean ignore(Signal signal);

	/**
	 * The signals of this process.
	 * @return the real ones
	 */
	static Signals ofThisProcess() {
		return new JvmSignals();
	}

	/** The signals hupper cares for. */
	enum Signal {

		/** Terminal closed, or a request to reload. */
		HUP(1),

		/** Ctrl-C. */
		INT(2),

		/** A request to end. */
		TERM(15);

		private final int number;

		Signal(int number) {
			this.number = number;
		}

		/**
		 * What a shell reports for a process that this signal ended.
		 * @return 128 and the signal's number
		 */
		public int exitCode() {
			return 128 + this.number;
		}

	}

}
