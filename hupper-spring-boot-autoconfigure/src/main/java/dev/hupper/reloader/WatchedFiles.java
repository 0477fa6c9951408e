package dev.hupper.reloader;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/**
 * What the loop may ask of the watching part.
 */
interface WatchedFiles {

	/**
	 * Watch more files.
	 * @param pathsOrGlobs absolute paths or globs
	 * @param since from when on changes count, in nanoseconds since the epoch
	 */
	void watch(Collection<String> pathsOrGlobs, long since);

	/**
	 * Watch more files from now on.
	 * @param pathsOrGlobs absolute paths or globs
	 */
	void watch(Collection<String> pathsOrGlobs);

	/**
	 * Take files as they are now, without a report: hupper itself wrote or deleted them.
	 * @param paths absolute paths
	 */
	void accept(Collection<Path> paths);

	/**
	 * Take the next write of files for a change, even if it leaves their content as it is
	 * now: nobody has acted upon it.
	 * @param paths absolute paths
	 */
	void doubt(Collection<Path> paths);

	/**
	 * Whether a build makes a file, so that it is not the application that writes it.
	 * @param file a watched file
	 * @return true if the source it can have been made from is there
	 */
	boolean hasSource(Path file);

	/**
	 * Look at files in another way from now on.
	 * @param quietPeriod how long files must have been left alone
	 * @param ignoreFiles patterns of files to ignore
	 */
	void configure(Duration quietPeriod, List<String> ignoreFiles);

}
