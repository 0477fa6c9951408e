package dev.hupper.filemonitor;

import java.nio.file.Path;

/**
 * A look at all files below a directory, in the making.
 *
 * @param walk where it is
 * @param since files that are not known yet and were last written before this are taken
 * as they are; nanoseconds since the epoch, or {@link #NONE} to take no file so
 */
record Scan(TreeWalk walk, long since) {

	static final long NONE = Long.MIN_VALUE;

	boolean isFirst() {
		return this.since != NONE;
	}

	/** Whether this will come across a path. */
	boolean includes(Path path) {
		return path.startsWith(this.walk.root());
	}

	/** Whether another scan, begun after this one, would see nothing else. */
	boolean willCover(Path root, long since) {
		return !this.walk.isStarted() && this.walk.root().equals(root) && this.since == since;
	}

}
