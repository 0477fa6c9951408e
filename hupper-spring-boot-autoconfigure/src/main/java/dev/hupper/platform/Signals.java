package dev.hupper.platform;

/**
 * The signals that a terminal or another process sends to this one. Thread-safe.
 */
public interface Signals {

	/**
	 * Handle a signal instead of what the JVM does with it. Has no effect where this
	 * platform or JVM does not allow it: Windows has no HUP, {@code -Xrs} leaves all
	 * three to the operating system, and so does a signal that was ignored when this
	 * process was started, as {@code nohup} does.
	 * @param signal the signal
	 * @param handler called on a thread of the JVM's own, once for each signal
	 * @return to be closed when the signal is to be handled as before
	 */
	Handling handle(Signal signal, Runnable handler);

	/** The signals of this process. */
	static Signals ofThisProcess() {
		return new JvmSignals();
	}

	/** Lasts until it is closed. */
	interface Handling extends AutoCloseable {

		@Override
		void close();

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

		/** What a shell reports for a process that this signal ended. */
		public int exitCode() {
			return 128 + this.number;
		}

	}

}
