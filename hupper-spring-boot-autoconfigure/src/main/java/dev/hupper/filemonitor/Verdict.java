package dev.hupper.filemonitor;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * What a look at a hinted file says.
 */
sealed interface Verdict {

	/**
	 * Nobody has looked since there was a hint.
	 *
	 * @param since when that was, by {@link System#nanoTime()}
	 */
	record Unjudged(long since) implements Verdict {
	}

	/**
	 * This is probably not how the file will stay.
	 *
	 * @param patience how long to wait after the last hint
	 * @param otherwise what to make of it if nothing else comes
	 */
	record Unsettled(Duration patience, Settled otherwise, String reason) implements Verdict {
	}

	/** A verdict that only another hint can change. */
	sealed interface Settled extends Verdict {

	}

	/** The content is what was last reported. */
	record Unchanged() implements Settled {
	}

	/**
	 * The content differs from what was last reported.
	 *
	 * @param now what it is; null if the file is gone
	 */
	record Changed(@Nullable Fingerprint now) implements Settled {
	}

	/**
	 * Nothing good can come of reporting this file as it is.
	 *
	 * @param why one line for the user
	 */
	record Unusable(String why) implements Settled {
	}

}
