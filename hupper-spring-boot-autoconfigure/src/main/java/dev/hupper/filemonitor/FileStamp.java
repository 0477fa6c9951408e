package dev.hupper.filemonitor;

import java.time.Duration;

import dev.hupper.platform.FileTree;

/**
 * What a file system says of a regular file without its content being read.
 *
 * @param size the length in bytes
 * @param modified when the content was last written, in nanoseconds since the epoch
 * @param changed when content, name or attributes were last changed, in nanoseconds since
 * the epoch; the same as {@code modified} on file systems that do not tell
 */
record FileStamp(long size, long modified, long changed) {

	/** No file system in use stamps files more coarsely (FAT: two seconds). */
	private static final long COARSEST_TICK = Duration.ofSeconds(2).toNanos();

	private static final long SECOND = Duration.ofSeconds(1).toNanos();

	/**
	 * Whether the file may have been written, renamed or created after a moment, however
	 * coarse the clock that stamps files is: none that tells fractions of a second is
	 * slower than the kernel's.
	 */
	boolean mayBeLaterThan(long epochNanos) {
		boolean coarse = latest() % SECOND == 0;
		return latest() > epochNanos - (coarse ? COARSEST_TICK : FileTree.STAMP_TICK.toNanos());
	}

	/** Whether the file was certainly written, renamed or created after a moment. */
	boolean isLaterThan(long epochNanos) {
		return latest() > epochNanos;
	}

	private long latest() {
		return Math.max(this.modified, this.changed);
	}

}
