package dev.hupper.reloader;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Finds the files that the application itself writes, at each of its starts and perhaps
 * all the time, so that it is not reloaded for ever. Times are those of
 * {@link System#nanoTime()}.
 */
final class SelfWriteFilter {

	/** So many reloads in a row a file may cause while the application starts up. */
	private static final int ALLOWED = 2;

	/** What an application writes again and again is not left alone for so long. */
	private static final long UNTOUCHED = Duration.ofSeconds(3).toNanos();

	private static final String REMEDY = ": name it in hupper.ignore-files if the application writes it;"
			+ " if you did, save it once more";

	/**
	 * Whoever saves while requests are served would be taken for the application again.
	 */
	private static final String REMEDY_AT_REST = REMEDY + " while no request is served";

	private final Predicate<Path> isBuilt;

	private final RequestWrites requestWrites;

	/** By path, how many starts in a row have changed it. */
	private final Map<Path, Integer> inARow = new HashMap<>();

	private final Set<Path> inThisStart = new HashSet<>();

	private final Map<Path, HeldBack> heldBack = new HashMap<>();

	/** Held back before, and followed now without being asked about. */
	private final Set<Path> followed = new HashSet<>();

	/**
	 * Somebody works on the application while it starts: whoever writes code then may
	 * have written all the rest.
	 */
	private boolean someoneSaves;

	/**
	 * Nothing is held back yet.
	 * @param isBuilt tells whether a build makes a file: then somebody saved its source
	 * @param inRequest tells whether a file was written while a request was served
	 */
	SelfWriteFilter(Predicate<Path> isBuilt, Predicate<Path> inRequest) {
		this.isBuilt = isBuilt;
		this.requestWrites = new RequestWrites(inRequest);
	}

	/** The application is started once more. */
	void workerStarts() {
		this.inARow.keySet().retainAll(this.inThisStart);
		this.heldBack.entrySet().removeIf((entry) -> {
			boolean wasOnTrial = entry.getValue().startTrial();
			return !wasOnTrial && !this.inThisStart.contains(entry.getKey());
		});
		this.inThisStart.clear();
		this.someoneSaves = false;
	}

	/**
	 * Files to be reported as changed now, each only once: no start is under way any
	 * more, and what was held back in it may have been saved by somebody after all. If
	 * the next start changes it, too, nobody has saved it.
	 */
	SortedSet<Path> takeDoubtful() {
		SortedSet<Path> doubtful = new TreeSet<>();
		this.heldBack.forEach((path, file) -> {
			if (file.tryOnce()) {
				doubtful.add(path);
			}
		});
		this.followed.addAll(doubtful);
		return doubtful;
	}

	private boolean isSourced(Path path) {
		String name = path.toString();
		return name.endsWith(".java") || name.endsWith(".kt") || this.isBuilt.test(path);
	}

	/** Tell which of the changes count: those held back are left out. */
	SortedSet<Path> admit(SortedSet<Path> paths, Moment moment, long now) {
		SortedSet<Path> again = new TreeSet<>(paths);
		again.retainAll(this.followed);
		this.followed.removeAll(again);
		SortedSet<Path> others = new TreeSet<>(paths);
		others.removeAll(again);
		SortedSet<Path> admitted = admitNew(others, moment, now);
		admitted.addAll(again);
		return admitted;
	}

	private SortedSet<Path> admitNew(SortedSet<Path> paths, Moment moment, long now) {
		SortedSet<Path> admitted = new TreeSet<>(paths);
		this.someoneSaves |= paths.stream().anyMatch(this::isSourced);
		if (moment == Moment.BETWEEN) {
			return admitted;
		}
		this.requestWrites.removeFrom(admitted, paths.stream().noneMatch(this::isSourced));
		if (this.someoneSaves) {
			this.inARow.keySet().removeAll(paths);
			this.heldBack.keySet().removeAll(paths);
		}
		else if (moment != Moment.REST) {
			admitted.removeIf((path) -> isSelfWrite(path, moment, now));
		}
		else {
			this.inARow.keySet().removeAll(paths);
			admitted.removeIf((path) -> this.heldBack.containsKey(path) && this.heldBack.get(path).goesOn(now));
		}
		return admitted;
	}

	private boolean isSelfWrite(Path path, Moment moment, long now) {
		if (this.inThisStart.add(path)) {
			this.inARow.merge(path, 1, Integer::sum);
		}
		HeldBack before = this.heldBack.get(path);
		if (before != null) {
			before.changedAt = now;
		}
		else if (this.inARow.getOrDefault(path, 0) > ALLOWED) {
			this.heldBack.put(path, new HeldBack(now, moment == Moment.START));
		}
		return this.heldBack.containsKey(path);
	}

	/**
	 * What is to be reported of a file that is held back, a sentence without its subject:
	 * once, and once more if somebody seemed to have saved it meanwhile.
	 */
	Optional<String> news(Path path) {
		HeldBack file = this.heldBack.get(path);
		if (file != null && file.isNews()) {
			return Optional
				.of(file.doubtful ? "has changed in three starts in a row: it is followed once the application is up"
						: "has changed at each start and reloads in no further one" + REMEDY);
		}
		return this.requestWrites.isNews(path)
				? Optional.of("was written during three requests in a row and reloads no more" + REMEDY_AT_REST)
				: Optional.empty();
	}

	/** When files change. */
	enum Moment {

		/** The application starts, and may have written what it writes then. */
		START,

		/** It has just ended, and what it wrote last may be noticed only now. */
		END,

		/** It is up: somebody has, unless a file was held back and goes on changing. */
		REST,

		/** No application runs, or it is on its way out: one more reload is none. */
		BETWEEN

	}

	/** What is known of a file that is held back. */
	private static final class HeldBack {

		private long changedAt;

		/** It has not been followed yet after a start that changed it. */
		private boolean doubtful;

		private boolean told;

		/** It was followed once more, and changes at the next start decide. */
		private boolean onTrial;

		private boolean tried;

		HeldBack(long now, boolean doubtful) {
			this.changedAt = now;
			this.doubtful = doubtful;
		}

		/** It changes though the application is at rest. */
		boolean goesOn(long now) {
			boolean goesOn = this.tried && now - this.changedAt < UNTOUCHED;
			this.changedAt = now;
			this.onTrial |= !goesOn;
			this.tried = true;
			return goesOn;
		}

		boolean tryOnce() {
			boolean wasDoubtful = this.doubtful;
			this.onTrial |= wasDoubtful;
			this.doubtful = false;
			return wasDoubtful;
		}

		boolean startTrial() {
			boolean wasOnTrial = this.onTrial;
			this.onTrial = false;
			this.told &= !wasOnTrial;
			return wasOnTrial;
		}

		boolean isNews() {
			boolean news = !this.told;
			this.told = true;
			return news;
		}

	}

}
