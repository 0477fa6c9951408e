package dev.hupper.reloader;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/**
 * What happens, told to whoever observes the loop.
 */
public sealed interface ReloadEvent {

	/** Whether a save is answered by it for good: nothing more follows from that save. */
	default boolean done() {
		return this instanceof Unchanged || this instanceof Swapped || this instanceof Failed || this instanceof Ended
				|| (this instanceof Compiled compiled && !compiled.ok());
	}

	/**
	 * The monitor has begun.
	 *
	 * @param pid its process id
	 */
	record Started(long pid) implements ReloadEvent {
	}

	/**
	 * Files changed, of those that count.
	 *
	 * @param files absolute paths
	 */
	record Changed(Collection<Path> files) implements ReloadEvent {
	}

	/**
	 * Sources were compiled, or not.
	 *
	 * @param ok whether there were no errors
	 * @param millis how long it took
	 * @param message all errors, as a person reads them; empty if there were none
	 * @param diagnostics each error; empty also if the compiler itself failed
	 */
	record Compiled(boolean ok, long millis, String message,
			List<BuildResult.Diagnostic> diagnostics) implements ReloadEvent {
	}

	/**
	 * A change needs no new process: it changes nothing, or is served as it is.
	 *
	 * @param files what changed
	 */
	record Unchanged(Collection<Path> files) implements ReloadEvent {
	}

	/**
	 * A reload has begun.
	 *
	 * @param cause why, part of a line
	 * @param files what changed; none if that was not why
	 */
	record Reloading(String cause, Collection<Path> files) implements ReloadEvent {
	}

	/**
	 * The application is up.
	 *
	 * @param worker the process id of the worker
	 * @param reloads how many workers were up before or failed
	 * @param cause why it was started; empty for the first
	 * @param standby whether its JVM was started ahead
	 * @param millis how long it took since the change
	 * @param done false if no save led to it: a fresh process follows a swap
	 */
	record Served(long worker, int reloads, String cause, boolean standby, long millis,
			boolean done) implements ReloadEvent {
	}

	/**
	 * Changed methods run in the process that is there.
	 *
	 * @param methods which
	 * @param millis how long it took since the change
	 */
	record Swapped(List<String> methods, long millis) implements ReloadEvent {
	}

	/**
	 * No application runs, and a change is awaited.
	 *
	 * @param reason that it ended and how, part of a line
	 * @param message what the application itself reports; empty if nothing
	 */
	record Failed(String reason, String message) implements ReloadEvent {
	}

	/**
	 * Changes wait, or do not any more.
	 *
	 * @param paused whether they wait
	 */
	record Paused(boolean paused) implements ReloadEvent {
	}

	/**
	 * The monitor ends.
	 *
	 * @param exitCode its exit code
	 */
	record Ended(int exitCode) implements ReloadEvent {
	}

}
