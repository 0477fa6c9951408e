package dev.hupper.api;

import java.nio.file.Path;

/**
 * Notices that files change and says so to the callback it was made with.
 *
 * <p>
 * What it reports is a <em>hint</em>: the path is looked at again, and only a change of
 * content counts. Reporting too often is therefore harmless, reporting too little is not.
 * A reported <em>directory</em> means "look at everything below": the way to say that
 * events were lost.
 *
 * <p>
 * All methods may be called from any thread and in any order; {@link #stop()} and
 * {@link #join()} may be called more than once. Comes from hupper's {@code IFileMonitor}.
 */
public interface FileMonitor {

	/**
	 * Watch one more path. A directory is watched with all below it, what is created
	 * later included; a file is watched alone; a path that does not exist is watched
	 * until it appears. May be called before and after {@link #start()}. When it returns
	 * after the start, no later change is missed.
	 * @param path an absolute path
	 */
	void addPath(Path path);

	/**
	 * Watch one more directory without its sub-directories. The default watches them too,
	 * which is right but may cost more.
	 * @param directory an absolute path
	 */
	default void addDirectory(Path directory) {
		addPath(directory);
	}

	/** Start to watch. Does not block. */
	void start();

	/**
	 * Ask the monitor to stop. Does not block; after {@link #join()} the callback is not
	 * called any more.
	 */
	void stop();

	/**
	 * Wait until the monitor has stopped: its threads have ended and its resources are
	 * given back.
	 * @throws InterruptedException if the calling thread is interrupted
	 */
	void join() throws InterruptedException;

}
