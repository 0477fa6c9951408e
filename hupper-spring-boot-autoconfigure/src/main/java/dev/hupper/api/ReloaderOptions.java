package dev.hupper.api;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * How a reloader works: an immutable value with hupper's defaults. Made with
 * {@link #builder()}, changed with {@link #toBuilder()}.
 */
public final class ReloaderOptions {

	private final List<String> workerArgs;

	private final Map<String, String> workerKwargs;

	private final Duration reloadInterval;

	private final @Nullable Duration shutdownInterval;

	private final Duration quietPeriod;

	private final int verbose;

	final @Nullable HupperLogger logger;

	private final @Nullable FileMonitorFactory fileMonitorFactory;

	private final @Nullable String fileMonitor;

	private final WatchmanOptions watchman;

	private final List<String> watchFiles;

	private final List<String> ignoreFiles;

	private final List<String> jvmOptions;

	private final boolean optimizedLaunch;

	private final ArchiveOptions archive;

	private final CompileOptions compile;

	private final RelayOptions relay;

	private final StandbyOptions standby;

	private final SwapOptions swap;

	private final Map<String, String> properties;

	ReloaderOptions(ReloaderOptionsBuilder builder) {
		this.workerArgs = List.copyOf(builder.workerArgs);
		this.workerKwargs = Collections.unmodifiableMap(new LinkedHashMap<>(builder.workerKwargs));
		this.reloadInterval = builder.reloadInterval;
		this.shutdownInterval = builder.shutdownInterval();
		this.quietPeriod = builder.quietPeriod;
		this.verbose = builder.verbose;
		this.logger = builder.logger;
		this.fileMonitorFactory = builder.fileMonitorFactory;
		this.fileMonitor = builder.fileMonitor;
		this.watchman = builder.watchman;
		this.watchFiles = List.copyOf(builder.watchFiles);
		this.ignoreFiles = List.copyOf(builder.ignoreFiles);
		this.jvmOptions = List.copyOf(builder.jvmOptions);
		this.optimizedLaunch = builder.optimizedLaunch;
		this.archive = builder.archive;
		this.compile = builder.compile;
		this.relay = builder.relay;
		this.standby = builder.standby;
		this.swap = builder.swap;
		this.properties = Map.copyOf(builder.properties);
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
		return new ReloaderOptionsBuilder(this);
	}

	/**
	 * Positional arguments of the worker.
	 * @return what the worker's {@code main} gets, in order
	 */
	public List<String> workerArgs() {
		return this.workerArgs;
	}

	/**
	 * Named arguments of the worker, which follow the positional ones as
	 * {@code --name=value}.
	 * @return values by name
	 */
	public Map<String, String> workerKwargs() {
		return this.workerKwargs;
	}

	/**
	 * The least time between the starts of two workers.
	 * @return a positive duration; 1 s by default
	 */
	public Duration reloadInterval() {
		return this.reloadInterval;
	}

	/**
	 * How long a worker may take to stop before it is killed.
	 * @return empty if workers are killed at once; the reload interval by default
	 */
	public Optional<Duration> shutdownInterval() {
		return Optional.ofNullable(this.shutdownInterval);
	}

	/**
	 * How long files must have been left alone before a change is acted upon.
	 * @return zero or more; 25 ms by default
	 */
	public Duration quietPeriod() {
		return this.quietPeriod;
	}

	/**
	 * How much the default logger says.
	 * @return 0 (nothing), 1 (default) or 2 (everything)
	 */
	public int verbose() {
		return this.verbose;
	}

	/**
	 * The logger, or the default one for {@link #verbose()}.
	 * @return where hupper's lines go
	 */
	public HupperLogger logger() {
		return (this.logger != null) ? this.logger : HupperLogger.toStandardError(this.verbose);
	}

	/**
	 * The factory given in code, which overrules {@link #fileMonitor()}.
	 * @return empty by default
	 */
	public Optional<FileMonitorFactory> fileMonitorFactory() {
		return Optional.ofNullable(this.fileMonitorFactory);
	}

	/**
	 * The file monitor by name: {@code watchman}, {@code watchdog}, {@code polling} or
	 * the class name of a {@link FileMonitorFactory}. Overrules the environment variable
	 * {@code HUPPER_DEFAULT_MONITOR}.
	 * @return empty by default: the best one that works is used
	 */
	public Optional<String> fileMonitor() {
		return Optional.ofNullable(this.fileMonitor);
	}

	/**
	 * How to reach a watchman daemon.
	 * @return the watchman options
	 */
	public WatchmanOptions watchman() {
		return this.watchman;
	}

	/**
	 * Paths and globs to watch beside the class path, in the form
	 * {@link ReloaderProxy#watchFiles(String...)} takes.
	 * @return empty by default
	 */
	public List<String> watchFiles() {
		return this.watchFiles;
	}

	/**
	 * Shell-style patterns of files whose changes are ignored, each matched against the
	 * whole absolute path; {@code *} also matches path separators, as in hupper.
	 * @return empty by default
	 */
	public List<String> ignoreFiles() {
		return this.ignoreFiles;
	}

	/**
	 * JVM options for workers, after those of the monitor itself.
	 * @return empty by default
	 */
	public List<String> jvmOptions() {
		return this.jvmOptions;
	}

	/**
	 * Whether workers get JVM options for development, a collector and a compiler that
	 * start fast, where none was chosen.
	 * @return true by default
	 */
	public boolean optimizedLaunch() {
		return this.optimizedLaunch;
	}

	/**
	 * The class archive that workers are started with.
	 * @return the defaults if nothing else was given
	 */
	public ArchiveOptions archive() {
		return this.archive;
	}

	/**
	 * How saved sources become class files.
	 * @return the defaults if nothing else was given
	 */
	public CompileOptions compile() {
		return this.compile;
	}

	/**
	 * How the port of a web application stays open.
	 * @return {@link RelayOptions#OFF} by default
	 */
	public RelayOptions relay() {
		return this.relay;
	}

	/**
	 * Whether the next JVM is started ahead of time.
	 * @return {@link StandbyOptions#OFF} by default
	 */
	public StandbyOptions standby() {
		return this.standby;
	}

	/**
	 * Whether changed method bodies run at once in the worker that is there.
	 * @return {@link SwapOptions#OFF} by default
	 */
	public SwapOptions swap() {
		return this.swap;
	}

	/**
	 * The configuration properties these options were read from, which are compared with
	 * what later workers read.
	 * @return values by property name; empty by default
	 */
	public Map<String, String> properties() {
		return this.properties;
	}

}
