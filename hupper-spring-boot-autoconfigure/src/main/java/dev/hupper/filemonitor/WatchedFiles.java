package dev.hupper.filemonitor;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;

/**
 * Files of which somebody is told when they change. Thread-safe: what is asked for takes
 * effect in order, shortly after the call.
 */
public interface WatchedFiles {

	/**
	 * Watch more from now on; what is watched already is not watched twice.
	 * @param paths absolute paths of files and directories (with all below), taken as
	 * they are whatever characters they have; what is not there yet is watched until it
	 * appears, and what this system cannot watch is logged
	 */
	void watchPaths(Collection<Path> paths);

	/**
	 * Watch more for another process, which asked for it some time ago.
	 * @param pathsOrGlobs absolute paths as above, and shell-style globs: a wildcard
	 * counts as one only where nothing of that name exists
	 * @param since when that was, in nanoseconds since the epoch: changes count from then
	 * on
	 */
	void watch(Collection<String> pathsOrGlobs, long since);

	/** Watch more paths and globs from now on. */
	void watch(Collection<String> pathsOrGlobs);

	/** Watch directories, as above, whose files the application serves as they are. */
	void watchServed(Collection<String> paths, long since);

	/**
	 * Whether nothing but {@link #watchServed} asks for a file: whatever else does means
	 * more than serving it.
	 */
	boolean isServed(Path file);

	/**
	 * Write or delete files, in the calling thread, without a report, however long that
	 * takes. If it throws, what it wrote is reported.
	 */
	void write(Collection<Path> paths, Runnable write);

	/**
	 * Take the next write of files for a change, even if it leaves their content as it is
	 * now: nobody has acted upon it.
	 */
	void doubt(Collection<Path> paths);

	/**
	 * Whether a build makes a file, there or not, by the conventions of Maven and Gradle:
	 * the source it can have been made from is there.
	 */
	boolean hasSource(Path file);

	/**
	 * When a file was last written, in nanoseconds since the epoch;
	 * {@link Long#MIN_VALUE} if it is not there.
	 */
	long writtenAt(Path file);

	/**
	 * Look at files in another way from now on.
	 * @param quietPeriod how long files must have been left alone; zero or more
	 * @param ignorePatterns shell-style patterns that are matched against whole absolute
	 * paths
	 */
	void configure(Duration quietPeriod, Collection<String> ignorePatterns);

	/** What is watched, and how, as values that can be written as JSON. */
	default Map<String, Object> status() {
		return Map.of();
	}

}
