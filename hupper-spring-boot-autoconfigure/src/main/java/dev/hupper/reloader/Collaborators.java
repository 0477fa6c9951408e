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
 * @param nanoTime the time, as {@link System#nanoTime()}
 * @param observer is told what happens, on the loop's thread: it must not block
 */
record Collaborators(WorkerLauncher launcher, WatchedFiles files, SourceBuilder sources, PublicPort port,
		Terminal terminal, HupperLogger logger, LongSupplier nanoTime, Consumer<ReloadEvent> observer,
		Runnable trimMemory) {

	/** The same, with another observer. */
	Collaborators with(Consumer<ReloadEvent> observer) {
		return new Collaborators(this.launcher, this.files, this.sources, this.port, this.terminal, this.logger,
				this.nanoTime, observer, this.trimMemory);
	}

}
