package dev.hupper;

import java.util.Optional;
import java.util.function.Consumer;

import dev.hupper.api.ReloaderOptions;
import dev.hupper.api.ReloaderProxy;
import dev.hupper.compile.SourceCompiler;
import dev.hupper.events.EventsFile;
import dev.hupper.filemonitor.FileMonitors;
import dev.hupper.launch.EarlyStandby;
import dev.hupper.platform.Exit;
import dev.hupper.relay.RelayedPorts;
import dev.hupper.reloader.PublicPort;
import dev.hupper.reloader.Reloader;
import dev.hupper.reloader.ReloadEvent;
import dev.hupper.worker.WorkerRuntime;

/**
 * The way into hupper for any Java application; Spring Boot applications get there by
 * adding the starter. One call serves both sides: the process that the user starts
 * becomes the monitor in {@link #startReloader(String)} and never comes back from it; in
 * the workers it starts, the same call returns at once. All methods are thread-safe.
 * Comes from hupper's module of the same name.
 */
public final class Hupper {

	private Hupper() {
	}

	/**
	 * Run an application under hupper with the default options.
	 * @param workerPath see {@link #startReloader(String, ReloaderOptions)}
	 * @return in a worker, the line to the monitor
	 */
	public static ReloaderProxy startReloader(String workerPath) {
		return startReloader(workerPath, ReloaderOptions.defaults());
	}

	/**
	 * Run an application under hupper. In a worker this returns at once; anywhere else
	 * this process becomes the monitor and ends with the worker's exit code.
	 * @param workerPath a class with a {@code main} ({@code com.example.App}), usually
	 * the one that calls this, or a static method that takes nothing or {@code String...}
	 * ({@code com.example.App#start})
	 * @param options how to reload; of no effect in a worker
	 * @return in a worker, the line to the monitor
	 * @throws IllegalArgumentException if there is no such class or method, or the
	 * options name no usable file monitor; nothing has been started then
	 * @throws IllegalStateException if this JVM was started in a way in which workers
	 * cannot be
	 * @throws java.io.UncheckedIOException if there is no place for the socket on which
	 * workers connect; the message says what to do
	 */
	public static ReloaderProxy startReloader(String workerPath, ReloaderOptions options) {
		return startReloader(workerPath, options, EarlyStandby.none());
	}

	/**
	 * Run an application under hupper, with the JVM of its first worker started ahead if
	 * that turns out to be the right one.
	 * @param workerPath as above
	 * @param options as above
	 * @param earlyStandby from {@link #earlyStandby(String, ReloaderOptions)}
	 * @return as above
	 */
	public static ReloaderProxy startReloader(String workerPath, ReloaderOptions options, EarlyStandby earlyStandby) {
		WorkerRuntime worker = WorkerRuntime.current().orElse(null);
		if (worker != null) {
			return worker.proxy();
		}
		throw Exit.with(Optional.ofNullable(options.control().eventsFile()).map((file) -> {
			try (EventsFile events = EventsFile.open(file, options.logger())) {
				return run(workerPath, options, earlyStandby, events);
			}
		}).orElseGet(() -> run(workerPath, options, earlyStandby, (event) -> {
		})));
	}

	private static int run(String workerPath, ReloaderOptions options, EarlyStandby earlyStandby,
			Consumer<ReloadEvent> observer) {
		PublicPort.Factory port = (failed, logger) -> options.relay().enabled()
				? RelayedPorts.open(options.relay(), failed, logger) : PublicPort.none();
		return Reloader
			.of(workerPath, options, (classPath, log) -> SourceCompiler.of(options.compile(), classPath, log), port,
					observer)
			.run(earlyStandby);
	}

	/**
	 * Start the JVM of the first worker in the background, before all options are known.
	 * Nothing of the application runs in it until
	 * {@link #startReloader(String, ReloaderOptions, EarlyStandby)} is called with
	 * options that start workers in the same way; with others that JVM is killed.
	 * @param workerPath as above
	 * @param guess the options that are most likely
	 * @return to be closed if nothing comes of it
	 */
	public static EarlyStandby earlyStandby(String workerPath, ReloaderOptions guess) {
		return EarlyStandby.of(workerPath, guess);
	}

	/**
	 * Whether this process is a worker, watched over by a monitor.
	 * @return true in a worker
	 */
	public static boolean isActive() {
		return WorkerRuntime.current().isPresent();
	}

	/**
	 * The line to the monitor.
	 * @return always the same
	 * @throws IllegalStateException outside a worker
	 */
	public static ReloaderProxy getReloader() {
		return WorkerRuntime.current()
			.map(WorkerRuntime::proxy)
			.orElseThrow(() -> new IllegalStateException(
					"This process does not run under hupper: call Hupper.startReloader first"));
	}

	/**
	 * Whether changes can be learned from the operating system.
	 * @return true if the file monitor {@code watchdog} can be used
	 */
	public static boolean isWatchdogSupported() {
		return FileMonitors.isWatchdogSupported();
	}

	/**
	 * Whether changes can be learned from a watchman daemon that already runs.
	 * @return true if the file monitor {@code watchman} can be used
	 */
	public static boolean isWatchmanSupported() {
		return FileMonitors.isWatchmanSupported();
	}

}
