package dev.hupper.filemonitor;

import java.nio.file.Path;
import java.util.SortedSet;

/**
 * Files whose content differs from what was last reported, each named once.
 *
 * @param paths absolute paths of files that were added, modified or deleted; not empty
 * @param noticedNanos {@link System#nanoTime()} of the first hint that led here
 */
public record Changes(SortedSet<Path> paths, long noticedNanos) {
}
