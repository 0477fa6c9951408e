package dev.hupper.filemonitor;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.hupper.api.HupperLogger;
import dev.hupper.filemonitor.FileView.Entry;
import dev.hupper.filemonitor.Verdict.Changed;
import dev.hupper.filemonitor.Verdict.Settled;
import dev.hupper.filemonitor.Verdict.Unsettled;
import dev.hupper.filemonitor.Verdict.Unusable;

/**
 * Makes {@link Changes} of hints. All work is cut into small steps, so that a hint never
 * waits behind a large directory. Times are those of {@link System#nanoTime()}. Not
 * thread-safe.
 */
final class ChangeDetection {

	private static final Duration RECENT = Duration.ofSeconds(2);

	private final FileView files;

	private final HupperLogger logger;

	private final WatchScope scope = new WatchScope();

	private final Fingerprints fingerprints = new Fingerprints();

	/** What was accepted last, as it was then; empty: it was not there. */
	private final Map<Path, Optional<Fingerprint>> accepted = new HashMap<>();

	private final DirectoryScanner scanner;

	private final Debouncer debouncer;

	private final ChangeClassifier classifier;

	private final BackgroundReader reader;

	private final GitPause git;

	private Collection<String> reasons = List.of();

	/** By file, when it was last reported or accepted, in nanoseconds since the epoch. */
	private final Map<Path, Long> reported = new HashMap<>();

	/**
	 * Nothing is watched yet.
	 * @param gitActivity the file by which git shows that it is at work, if it is
	 */
	ChangeDetection(FileView files, HupperLogger logger, Duration quietPeriod, Supplier<Optional<Path>> gitActivity) {
		this.files = files;
		this.logger = logger;
		this.scanner = new DirectoryScanner(files, this.scope, this.fingerprints);
		this.debouncer = new Debouncer(quietPeriod);
		this.classifier = new ChangeClassifier(files, this.scope, this.fingerprints);
		this.reader = new BackgroundReader(files, this.scope, this.fingerprints, this.debouncer::isPending);
		this.git = new GitPause(logger, gitActivity);
	}

	boolean isWatched(WatchSpec spec) {
		return this.scope.contains(spec);
	}

	/**
	 * Take note of what is there, which a file monitor watches already, as of when the
	 * request came: nanoseconds since the epoch.
	 */
	void watch(WatchSpec spec, long since) {
		this.scope.add(spec, since);
		this.scanner.takeStock(spec.base(), since);
	}

	/** Change how changes are noticed; files ignored so far are taken as they are. */
	void configure(Duration quietPeriod, Collection<String> ignorePatterns) {
		this.debouncer.quietPeriod(quietPeriod);
		long now = this.files.now();
		if (this.scope.ignore(ignorePatterns, now)) {
			this.scope.roots().forEach((root) -> this.scanner.takeStock(root, now));
		}
	}

	/** Something may have changed at a path or, if it is or was a directory, below it. */
	void hint(Path path, long now) {
		// What cannot be looked at is treated as a file, and looked at again later.
		Entry entry = this.files.lookOrNull(path);
		if (entry != null && entry.isDirectory()) {
			this.scope.rootsBelow(path).forEach(this.scanner::compare);
			return;
		}
		if (entry == null && this.fingerprints.get(path) == null) {
			this.scanner.filesBelow(path, Set.of()).forEach((file) -> settle(file, now));
		}
		if (this.scope.covers(path)) {
			expectIfUnlisted(path);
			settle(path, now);
		}
	}

	private void settle(Path file, long now) {
		this.debouncer.hint(this.scope.rootOf(file), file, now);
	}

	/** Before a directory is listed, a file that is gone may have been there. */
	private void expectIfUnlisted(Path file) {
		if (this.fingerprints.get(file) == null && this.scanner.isFirstToReach(file)) {
			this.fingerprints.put(file, Fingerprint.UNKNOWN);
		}
	}

	/**
	 * How long there is nothing to do but to wait for hints, in nanoseconds; not positive
	 * if {@link #proceed} has something to do.
	 */
	long nanosUntilDue(long now) {
		boolean idle = !this.scanner.hasWork() && !this.reader.hasWork();
		return idle ? Math.max(this.debouncer.nanosUntilDue(now), this.git.nanosHeld(now)) : 0;
	}

	/** Take the next small step, unless there is nothing to do. */
	void proceed(long now) {
		if (this.scanner.hasWork()) {
			look(now);
		}
		else if (this.debouncer.nanosUntilDue(now) <= 0) {
			this.debouncer.judge(this.classifier::classify, now);
			explain(this.debouncer.reasons());
		}
		else if (this.reader.hasWork()) {
			this.reader.step().ifPresent((file) -> settle(file, now));
			if (!this.reader.hasWork()) {
				this.logger.debug("Watching " + this.fingerprints.size() + " files");
			}
		}
	}

