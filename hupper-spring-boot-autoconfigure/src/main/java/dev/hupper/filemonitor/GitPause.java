package dev.hupper.filemonitor;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.hupper.api.HupperLogger;

/**
 * Holds changes back while git is at work, so that a checkout or a rebase of many commits
 * is one change. A lock that a killed git has left is waited for once. Not thread-safe.
 */
final class GitPause {

	private static final Duration INTERVAL = Duration.ofMillis(50);

	private static final Duration REPORTED = Duration.ofSeconds(3);

	private static final Duration LONGEST = Duration.ofSeconds(30);

	private final HupperLogger logger;

	private final Supplier<Optional<Path>> activity;

	private @Nullable Long since;

	private long nextLook;

	private boolean reported;

	private boolean abandoned;

	private boolean ended;

	/**
	 * Nothing is held.
	 * @param activity the file by which git shows that it is at work, if it is
	 */
	GitPause(HupperLogger logger, Supplier<Optional<Path>> activity) {
		this.logger = logger;
		this.activity = activity;
	}

	/** How long until {@link #holds} is worth another call. */
	long nanosHeld(long now) {
		return (this.since != null) ? this.nextLook - now : 0;
	}

	/** Whether changes have to wait. */
	boolean holds(long now) {
		if (nanosHeld(now) > 0) {
			return true;
		}
		Path file = this.activity.get().orElse(null);
		if (file == null || this.abandoned) {
			this.abandoned = file != null;
			this.ended = this.since != null;
			this.since = null;
			this.reported = false;
			return false;
		}
		long start = (this.since != null) ? this.since : now;
		this.since = start;
		this.nextLook = now + INTERVAL.toNanos();
		if (!this.reported && now - start >= REPORTED.toNanos()) {
			this.reported = true;
			this.logger.info("Changes wait until git is done: " + file);
		}
		if (now - start >= LONGEST.toNanos()) {
			this.abandoned = true;
			this.since = null;
			this.logger.info("Changes wait no longer for git; if none runs, delete " + file);
		}
		return !this.abandoned;
	}

	/**
	 * Whether changes do not wait any more since git is done, told once: what was seen
	 * while it was at work may be otherwise now.
	 */
	boolean hasEnded() {
		boolean hasEnded = this.ended;
		this.ended = false;
		return hasEnded;
	}

}
