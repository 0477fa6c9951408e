package dev.hupper.reloader;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

import dev.hupper.api.HupperLogger;
import org.jspecify.annotations.Nullable;

/**
 * Says that a build takes long, once for each that does.
 */
final class SlowBuild {

	/** Longer than a build with a warm compiler takes, shorter than a user's patience. */
	private static final Duration SLOW = Duration.ofSeconds(1);

	private final LongSupplier nanoTime;

	private final HupperLogger logger;

	/** What the build under way is for, until it has been said that it takes long. */
	private @Nullable ReloadCause cause;

	private long since;

	SlowBuild(LongSupplier nanoTime, HupperLogger logger) {
		this.nanoTime = nanoTime;
		this.logger = logger;
	}

	void begin(ReloadCause cause) {
		this.cause = cause;
		this.since = this.nanoTime.getAsLong();
	}

	/** It is done: how long it took, in milliseconds. */
	long end() {
		this.cause = null;
		return TimeUnit.NANOSECONDS.toMillis(this.nanoTime.getAsLong() - this.since);
	}

	/** How long until it is to be said. */
	long nanosToNotice(long nowNanos) {
		return (this.cause != null) ? this.since + SLOW.toNanos() - nowNanos : State.NEVER;
	}

	/** Say so, unless it does not or that was said; whether it was said now. */
	boolean notice(long nowNanos) {
		ReloadCause slow = this.cause;
		if (slow == null || nanosToNotice(nowNanos) > 0) {
			return false;
		}
		this.cause = null;
		this.logger.info("Still compiling (" + slow.text() + ")");
		return true;
	}

}
