package dev.hupper.filemonitor;

import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

/**
 * Files whose content differs from what was last reported, each named once.
 *
 * @param same files that were written, and have the content that they had
 * @param noticedNanos {@link System#nanoTime()} of the first hint that led here
 * @param before tells what the files were when they were last reported or first seen
 */
public record Changes(SortedSet<Path> paths, SortedSet<Path> same, long noticedNanos, Before before) {

	/** Changes of files of which nothing is known but that they changed. */
	public Changes(SortedSet<Path> paths, long noticedNanos) {
		this(paths, new TreeSet<>(), noticedNanos, (file, content) -> false);
	}

	/** Knows what files were before they changed. */
	@FunctionalInterface
	public interface Before {

		/**
		 * Whether a file that changed was this before; null: it was not there. False also
		 * if that is not known.
		 */
		boolean was(Path file, byte @Nullable [] content);

	}
}
