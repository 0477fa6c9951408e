package dev.hupper.launch;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

import dev.hupper.worker.JitCompiler;
import org.jspecify.annotations.Nullable;

/**
 * The step of its rehearsal that a standby is at. Thread-safe.
 */
final class RehearsalStep {

	private static final Set<Integer> CRASHES = Set.of(1, 3, 128 + 4, 128 + 5, 128 + 6, 128 + 7, 128 + 8, 128 + 11);

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

	/** What is under way and must come to its end; methods can be compiled or not. */
	synchronized Optional<UnderWay> underWay() {
		return (this.name == null || isCompiling()) ? Optional.empty()
				: Optional.of(new UnderWay(this.name, Duration.ofNanos(System.nanoTime() - this.since)));
	}

	private boolean isCompiling() {
		return JitCompiler.STEP.equals(this.name);
	}

	/**
	 * Whether a JVM that was to compile has ended since it did, or could not: so far no
	 * other step has begun.
	 */
	synchronized boolean isCompilingCrash(int exitCode) {
		return (!this.begun || isCompiling()) && isCrash(exitCode);
	}

	/**
	 * Whether a JVM refuses its options, has no memory left, or ends by an error of its
	 * own, and not by somebody's signal.
	 */
	static boolean isCrash(int exitCode) {
		return CRASHES.contains(exitCode);
	}

	/** Whether any step was ever begun. */
	synchronized boolean hasBegun() {
		return this.begun;
	}

	/** A step, and how long ago it was begun. */
	record UnderWay(String name, Duration elapsed) {
	}

}
