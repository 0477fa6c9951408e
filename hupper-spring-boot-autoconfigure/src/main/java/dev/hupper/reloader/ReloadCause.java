package dev.hupper.reloader;

import java.nio.file.Path;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

import dev.hupper.platform.Names;

/**
 * Why a worker is started, in the words of the line that reports it.
 *
 * @param paths the changed files; empty if something else led to it
 * @param request what else led to it; empty if files did
 * @param sinceNanos when it was noticed, as {@link System#nanoTime()}
 */
record ReloadCause(SortedSet<Path> paths, String request, long sinceNanos) {

	/** The request for the worker that follows a swap. */
	static final String FRESH = "fresh after a swap";

	private static final int NAMED = 3;

	static ReloadCause ofChanges(SortedSet<Path> paths, long sinceNanos) {
		return new ReloadCause(paths, "", sinceNanos);
	}

	static ReloadCause ofRequest(String request, long sinceNanos) {
		return new ReloadCause(new TreeSet<>(), request, sinceNanos);
	}

	/** Both led to it; the earlier one was noticed first. */
	ReloadCause and(ReloadCause later) {
		SortedSet<Path> both = new TreeSet<>(this.paths);
		both.addAll(later.paths);
		return new ReloadCause(both, this.request.isEmpty() ? later.request : this.request, this.sinceNanos);
	}

	/** Whether a worker for it shows nothing that the one before did not, by a swap. */
	boolean followsSwap() {
		return text().equals(FRESH);
	}

	String text() {
		if (this.paths.isEmpty()) {
			return this.request;
		}
		return (this.paths.size() == 1) ? names() + " changed" : this.paths.size() + " files changed: " + names();
	}

	/** The names of the files, or of some of them. */
	String names() {
		return Names.some(this.paths.stream().map(ReloadCause::name).toList(), NAMED);
	}

	/** A file name may contain a line break; a line must not. */
	private static String name(Path path) {
		String name = Objects.toString(path.getFileName(), path.toString());
		return name.codePoints()
			.map((c) -> Character.isISOControl(c) ? '?' : c)
			.mapToObj(Character::toString)
			.collect(Collectors.joining());
	}

}
