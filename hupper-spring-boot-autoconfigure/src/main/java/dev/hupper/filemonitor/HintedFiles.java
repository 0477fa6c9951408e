package dev.hupper.filemonitor;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.hupper.filemonitor.Verdict.Settled;
import dev.hupper.filemonitor.Verdict.Unjudged;
import dev.hupper.filemonitor.Verdict.Unsettled;

/**
 * The hinted files below one watched path, which are acted upon together. Not
 * thread-safe.
 *
 * <pre>
 *         hint                quiet, judge               nothing unsettled,
 *                                                        or patience is over
 * (empty) ─────▶ (unjudged) ──────────────▶ (judged) ───────────────────────▶ (empty)
 *                     ▲                        │                  take
 *                     └────────────────────────┘
 *                               hint
 * </pre>
 */
final class HintedFiles {

	/** How long hints without end are waited out. */
	private static final Duration LONGEST = Duration.ofSeconds(10);

	/** The same for hints that are waited for, since they show that a build goes on. */
	private static final Duration LONGEST_BUILD = Duration.ofSeconds(60);

	/** More files than this at once are a build, which pauses longer than an editor. */
	private static final int SAVED_AT_ONCE = 8;

	private static final int BUILD_PAUSES_LONGER = 4;

	private final SortedMap<Path, Verdict> pending = new TreeMap<>();

	private Duration patience = Duration.ZERO;

	private boolean judged;

	private long firstHint;

	private long lastHint;

	/**
	 * A file may have changed. Once the first hint is ten seconds old no hint delays the
	 * others, unless it is of a file that was waited for.
	 */
	void hint(Path file, long now) {
		if (this.pending.isEmpty()) {
			this.firstHint = now;
			this.lastHint = now;
		}
		Verdict before = this.pending.get(file);
		this.pending.put(file, (before instanceof Unjudged) ? before : new Unjudged(now));
		Duration longest = (before instanceof Unsettled) ? LONGEST_BUILD : LONGEST;
		if (now - this.firstHint < longest.toNanos()) {
			this.lastHint = Math.max(now - this.lastHint, 0) + this.lastHint;
		}
		this.judged = false;
	}

	boolean contains(Path file) {
		return this.pending.containsKey(file);
	}

	boolean isEmpty() {
		return this.pending.isEmpty();
	}

	long firstHint() {
		return this.firstHint;
	}

	long lastHint() {
		return this.lastHint;
	}

	/** What is waited for longest; zero if nothing is. */
	Duration patience() {
		return this.patience;
	}

	/** Whether all have settled, or the patience with those that have not is over. */
	boolean isReady(Duration quietPeriod, long now) {
		return this.judged && nanosUntilDue(quietPeriod, now) <= 0;
	}

	/**
	 * How long there is nothing to do but to wait for hints, in nanoseconds; not positive
	 * if it is time to {@link #judge} or to {@link #take}.
	 */
	long nanosUntilDue(Duration quietPeriod, long now) {
		return (this.judged ? this.patience : quietNow(quietPeriod)).toNanos() - (now - this.lastHint);
	}

	private Duration quietNow(Duration quietPeriod) {
		return (this.pending.size() > SAVED_AT_ONCE) ? quietPeriod.multipliedBy(BUILD_PAUSES_LONGER) : quietPeriod;
	}

	/**
	 * Look at all files that are not settled, except those that came so late that they
	 * may still be written: there are some if hints come without end.
	 */
	void judge(Function<Path, Verdict> judge, Duration quietPeriod, long now) {
		this.pending.replaceAll((file, verdict) -> {
			boolean tooEarly = verdict instanceof Unjudged unjudged && now - unjudged.since() < quietPeriod.toNanos();
			return (verdict instanceof Settled || tooEarly) ? verdict : judge.apply(file);
		});
		this.patience = unsettled().map(Unsettled::patience).max(Duration::compareTo).orElse(Duration.ZERO);
		this.judged = true;
	}

	/** Look at what is waited for, and take what is not as it was for a hint. */
	boolean lookAgain(Function<Path, Verdict> judge, long now) {
		List<Path> other = this.pending.entrySet()
			.stream()
			.filter((each) -> each.getValue() instanceof Unsettled before
					&& !(judge.apply(each.getKey()) instanceof Unsettled after
							&& after.reason().equals(before.reason())))
			.map(Map.Entry::getKey)
			.toList();
		other.forEach((file) -> hint(file, now));
		return !other.isEmpty();
	}

	/** The files that are waited for. */
	Stream<Unsettled> unsettled() {
		return this.pending.values().stream().filter(Unsettled.class::isInstance).map(Unsettled.class::cast);
	}

	/** Take what has become of all files that were judged. */
	SortedMap<Path, Settled> take(long now) {
		SortedMap<Path, Settled> taken = new TreeMap<>();
		for (Map.Entry<Path, Verdict> entry : this.pending.entrySet()) {
			if (entry.getValue() instanceof Unsettled unsettled) {
				taken.put(entry.getKey(), unsettled.otherwise());
			}
			else if (entry.getValue() instanceof Settled settled) {
				taken.put(entry.getKey(), settled);
			}
		}
		this.pending.keySet().removeAll(taken.keySet());
		this.firstHint = now;
		this.lastHint = now;
		this.judged = false;
		this.patience = Duration.ZERO;
		return taken;
	}

}
