package dev.hupper.reloader;

import java.util.function.LongSupplier;

import dev.hupper.api.HupperLogger;
import dev.hupper.filemonitor.WatchedFiles;
import dev.hupper.launch.WorkerLauncher;
import dev.hupper.platform.Terminal;

/**
 * What the loop acts upon, so that a test can put something else there.
 *
 * @param launcher starts workers
 * @param files what is watched
 * @param sources makes class files of sources
 * @param port where the application is reached
 * @param terminal the terminal
 * @param logger where hupper's lines go
 * @param nanoTime the time, as {@link System#nanoTime()}
 * @param trimMemory gives memory back
 */
record Collaborators(WorkerLauncher launcher, WatchedFiles files, SourceBuilder sources, PublicPort port,
		Terminal terminal, HupperLogger logger, LongSupplier nanoTime, Runnable trimMemory) {
}
