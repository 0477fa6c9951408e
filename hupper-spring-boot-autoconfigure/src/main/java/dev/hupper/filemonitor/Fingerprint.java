package dev.hupper.filemonitor;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a file as it was when it was last reported or first seen.
 *
 * @param stamp what the file system said; null if it cannot vouch for the content,
 * because the file had been written so shortly before that another write could carry the
 * same time
 * @param digest the content; null if it has not been read yet
 */
record Fingerprint(@Nullable FileStamp stamp, @Nullable ContentChecksum digest) {

	/** Something may have been there. */
	static final Fingerprint UNKNOWN = new Fingerprint(null, null);

	/**
	 * Make a fingerprint of what the file system said before the content was read, if it
	 * was; {@code now} is when that was, in nanoseconds since the epoch.
	 */
	static Fingerprint of(FileStamp stamp, @Nullable ContentChecksum digest, long now) {
		return new Fingerprint(stamp.mayBeLaterThan(now) ? null : stamp, digest);
	}

}
