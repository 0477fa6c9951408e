package dev.hupper.filemonitor;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

import dev.hupper.filemonitor.Verdict.Settled;
import dev.hupper.filemonitor.Verdict.Unsettled;

/**
 * Decides when hinted files have settled, so that all of them can be acted upon at once;
 * but files that are written without end in one watched path delay those of others for a
 * moment only. Knows neither clock nor file system; times are those of
 * {@link System#nanoTime()}. Not thread-safe.
 */
final class Debouncer {

	/** How far apart changes of different paths may be that come of one save or build. */
	private static final Duration TOGETHER = Duration.ofMillis(500);

	private final Map<Path, HintedFiles> byRoot = new LinkedHashMap<>();

	private Duration quietPeriod;

	Debouncer(Duration quietPeriod) {
		this.quietPeriod = quietPeriod;
	}

	void quietPeriod(Duration quietPeriod) {
		this.quietPeriod = quietPeriod;
	}

	/** A file below a watched path may have changed. */
	void hint(Path root, Path file, long now) {
		this.byRoot.computeIfAbsent(root, (added) -> new HintedFiles()).hint(file, now);
	}

	boolean isPending(Path file) {
		return this.byRoot.values().stream().anyMatch((files) -> files.contains(file));
	}

	/**
	 * How long there is nothing to do but to wait for hints, in nanoseconds; not positive
	 * if it is time to {@link #judge} or to {@link #take}.
	 */
	long nanosUntilDue(long now) {
		return this.byRoot.values()
			.stream()
			.mapToLong((files) -> files.isReady(this.quietPeriod, now) ? nanosUntilTaken(files, now)
					: files.nanosUntilDue(this.quietPeriod, now))
			.min()
			.orElse(Long.MAX_VALUE);
	}

	/** What is ready waits for a build elsewhere, and for a moment for all else. */
	private long nanosUntilTaken(HintedFiles ready, long now) {
		long nanos = 0;
		for (HintedFiles other : this.byRoot.values()) {
			if (!other.isReady(this.quietPeriod, now)) {
				boolean build = other.patience().compareTo(TOGETHER) > 0;
				nanos = Math.max(nanos, build ? Long.MAX_VALUE : TOGETHER.toNanos() - (now - ready.lastHint()));
			}
		}
		return nanos;
	}

	/** Look at all files that are not settled, where there were no hints for a while. */
	void judge(Function<Path, Verdict> judge, long now) {
		for (HintedFiles files : this.byRoot.values()) {
			if (!files.isReady(this.quietPeriod, now) && files.nanosUntilDue(this.quietPeriod, now) <= 0) {
				files.judge(judge, this.quietPeriod, now);
			}
		}
	}

	/** Why there is still something to wait for; empty if there is not. */
	Collection<String> reasons() {
		return this.byRoot.values().stream().flatMap(HintedFiles::unsettled).map(Unsettled::reason).toList();
	}

	/** Whether {@link #take} has something to give. */
	boolean isReady(long now) {
		return !taken(now).isEmpty();
	}

	/**
	 * Look once more at what there is no more patience with, and tell whether some of it
	 * has changed without a hint so far: then it is not given yet.
	 */
	boolean isOutdated(Function<Path, Verdict> judge, long now) {
		boolean outdated = false;
		for (HintedFiles files : taken(now)) {
			outdated |= files.lookAgain(judge, now);
		}
		return outdated;
	}

	private List<HintedFiles> taken(long now) {
		return this.byRoot.values()
			.stream()
			.filter((files) -> files.isReady(this.quietPeriod, now) && nanosUntilTaken(files, now) <= 0)
			.toList();
	}

	/** Take what has settled, or what there is no more patience with. */
	Taken take(long now) {
		SortedMap<Path, Settled> verdicts = new TreeMap<>();
		long firstHint = now;
		for (HintedFiles files : taken(now)) {
			firstHint += Math.min(files.firstHint() - firstHint, 0);
			verdicts.putAll(files.take(now));
		}
		this.byRoot.values().removeIf(HintedFiles::isEmpty);
		return new Taken(verdicts, firstHint);
	}

	/**
	 * What was taken.
	 *
	 * @param firstHint when the first of them was hinted at
	 */
	record Taken(SortedMap<Path, Settled> verdicts, long firstHint) {
	}

}
