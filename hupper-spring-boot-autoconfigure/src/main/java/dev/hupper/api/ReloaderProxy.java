package dev.hupper.api;

import java.util.Optional;

/**
 * The running application's line to the monitor that watches over it.
 *
 * <p>
 * In a worker the calls are answered as soon as the message is written, before anything
 * is stopped: a web request that calls {@link #triggerReload()} completes and is
 * answered. Outside a worker {@link #isActive()} is false and the calls that need a
 * monitor throw an {@link IllegalStateException} that says how to run under hupper.
 *
 * <p>
 * Implementations are thread-safe. Comes from hupper's {@code IReloaderProxy}.
 */
public interface ReloaderProxy {

	/**
	 * Whether this process is a worker, that is, whether a monitor listens.
	 * @return true in a worker
	 */
	boolean isActive();

	/**
	 * Watch more files: a change of any of them reloads the application, as a change of a
	 * class file does.
	 * @param pathsOrGlobs files, directories (watched with all below) or shell-style
	 * globs, in which {@code **} crosses directories; relative ones are resolved against
	 * the working directory. What matches nothing yet is watched until it appears. None
	 * at all is allowed and does nothing.
	 * @throws IllegalStateException outside a worker
	 */
	void watchFiles(String... pathsOrGlobs);

	/**
	 * Stop this worker gracefully and start a fresh one.
	 * @throws IllegalStateException outside a worker
	 */
	void triggerReload();

	/**
	 * Stop this worker gracefully and end the monitor with the application's exit code.
	 * @throws IllegalStateException outside a worker
	 */
	void gracefulShutdown();

	/**
	 * How many workers this monitor had started before this one.
	 * @return 0 in the first worker and outside a worker
	 */
	int getReloadCount();

	/**
	 * How many changes of method bodies have run in this worker without a reload.
	 * @return 0 in a fresh worker and outside a worker
	 */
	int getSwapCount();

	/**
	 * Why this worker was started: the changed files, or the request that led to it.
	 * @return one line of text; empty in the first worker and outside a worker
	 */
	Optional<String> getReloadCause();

}
