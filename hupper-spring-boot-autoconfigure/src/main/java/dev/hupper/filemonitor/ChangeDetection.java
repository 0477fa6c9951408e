package dev.hupper.filemonitor;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import dev.hupper.api.HupperLogger;
import dev.hupper.filemonitor.FileView.Entry;
import dev.hupper.filemonitor.TreeWalk.Listing;
import dev.hupper.filemonitor.Verdict.Changed;
import dev.hupper.filemonitor.Verdict.Settled;
import dev.hupper.filemonitor.Verdict.Unusable;

/**
 * Makes {@link Changes} of hints. All work is cut into small steps, so that a hint never
 * waits behind a large directory. Times are those of {@link System#nanoTime()}. Not
 * thread-safe.
 */
final class ChangeDetection {

	private final FileView files;

	private final HupperLogger logger;

	private final Coverage coverage = new Coverage();

	private final Fingerprints fingerprints = new Fingerprints();

	private final Map<Object, Path> directoriesByKey = new HashMap<>();

	private final Deque<Scan> scans = new ArrayDeque<>();

	private final Settling settling;

	private final Judge judge;

	private final BackgroundReader reader;

	private Collection<String> reasons = List.of();

	ChangeDetection(FileView files, HupperLogger logger, Duration quietPeriod) {
		this.files = files;
		this.logger = logger;
		this.settling = new Settling(quietPeriod);
		this.judge = new Judge(files, this.coverage, this.fingerprints);
		this.reader = new BackgroundReader(files, this.coverage, this.fingerprints, this.settling::isPending);
	}

	/**
	 * Take note of what is there, which a file monitor watches already.
	 * @param since when the request came, in nanoseconds since the epoch
	 */
	void watch(WatchSpec spec, long since) {
		if (this.coverage.add(spec, since)) {
			scan(spec.base(), since);
		}
	}

	/** Change how changes are noticed; files ignored so far are taken as they are. */
	void configure(Duration quietPeriod, Collection<String> ignorePatterns) {
		this.settling.quietPeriod(quietPeriod);
		long now = this.files.now();
		if (this.coverage.ignore(ignorePatterns, now)) {
			this.coverage.roots().forEach((root) -> scan(root, now));
		}
	}

	void holdBack(Path file) {
		this.coverage.holdBack(file);
	}

	void rescan() {
		this.coverage.roots().forEach((root) -> scan(root, Scan.NONE));
	}

	private void scan(Path root, long since) {
		Scan last = this.scans.peekLast();
		if (last != null && last.willCover(root, since)) {
			return;
		}
		this.scans.add(new Scan(new TreeWalk(this.files, this.coverage::reaches, this.directoriesByKey, root), since));
	}

	/** Something may have changed at a path or, if it is or was a directory, below it. */
	void hint(Path path, long now) {
		Entry entry = look(path);
		if (entry != null && entry.isDirectory()) {
			this.coverage.rootsBelow(path).forEach((root) -> scan(root, Scan.NONE));
			return;
		}
		if (entry == null && this.fingerprints.get(path) == null) {
			hintBelow(path, Set.of(), now);
		}
		if (this.coverage.covers(path)) {
			expectIfUnlisted(path);
			this.settling.hint(path, now);
		}
	}

	/** What cannot be looked at is treated as a file, and looked at again later. */
	private @Nullable Entry look(Path path) {
		try {
			return this.files.look(path);
		}
		catch (IOException ex) {
			return null;
		}
	}

	private void hintBelow(Path directory, Set<Path> except, long now) {
		for (Path below : this.fingerprints.directoriesBelow(directory)) {
			if (!except.contains(below)) {
				this.fingerprints.filesIn(below).forEach((file) -> this.settling.hint(file, now));
			}
		}
	}

	/**
	 * Whether a file was there before it was hinted at cannot be told before a listing.
	 */
	private void expectIfUnlisted(Path file) {
		if (this.fingerprints.get(file) == null
				&& this.scans.stream().anyMatch((scan) -> scan.isFirst() && scan.includes(file))) {
			this.fingerprints.put(file, Fingerprint.UNKNOWN);
		}
	}

	/**
	 * How long there is nothing to do but to wait for hints.
	 * @return nanoseconds; not positive if {@link #proceed} has something to do
	 */
	long nanosUntilDue(long now) {
		return (this.scans.isEmpty() && !this.reader.hasWork()) ? this.settling.nanosUntilDue(now) : 0;
	}

	/** Take the next small step, unless there is nothing to do. */
	void proceed(long now) {
		Scan scan = this.scans.peek();
		if (scan != null) {
			proceed(scan, now);
		}
		else if (this.settling.nanosUntilDue(now) <= 0) {
			this.settling.judge(this.judge::judge);
			explain(this.settling.reasons());
		}
		else if (this.reader.hasWork()) {
			this.reader.step().ifPresent((file) -> this.settling.hint(file, now));
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

	private void proceed(Scan scan, long now) {
		if (scan.walk().isDone()) {
			this.scans.remove();
			hintBelow(scan.walk().root(), scan.walk().entered(), now);
			return;
		}
		try {
			compare(scan, scan.walk().next(), now);
		}
		catch (IOException ex) {
			this.logger.debug("Cannot list a directory below " + scan.walk().root() + ": " + ex);
		}
	}

	private void compare(Scan scan, Listing listing, long now) {
		Set<Path> vanished = new HashSet<>(this.fingerprints.filesIn(listing.directory()));
		for (Entry entry : listing.files()) {
			vanished.remove(entry.path());
			if (entry.stamp() != null && this.coverage.covers(entry.path())) {
				compare(scan, entry.path(), entry.stamp(), now);
			}
		}
		if (listing.files().isEmpty() && this.fingerprints.get(listing.directory()) != null) {
			vanished.add(listing.directory());
		}
		vanished.forEach((file) -> this.settling.hint(file, now));
		if (scan.isFirst()) {
			this.reader.readDirectory(listing.directory());
		}
	}

	private void compare(Scan scan, Path file, FileStamp stamp, long now) {
		Fingerprint known = this.fingerprints.get(file);
		if (known != null) {
			if (mayDiffer(file, known, stamp)) {
				this.settling.hint(file, now);
			}
		}
		else if (scan.isFirst() && !stamp.isLaterThan(scan.since())) {
			this.fingerprints.put(file, Fingerprint.of(stamp, null, this.files.now()));
		}
		else {
			if (scan.isFirst()) {
				this.fingerprints.put(file, Fingerprint.UNKNOWN);
			}
			this.settling.hint(file, now);
		}
	}

	private boolean mayDiffer(Path file, Fingerprint known, FileStamp stamp) {
		if (known.stamp() == null && known.digest() == null) {
			return stamp.isLaterThan(this.coverage.since(file));
		}
		return !stamp.equals(known.stamp());
	}

	/**
	 * Take the changes, if they have settled.
	 * @return empty if there are none or it is not time yet
	 */
	Optional<Changes> take(long now) {
		if (!this.scans.isEmpty()) {
			return Optional.empty();
		}
		long noticed = this.settling.firstHint();
		SortedSet<Path> changed = new TreeSet<>();
		for (Map.Entry<Path, Settled> entry : this.settling.take(now).entrySet()) {
			Path file = entry.getKey();
			if (entry.getValue() instanceof Changed change) {
				changed.add(file);
				remember(file, change);
			}
			else if (entry.getValue() instanceof Unusable unusable) {
				this.logger.info(unusable.why());
			}
			else {
				readIfUnread(file);
			}
		}
		return changed.isEmpty() ? Optional.empty() : Optional.of(new Changes(changed, noticed));
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
