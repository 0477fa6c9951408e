package dev.hupper.filemonitor;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.hupper.filemonitor.Verdict.Settled;
import dev.hupper.filemonitor.Verdict.Unjudged;
import dev.hupper.filemonitor.Verdict.Unsettled;

/**
 * Decides when hinted files have settled, so that all of them can be acted upon at once.
 * Knows neither clock nor file system; times are those of {@link System#nanoTime()}. Not
 * thread-safe.
 *
 * <pre>
 *         hint                quiet, judge               nothing unsettled,
 *                                                        or patience is over
 * (idle) ──────▶ (unjudged) ──────────────▶ (judged) ───────────────────────▶ (idle)
 *                     ▲                        │                  take
 *                     └────────────────────────┘
 *                               hint
 * </pre>
 */
final class Settling {

	/** How long a writer that does not come to an end is waited for. */
	private static final Duration LONGEST = Duration.ofSeconds(10);

	/** More files than this at once are a build, which pauses longer than an editor. */
	private static final int SAVED_AT_ONCE = 8;

	private static final int BUILD_PAUSES_LONGER = 4;

	private final SortedMap<Path, Verdict> pending = new TreeMap<>();

	private Duration quietPeriod;

	private Duration patience = Duration.ZERO;

	private boolean judged;

	private long firstHint;

	private long lastHint;

	Settling(Duration quietPeriod) {
		this.quietPeriod = quietPeriod;
	}

	void quietPeriod(Duration quietPeriod) {
		this.quietPeriod = quietPeriod;
	}

	/**
	 * A file may have changed. Once the first hint is ten seconds old, only hints that
	 * show progress are waited out: of other files, or of one that was waited for. So a
	 * file that is written without end delays nothing.
	 */
	void hint(Path file, long now) {
		if (this.pending.isEmpty()) {
			this.firstHint = now;
			this.lastHint = now;
		}
		Verdict before = this.pending.put(file, new Unjudged());
		boolean progress = before == null || before instanceof Unsettled;
		if (progress || now - this.firstHint < LONGEST.toNanos()) {
			this.lastHint = Math.max(now - this.lastHint, 0) + this.lastHint;
		}
		this.judged = false;
	}

	boolean isPending(Path file) {
		return this.pending.containsKey(file);
	}

	/** When the first of the pending files was hinted at. */
	long firstHint() {
		return this.firstHint;
	}

	/**
	 * How long there is nothing to do but to wait for hints.
	 * @return nanoseconds; not positive if it is time to {@link #judge} and {@link #take}
	 */
	long nanosUntilDue(long now) {
		if (this.pending.isEmpty()) {
			return Long.MAX_VALUE;
		}
		return (this.judged ? this.patience : quietNow()).toNanos() - (now - this.lastHint);
	}

	private Duration quietNow() {
		return (this.pending.size() > SAVED_AT_ONCE) ? this.quietPeriod.multipliedBy(BUILD_PAUSES_LONGER)
				: this.quietPeriod;
	}

	/** Look at all files that are not settled. */
	void judge(Function<Path, Verdict> judge) {
		this.pending.replaceAll((file, verdict) -> (verdict instanceof Settled) ? verdict : judge.apply(file));
		this.patience = unsettled().map(Unsettled::patience).max(Duration::compareTo).orElse(Duration.ZERO);
		this.judged = true;
	}

	/** Why there is still something to wait for; empty if there is not. */
	Collection<String> reasons() {
		return unsettled().map(Unsettled::reason).toList();
	}

	private Stream<Unsettled> unsettled() {
		return this.pending.values()
			.stream()
			.map((verdict) -> (verdict instanceof Unsettled unsettled) ? unsettled : null)
			.filter(Objects::nonNull);
	}

	/**
	 * Take all pending files, if all have settled or the patience with them is over.
	 * @return what became of each; empty if it is not time yet
	 */
	SortedMap<Path, Settled> take(long now) {
		SortedMap<Path, Settled> taken = new TreeMap<>();
		if (!this.judged || nanosUntilDue(now) > 0) {
			return taken;
		}
		for (Map.Entry<Path, Verdict> entry : this.pending.entrySet()) {
			if (entry.getValue() instanceof Unsettled unsettled) {
				taken.put(entry.getKey(), unsettled.otherwise());
			}
			else if (entry.getValue() instanceof Settled settled) {
				taken.put(entry.getKey(), settled);
			}
		}
		this.pending.clear();
		return taken;
	}

}
