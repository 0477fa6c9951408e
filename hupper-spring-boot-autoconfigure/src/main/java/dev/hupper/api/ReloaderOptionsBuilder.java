package dev.hupper.api;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Collects {@link ReloaderOptions}, each by the name and with the meaning that it has
 * there. Not thread-safe. Every method that takes a value which cannot work throws an
 * {@link IllegalArgumentException} at once.
 */
public final class ReloaderOptionsBuilder {

	List<String> workerArgs = List.of();

	Map<String, String> workerKwargs = Map.of();

	Duration reloadInterval = Duration.ofSeconds(1);

	private @Nullable Duration shutdownInterval;

	private boolean shutdownIntervalGiven;

	Duration quietPeriod = Duration.ofMillis(25);

	int verbose = 1;

	@Nullable HupperLogger logger;

	@Nullable FileMonitorFactory fileMonitorFactory;

	@Nullable String fileMonitor;

	WatchmanOptions watchman = WatchmanOptions.DEFAULTS;

	List<String> watchFiles = List.of();

	List<String> ignoreFiles = List.of();

	List<String> jvmOptions = List.of();

	Map<String, String> workerEnvironment = Map.of();

	boolean optimizedLaunch = true;

	ArchiveOptions archive = ArchiveOptions.DEFAULTS;

	CompileOptions compile = CompileOptions.DEFAULTS;

	RelayOptions relay = RelayOptions.OFF;

	StandbyOptions standby = StandbyOptions.OFF;

	SwapOptions swap = SwapOptions.OFF;

	DebugOptions debug = DebugOptions.OFF;

	ControlOptions control = ControlOptions.OFF;

	Map<String, String> properties = Map.of();

	ReloaderOptionsBuilder() {
	}

	/** A copy, of which no list or map can be changed. */
	ReloaderOptionsBuilder(ReloaderOptionsBuilder other) {
		this.workerArgs = List.copyOf(other.workerArgs);
		this.workerKwargs = Collections.unmodifiableMap(new LinkedHashMap<>(other.workerKwargs));
		this.reloadInterval = other.reloadInterval;
		this.shutdownInterval = other.shutdownInterval();
		this.shutdownIntervalGiven = true;
		this.quietPeriod = other.quietPeriod;
		this.verbose = other.verbose;
		this.logger = other.logger;
		this.fileMonitorFactory = other.fileMonitorFactory;
		this.fileMonitor = other.fileMonitor;
		this.watchman = other.watchman;
		this.watchFiles = List.copyOf(other.watchFiles);
		this.ignoreFiles = List.copyOf(other.ignoreFiles);
		this.jvmOptions = List.copyOf(other.jvmOptions);
		this.workerEnvironment = Map.copyOf(other.workerEnvironment);
		this.optimizedLaunch = other.optimizedLaunch;
		this.archive = other.archive;
		this.compile = other.compile;
		this.relay = other.relay;
		this.standby = other.standby;
		this.swap = other.swap;
		this.debug = other.debug;
		this.control = other.control;
		this.properties = Map.copyOf(other.properties);
	}

	public ReloaderOptionsBuilder workerArgs(List<String> workerArgs) {
		this.workerArgs = workerArgs;
		return this;
	}

	public ReloaderOptionsBuilder workerKwargs(Map<String, String> workerKwargs) {
		this.workerKwargs = new LinkedHashMap<>(workerKwargs);
		return this;
	}

	public ReloaderOptionsBuilder reloadInterval(Duration reloadInterval) {
		if (reloadInterval.isNegative() || reloadInterval.isZero()) {
			throw new IllegalArgumentException("reloadInterval must be greater than 0, not " + reloadInterval
					+ ": without a pause between reloads a failing worker would be restarted in a spin");
		}
		this.reloadInterval = reloadInterval;
		return this;
	}

	/**
	 * Kill a worker that takes longer than this to stop.
	 * @param shutdownInterval positive, or null: kill at once, without a graceful stop
	 * @return this builder
	 */
	public ReloaderOptionsBuilder shutdownInterval(@Nullable Duration shutdownInterval) {
		if (shutdownInterval != null && (shutdownInterval.isNegative() || shutdownInterval.isZero())) {
			throw new IllegalArgumentException("shutdownInterval must be greater than 0, not " + shutdownInterval
					+ "; pass null to kill workers at once");
		}
		this.shutdownInterval = shutdownInterval;
		this.shutdownIntervalGiven = true;
		return this;
	}

	public ReloaderOptionsBuilder quietPeriod(Duration quietPeriod) {
		if (quietPeriod.isNegative()) {
			throw new IllegalArgumentException("quietPeriod must not be negative, but is " + quietPeriod);
		}
		this.quietPeriod = quietPeriod;
		return this;
	}

	public ReloaderOptionsBuilder verbose(int verbose) {
		this.verbose = verbose;
		return this;
	}

	public ReloaderOptionsBuilder logger(@Nullable HupperLogger logger) {
		this.logger = logger;
		return this;
	}

	public ReloaderOptionsBuilder fileMonitorFactory(@Nullable FileMonitorFactory fileMonitorFactory) {
		this.fileMonitorFactory = fileMonitorFactory;
		return this;
	}

	public ReloaderOptionsBuilder fileMonitor(@Nullable String fileMonitor) {
		this.fileMonitor = fileMonitor;
		return this;
	}

	public ReloaderOptionsBuilder watchman(WatchmanOptions watchman) {
		this.watchman = watchman;
		return this;
	}

	public ReloaderOptionsBuilder watchFiles(List<String> watchFiles) {
		this.watchFiles = watchFiles;
		return this;
	}

	public ReloaderOptionsBuilder ignoreFiles(List<String> ignoreFiles) {
		this.ignoreFiles = ignoreFiles;
		return this;
	}

	public ReloaderOptionsBuilder jvmOptions(List<String> jvmOptions) {
		this.jvmOptions = jvmOptions;
		return this;
	}

	public ReloaderOptionsBuilder workerEnvironment(Map<String, String> workerEnvironment) {
		this.workerEnvironment = workerEnvironment;
		return this;
	}

	public ReloaderOptionsBuilder optimizedLaunch(boolean optimizedLaunch) {
		this.optimizedLaunch = optimizedLaunch;
		return this;
	}

	public ReloaderOptionsBuilder archive(ArchiveOptions archive) {
		this.archive = archive;
		return this;
	}

	public ReloaderOptionsBuilder compile(CompileOptions compile) {
		this.compile = compile;
		return this;
	}

	public ReloaderOptionsBuilder relay(RelayOptions relay) {
		this.relay = relay;
		return this;
	}

	public ReloaderOptionsBuilder standby(StandbyOptions standby) {
		this.standby = standby;
		return this;
	}

	public ReloaderOptionsBuilder swap(SwapOptions swap) {
		this.swap = swap;
		return this;
	}

	public ReloaderOptionsBuilder debug(DebugOptions debug) {
		this.debug = debug;
		return this;
	}

	public ReloaderOptionsBuilder control(ControlOptions control) {
		this.control = control;
		return this;
	}

	public ReloaderOptionsBuilder properties(Map<String, String> properties) {
		this.properties = properties;
		return this;
	}

	/**
	 * Make the options.
	 * @return an immutable value
	 */
	public ReloaderOptions build() {
		return new ReloaderOptions(new ReloaderOptionsBuilder(this));
	}

	@Nullable Duration shutdownInterval() {
		return this.shutdownIntervalGiven ? this.shutdownInterval : this.reloadInterval;
	}

}
