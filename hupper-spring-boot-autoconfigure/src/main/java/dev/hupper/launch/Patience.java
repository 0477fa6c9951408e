package dev.hupper.launch;

import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.hupper.launch.RehearsalStep.UnderWay;

/**
 * Whether the end of a standby's step is worth waiting for when its application is to
 * run, and how long. Not thread-safe.
 */
final class Patience {

	/** By then most of a step is over, but for slow machines. */
	private static final Duration LEAST = Duration.ofSeconds(5);

	/** A longer start has waited for something, such as a debugger. */
	private static final Duration MOST = Duration.ofSeconds(30);

	/**
	 * A new JVM with a class archive takes so much longer than one that has rehearsed.
	 */
	private static final Duration MOMENT = Duration.ofSeconds(1);

	/** A step takes a second, and several on a slow machine. */
	private static final Duration ENDLESS = Duration.ofSeconds(60);

	/** What each step took the last time. */
	private final Map<String, Duration> usual = new HashMap<>();

	private Duration limit = LEAST;

	private boolean lost;

	/** A step is over. */
	void stepTook(String name, Duration duration) {
		this.usual.put(name, duration);
	}

	/**
	 * The application has started in a new JVM. Who has one started after that time has
	 * waited twice as long, and no more.
	 */
	void startTook(Duration duration) {
		this.limit = Collections.max(List.of(LEAST, Collections.min(List.of(duration, MOST))));
	}

	/** How long the end of a step is awaited. */
	Duration limit() {
		return this.limit;
	}

	/** One was awaited in vain: none is from now on. */
	void lose() {
		this.lost = true;
	}

	/**
	 * Whether its end is to be awaited.
	 * @param archived whether a new JVM would have a class archive
	 */
	boolean isWorthwhile(UnderWay step, boolean archived) {
		if (this.lost || isEndless(step)) {
			return false;
		}
		Duration usual = this.usual.get(step.name());
		return !archived || usual != null && step.elapsed().compareTo(usual.multipliedBy(2)) < 0
				&& usual.minus(step.elapsed()).compareTo(MOMENT) < 0;
	}

	/** Whether no standby should try it again. */
	static boolean isEndless(UnderWay step) {
		return step.elapsed().compareTo(ENDLESS) > 0;
	}

}
