package dev.hupper.launch.archive;

import org.jspecify.annotations.Nullable;

/**
 * Looks at a class path. Each takes a while, so what belongs to one start is decided by
 * one of them. Not thread-safe.
 */
final class ClassPathLooks {

	private final String classPath;

	private @Nullable ArchivedClassPath last;

	private boolean ahead;

	ClassPathLooks(String classPath) {
		this.classPath = classPath;
	}

	/** As it is now. */
	ArchivedClassPath now() {
		return ArchivedClassPath.of(this.classPath);
	}

	/** As it is for a start that follows at once. */
	ArchivedClassPath aheadOfStart() {
		this.ahead = true;
		return look();
	}

	/** As it is for a start. */
	ArchivedClassPath forStart() {
		ArchivedClassPath seen = this.ahead ? ofLastStart() : look();
		this.ahead = false;
		return seen;
	}

	/** As it was for the last start. */
	ArchivedClassPath ofLastStart() {
		ArchivedClassPath seen = this.last;
		return (seen != null) ? seen : look();
	}

	private ArchivedClassPath look() {
		ArchivedClassPath seen = now();
		this.last = seen;
		return seen;
	}

}