	private void explain(Collection<String> reasons) {
		if (!reasons.isEmpty() && this.reasons.isEmpty()) {
			this.logger.debug("Changes wait: " + reasons.iterator().next()
					+ ((reasons.size() > 1) ? " (and " + (reasons.size() - 1) + " more)" : ""));
		}
		this.reasons = reasons;
	}

	private void look(long now) {
		try {
			this.scanner.step((file) -> settle(file, now), this.reader::readDirectory);
		}
		catch (IOException ex) {
			this.logger.debug("Cannot list a directory: " + ex);
		}
	}

	/** Take the changes; empty if there are none or they have not settled. */
	Optional<Changes> take(long now) {
		if (this.scanner.hasWork() || !this.debouncer.isReady(now) || this.git.holds(now)) {
			return Optional.empty();
		}
		if (this.git.hasEnded()) {
			this.scope.roots().forEach(this.scanner::compare);
			return Optional.empty();
		}
		if (this.debouncer.isOutdated(this.classifier::classify, now)) {
			return Optional.empty();
		}
		Debouncer.Taken taken = this.debouncer.take(now);
		SortedSet<Path> changed = new TreeSet<>();
		Map<Path, Fingerprint> before = new HashMap<>();
		SortedSet<Path> same = new TreeSet<>();
		for (Map.Entry<Path, Settled> entry : taken.verdicts().entrySet()) {
			Path file = entry.getKey();
			if (entry.getValue() instanceof Changed change) {
				if (isAccepted(file, change)) {
					continue;
				}
				changed.add(file);
				Fingerprint known = this.fingerprints.get(file);
				if (known != null) {
					before.put(file, known);
				}
				remember(file, change);
				this.reported.put(file, this.files.now());
			}
			else if (entry.getValue() instanceof Unusable unusable) {
				this.logger.info(unusable.why());
			}
			else {
				readIfUnread(file);
				if (isSavedAsItWas(file)) {
					same.add(file);
				}
			}
		}
		return (changed.isEmpty() && same.isEmpty()) ? Optional.empty() : Optional
			.of(new Changes(changed, same, taken.firstHint(), (file, content) -> isOf(before.get(file), content)));
	}

	/** Whether this was known of a file; of one that was not there, nothing. */
	private static boolean isOf(@Nullable Fingerprint known, byte @Nullable [] content) {
		return (known != null && content != null) ? ContentChecksum.of(content).equals(known.digest())
				: known == null && content == null;
	}

	/** Whether somebody has just written a file, but for an editor that writes twice. */
	private boolean isSavedAsItWas(Path file) {
		Entry entry = this.scope.covers(file) ? this.files.lookOrNull(file) : null;
		long now = this.files.now();
		this.reported.values().removeIf((time) -> now - time > RECENT.toNanos());
		if (entry == null || entry.stamp() == null || this.reported.containsKey(file)) {
			return false;
		}
		long written = entry.stamp().modified();
		return written > this.scope.since(file) && now - written < RECENT.toNanos();
	}

	/** Whether a change was judged just before somebody said that it was his own. */
	private boolean isAccepted(Path file, Changed change) {
		Optional<Fingerprint> then = this.accepted.remove(file);
		if (then == null || then.isEmpty() || change.now() == null) {
			return then != null && then.isEmpty() && change.now() == null;
		}
		return change.now().digest() != null && change.now().digest().equals(then.get().digest());
	}

	/** Take files as they are now, without a report. */
	void accept(Collection<Path> paths) {
		this.accepted.clear();
		for (Path file : paths) {
			Verdict verdict = this.classifier.classify(file);
			Verdict end = (verdict instanceof Unsettled unsettled) ? unsettled.otherwise() : verdict;
			if (end instanceof Changed change) {
				remember(file, change);
				this.accepted.put(file, Optional.ofNullable(change.now()));
			}
			this.reported.put(file, this.files.now());
		}
	}

	/** Let the time of a file decide, not its content, until it is written again. */
	void doubt(Collection<Path> paths) {
		for (Path file : paths) {
			Entry entry = this.files.lookOrNull(file);
			if (entry != null && entry.stamp() != null) {
				this.fingerprints.put(file, new Fingerprint(entry.stamp(), null));
			}
		}
	}

	private void readIfUnread(Path file) {
		Fingerprint known = this.fingerprints.get(file);
		if (known != null && known.digest() == null) {
			this.reader.readFile(file);
		}
	}

	private void remember(Path file, Changed change) {
		if (change.now() != null) {
			this.fingerprints.put(file, change.now());
		}
		else {
			this.fingerprints.remove(file);
		}
	}

}
