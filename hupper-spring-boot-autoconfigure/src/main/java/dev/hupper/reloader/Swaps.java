package dev.hupper.reloader;

import java.time.Duration;
import java.util.Optional;

import dev.hupper.api.HupperLogger;
import dev.hupper.api.SwapOptions;
import dev.hupper.swap.SwapVerdict;

/**
 * Whether changes are swapped into the worker at all: not where a fresh one is there in a
 * blink, and not where that turned out to be impossible.
 */
final class Swaps {

	/** A reload that takes longer than this is worth a bridge. */
	private static final Duration BLINK = Duration.ofSeconds(1);

	/** What fits into one message; a change of this size is more than an edit. */
	private static final int MAX_BYTES = 512 * 1024;

	private final Settings settings;

	private final HupperLogger logger;

	private long lastReload;

	private boolean impossible;

	Swaps(Settings settings, HupperLogger logger) {
		this.settings = settings;
		this.logger = logger;
	}

	/** A reload took this long. */
	void reloadedIn(long nanos) {
		this.lastReload = nanos;
	}

	/** It turned out that no worker can be swapped into. */
	void makeImpossible(String reason) {
		if (!this.impossible) {
			this.impossible = true;
			this.logger.info("Changes are not swapped into the running application: " + reason);
		}
	}

	boolean areWanted() {
		SwapOptions.Mode mode = this.settings.swap().mode();
		return !this.impossible
				&& (mode == SwapOptions.Mode.ON || mode == SwapOptions.Mode.AUTO && this.lastReload > BLINK.toNanos());
	}

	/** How long after the last swap the fresh worker follows. */
	long settleNanos() {
		return this.settings.swap().settle().toNanos();
	}

	/**
	 * Decide what becomes of a build.
	 * @return empty if it needs a fresh worker
	 */
	Optional<SwapVerdict.Swap> decide(BuildResult.Built built) {
		if (!areWanted()) {
			return Optional.empty();
		}
		SwapVerdict verdict = built.swap().get();
		if (verdict instanceof SwapVerdict.Swap swap
				&& swap.classes().values().stream().mapToInt((bytes) -> bytes.length).sum() <= MAX_BYTES) {
			return Optional.of(swap);
		}
		this.logger.debug("Not swapped: "
				+ ((verdict instanceof SwapVerdict.Reload reload) ? reload.reason() : "too many classes changed"));
		return Optional.empty();
	}

}
