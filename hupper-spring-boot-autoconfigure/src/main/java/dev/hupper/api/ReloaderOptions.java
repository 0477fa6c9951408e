package dev.hupper.api;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a reloader works: an immutable value with hupper's defaults. Made with
 * {@link #builder()}, changed with {@link #toBuilder()}.
 */
public final class ReloaderOptions {

	/** Never changed. */
	private final ReloaderOptionsBuilder values;

	ReloaderOptions(ReloaderOptionsBuilder values) {
		this.values = values;
	}

	/**
	 * Start from the defaults.
	 * @return a new builder
	 */
	public static ReloaderOptionsBuilder builder() {
		return new ReloaderOptionsBuilder();
	}

	/**
	 * The defaults: one second between reloads and for a graceful stop.
	 * @return the default options
	 */
	public static ReloaderOptions defaults() {
		return builder().build();
	}

	/**
	 * Start from these options.
	 * @return a new builder
	 */
	public ReloaderOptionsBuilder toBuilder() {
		return new ReloaderOptionsBuilder(this.values);
	}

	/**
	 * Positional arguments of the worker.
	 * @return what the worker's {@code main} gets, in order
	 */
	public List<String> workerArgs() {
		return this.values.workerArgs;
	}

	/**
	 * Named arguments of the worker, which follow the positional ones as
	 * {@code --name=value}.
	 * @return values by name
	 */
	public Map<String, String> workerKwargs() {
		return this.values.workerKwargs;
	}

	/**
	 * The least time between the starts of two workers.
	 * @return a positive duration; 1 s by default
	 */
	public Duration reloadInterval() {
		return this.values.reloadInterval;
	}

	/**
	 * How long a worker may take to stop before it is killed.
	 * @return empty if workers are killed at once; the reload interval by default
	 */
	public Optional<Duration> shutdownInterval() {
		return Optional.ofNullable(this.values.shutdownInterval());
	}

	/**
	 * How long files must have been left alone before a change is acted upon.
	 * @return zero or more; 25 ms by default
	 */
	public Duration quietPeriod() {
		return this.values.quietPeriod;
	}

	/**
	 * How much the default logger says.
	 * @return 0 (nothing), 1 (default) or 2 (everything)
	 */
	public int verbose() {
		return this.values.verbose;
	}

	/**
	 * The logger, or the default one for {@link #verbose()}.
	 * @return where hupper's lines go
	 */
	public HupperLogger logger() {
		HupperLogger logger = this.values.logger;
		return (logger != null) ? logger : HupperLogger.toStandardError(this.values.verbose);
	}

	/**
	 * The factory given in code, which overrules {@link #fileMonitor()}.
	 * @return empty by default
	 */
	public Optional<FileMonitorFactory> fileMonitorFactory() {
		return Optional.ofNullable(this.values.fileMonitorFactory);
	}

	/**
	 * The file monitor by name: {@code watchman}, {@code watchdog}, {@code polling} or
	 * the class name of a {@link FileMonitorFactory}. Overrules the environment variable
	 * {@code HUPPER_DEFAULT_MONITOR}.
	 * @return empty by default: the best one that works is used
	 */
	public Optional<String> fileMonitor() {
		return Optional.ofNullable(this.values.fileMonitor);
	}

	/**
	 * How to reach a watchman daemon.
	 * @return the watchman options
	 */
	public WatchmanOptions watchman() {
		return this.values.watchman;
	}

	/**
	 * Paths and globs to watch beside the class path, in the form
	 * {@link ReloaderProxy#watchFiles(String...)} takes.
	 * @return empty by default
	 */
	public List<String> watchFiles() {
		return this.values.watchFiles;
	}

	/**
	 * Shell-style patterns of files whose changes are ignored, each matched against the
	 * whole absolute path; {@code *} also matches path separators, as in hupper.
	 * @return empty by default
	 */
	public List<String> ignoreFiles() {
		return this.values.ignoreFiles;
	}

	/**
	 * JVM options for workers, after those of the monitor itself.
	 * @return empty by default
	 */
	public List<String> jvmOptions() {
		return this.values.jvmOptions;
	}

	/**
	 * Environment variables of workers, beside and before those of the monitor itself.
	 * @return values by name; empty by default
	 */
	public Map<String, String> workerEnvironment() {
		return this.values.workerEnvironment;
	}

	/**
	 * Whether workers get JVM options for development, a collector and a compiler that
	 * start fast, where none was chosen.
	 * @return true by default
	 */
	public boolean optimizedLaunch() {
		return this.values.optimizedLaunch;
	}

	/**
	 * The class archive that workers are started with.
	 * @return the defaults if nothing else was given
	 */
	public ArchiveOptions archive() {
		return this.values.archive;
	}

	/**
	 * How saved sources become class files.
	 * @return the defaults if nothing else was given
	 */
	public CompileOptions compile() {
		return this.values.compile;
	}

	/**
	 * How the port of a web application stays open.
	 * @return {@link RelayOptions#OFF} by default
	 */
	public RelayOptions relay() {
		return this.values.relay;
	}

	/**
	 * Whether the next JVM is started ahead of time.
	 * @return {@link StandbyOptions#OFF} by default
	 */
	public StandbyOptions standby() {
		return this.values.standby;
	}

	/**
	 * Whether changed method bodies run at once in the worker that is there.
	 * @return {@link SwapOptions#OFF} by default
	 */
	public SwapOptions swap() {
		return this.values.swap;
	}

	/**
	 * How a debugger comes to workers.
	 * @return {@link DebugOptions#OFF} by default
	 */
	public DebugOptions debug() {
		return this.values.debug;
	}

	/**
	 * How it is steered and watched besides.
	 * @return {@link ControlOptions#OFF} by default
	 */
	public ControlOptions control() {
		return this.values.control;
	}

	/**
	 * The configuration properties these options were read from, which are compared with
	 * what later workers read.
	 * @return values by property name; empty by default
	 */
	public Map<String, String> properties() {
		return this.values.properties;
	}

}
