package dev.hupper.launch;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import dev.hupper.worker.JitCompiler;
import org.jspecify.annotations.Nullable;

/**
 * The step of its rehearsal that a standby is at. Thread-safe.
 */
final class RehearsalStep {

	/** A part takes a second, some of them on a slow machine. */
	private static final long ENDLESS_NANOS = TimeUnit.SECONDS.toNanos(60);

	/**
	 * Exit codes of a JVM that refuses its options, or ends by an error of its own, and
	 * not by somebody's signal.
	 */
	private static final Set<Integer> CRASHES = Set.of(1, 128 + 4, 128 + 5, 128 + 6, 128 + 7, 128 + 8, 128 + 11);

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

	/** Whether it lets methods be compiled, which can be ended at any time. */
	synchronized boolean isCompiling() {
		return JitCompiler.STEP.equals(this.name);
	}

	/**
	 * Whether a JVM that was to compile has ended since it did, or could not: so far no
	 * other step has begun.
	 */
	synchronized boolean isCompilingCrash(int exitCode) {
		return (!this.begun || isCompiling()) && CRASHES.contains(exitCode);
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
