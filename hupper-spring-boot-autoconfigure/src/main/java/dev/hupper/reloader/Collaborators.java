package dev.hupper.reloader;

import java.util.function.Consumer;
import java.util.function.LongSupplier;

import dev.hupper.api.HupperLogger;
import dev.hupper.filemonitor.WatchedFiles;
import dev.hupper.launch.WorkerLauncher;
import dev.hupper.platform.Terminal;

/**
 * What the loop acts upon, so that a test can put something else there.
 *
 * @param search looks for the sources and watches files, while the first worker starts
 * @param nanoTime the time, as {@link System#nanoTime()}
 * @param observer is told what happens, on the loop's thread: it must not block
 */
record Collaborators(WorkerLauncher launcher, SourceSearch search, PublicPort port, Terminal terminal,
		HupperLogger logger, LongSupplier nanoTime, Consumer<ReloadEvent> observer, Runnable trimMemory) {

	/** The files that are watched. Waits for the search. */
	WatchedFiles files() {
		return this.search.files();
	}

	/** What builds changed sources. Waits for the search. */
	SourceBuilder sources() {
		return this.search.sources();
	}

	/** The same, with another observer. */
	Collaborators with(Consumer<ReloadEvent> observer) {
		return new Collaborators(this.launcher, this.search, this.port, this.terminal, this.logger, this.nanoTime,
				observer, this.trimMemory);
	}

}
