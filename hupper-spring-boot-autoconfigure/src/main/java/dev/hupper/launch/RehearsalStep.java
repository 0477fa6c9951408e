package dev.hupper.launch;

import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * The step of its rehearsal that a standby is at. Thread-safe.
 */
final class RehearsalStep {

	/** A part takes a second, some of them on a slow machine. */
	private static final long ENDLESS_NANOS = TimeUnit.SECONDS.toNanos(60);

	private @Nullable String name;

	private long since;

	private boolean begun;

	synchronized void begin(String name) {
		this.begun = true;
		this.name = name;
		this.since = System.nanoTime();
	}

	synchronized void end() {
		this.name = null;
	}

	synchronized boolean isUnderWay() {
		return this.name != null;
	}

	/** Whether this is the step that is under way. */
	synchronized boolean isAt(String name) {
		return name.equals(this.name);
	}

	/** Whether any step was ever begun. */
	synchronized boolean hasBegun() {
		return this.begun;
	}

	/**
	 * The step that takes longer than any step does; empty if none is under way, or not
	 * for long.
	 */
	synchronized Optional<String> findEndless() {
		boolean endless = System.nanoTime() - this.since > ENDLESS_NANOS;
		return endless ? Optional.ofNullable(this.name) : Optional.empty();
	}

}
