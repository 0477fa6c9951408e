package dev.hupper.filemonitor;

import java.time.Duration;

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

	/**
	 * Whether the file may have been written, renamed or created after a moment, however
	 * coarse the clock that stamps files is.
	 */
	boolean mayBeLaterThan(long epochNanos) {
		return latest() > epochNanos - COARSEST_TICK;
	}

	/** Whether the file was certainly written, renamed or created after a moment. */
	boolean isLaterThan(long epochNanos) {
		return latest() > epochNanos;
	}

	private long latest() {
		return Math.max(this.modified, this.changed);
	}

}
