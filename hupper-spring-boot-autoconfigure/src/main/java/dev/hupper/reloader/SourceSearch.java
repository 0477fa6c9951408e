package dev.hupper.reloader;

import dev.hupper.filemonitor.WatchedFiles;

/**
 * Looks for the application's sources and begins to watch its files.
 */
interface SourceSearch {

	/**
	 * Wait until it is over, and say what there was to be said. What cannot be looked for
	 * fails here.
	 * @throws InterruptedException if this thread is interrupted while it waits
	 */
	void await() throws InterruptedException;

	/** What is watched; waits for it. */
	WatchedFiles files();

	/** What builds; waits for it. */
	SourceBuilder sources();

}
