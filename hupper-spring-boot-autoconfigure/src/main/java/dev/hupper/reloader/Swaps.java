package dev.hupper.reloader;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

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

	/** Whoever has saved nothing for so long is not in the middle of something. */
	private static final long PAUSE = Duration.ofSeconds(10).toNanos();

	private final Settings settings;

	private final HupperLogger logger;

	private long lastReload;

	/** What a start or a reload took. */
	private long longest;

	private int count;

	private long latestSave;

	private long interval = PAUSE;

	private boolean impossible;

	Swaps(Settings settings, HupperLogger logger) {
		this.settings = settings;
		this.logger = logger;
	}

	/**
	 * The first start took this long, without a standby that had rehearsed: a reload
	 * takes a quarter of it at least, as long as nothing else is known.
	 */
	void firstStartedIn(long nanos) {
		this.lastReload = nanos / 4;
		this.longest = nanos;
	}

	/** A reload took this long. */
	void reloadedIn(long nanos) {
		this.lastReload = nanos;
		this.longest = Math.max(this.longest, nanos);
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

	/** How long nobody must have been served before the fresh worker follows. */
	long settleNanos() {
		return this.settings.swap().settle().toNanos();
	}

	/**
	 * How long after the last swap another one is to be expected: longer than between the
	 * last two saves, if these were one after the other.
	 */
	long calmNanos() {
		return Math.max(settleNanos(), (this.interval < PAUSE) ? this.interval + this.interval / 2 : 0);
	}

	/** How long a start is waited for before a swap that it holds up is given up. */
	long patienceNanos() {
		return Math.max(PAUSE, 2 * this.longest);
	}

	/** A change is swapped, which gets a number. */
	int swapping(long noticedNanos) {
		this.interval = (this.count == 0) ? PAUSE : noticedNanos - this.latestSave;
		this.latestSave = noticedNanos;
		return ++this.count;
	}

	/** The number of the latest swap. */
	int count() {
		return this.count;
	}

	/**
	 * Decide what becomes of a change, by what is said of its files as long as the
	 * worker's own are known; empty if it needs a fresh worker.
	 */
	Optional<BodyChange> decide(ReloadCause cause, Set<Path> files, Supplier<SwapVerdict> verdict) {
		if (!areWanted()) {
			return Optional.empty();
		}
		SwapVerdict decided = verdict.get();
		if (decided instanceof SwapVerdict.Swap swap
				&& swap.classes().values().stream().mapToInt((bytes) -> bytes.length).sum() <= MAX_BYTES) {
			return Optional.of(new BodyChange(cause, swap, files));
		}
		this.logger.debug("Not swapped: "
				+ ((decided instanceof SwapVerdict.Reload reload) ? reload.reason() : "too many classes changed"));
		return Optional.empty();
	}

}
