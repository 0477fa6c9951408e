package dev.hupper.api;

import java.time.Duration;

/**
 * The swap: a change of nothing but method bodies runs at once in the worker that is
 * there, and a fresh one follows. Immutable.
 *
 * @param mode when that is done
 * @param settle how long nothing must have been swapped, and nobody have been served,
 * before the fresh worker follows; zero or more. It comes ten seconds after the first
 * swap at the latest, or thirty if its standby is still being prepared.
 */
public record SwapOptions(Mode mode, Duration settle) {

	/** No swaps: each change is answered by a fresh worker. */
	public static final SwapOptions OFF = new SwapOptions(Mode.OFF, Duration.ofSeconds(2));

	/** What is done for Spring applications unless they say otherwise. */
	public static final SwapOptions DEFAULTS = new SwapOptions(Mode.AUTO, Duration.ofSeconds(2));

	/** When bodies are swapped. */
	public enum Mode {

		/**
		 * If the last reload took longer than a second or, before there was one, the
		 * first start longer than four.
		 */
		AUTO,

		/** Always. */
		ON,

		/** Never. */
		OFF

	}

}
