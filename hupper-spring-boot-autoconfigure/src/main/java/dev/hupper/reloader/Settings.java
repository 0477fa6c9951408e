package dev.hupper.reloader;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

import dev.hupper.api.ControlOptions;
import dev.hupper.api.HupperLogger;
import dev.hupper.api.ReloaderOptions;
import dev.hupper.api.ReloaderOptionsBuilder;
import dev.hupper.api.SwapOptions;
import dev.hupper.filemonitor.WatchedFiles;
import org.jspecify.annotations.Nullable;

/**
 * The settings in force: those the monitor was started with, until a worker reads others.
 */
final class Settings {

	/** The properties that are applied while the monitor runs, and how. */
	private static final Map<String, Change> HOT = Map.of(
	// @formatter:off
			"hupper.reload-interval", (options, value) -> options.reloadInterval(Duration.parse(value)),
			"hupper.shutdown-interval", (options, value) -> options.shutdownInterval(positiveOrNull(value)),
			"hupper.quiet-period", (options, value) -> options.quietPeriod(Duration.parse(value)),
			"hupper.watch-files", (options, value) -> options.watchFiles(value.lines().toList()),
			"hupper.ignore-files", (options, value) -> options.ignoreFiles(value.lines().toList()),
			"hupper.swap", (options, value) -> options.swap(new SwapOptions(SwapOptions.Mode.valueOf(value), options.build().swap().settle())),
			"hupper.swap.settle", (options, value) -> options.swap(new SwapOptions(options.build().swap().mode(), Duration.parse(value))));
	// @formatter:on

	private final Map<String, String> properties;

	private ReloaderOptions options;

	Settings(ReloaderOptions options) {
		this.options = options;
		this.properties = new TreeMap<>(options.properties());
	}

	Duration reloadInterval() {
		return this.options.reloadInterval();
	}

	Optional<Duration> shutdownInterval() {
		return this.options.shutdownInterval();
	}

	/** Whether there are properties that a user can set. */
	boolean haveProperties() {
		return !this.properties.isEmpty();
	}

	ControlOptions control() {
		return this.options.control();
	}

	/** Whether each start waits for a debugger. */
	boolean startsSuspended() {
		return this.options.debug().isEnabled() && this.options.debug().suspend();
	}

	SwapOptions swap() {
		return this.options.swap();
	}

	/**
	 * Follow what a worker has read, normalised values by property name: apply what can
	 * be applied, and say what cannot.
	 */
	void follow(Map<String, String> read, WatchedFiles files, HupperLogger logger) {
		TreeSet<String> restart = new TreeSet<>();
		ReloaderOptionsBuilder changed = this.options.toBuilder();
		read.forEach((name, value) -> {
			String before = this.properties.put(name, value);
			if (value.equals(before)) {
				return;
			}
			Change change = HOT.get(name);
			if (change != null) {
				change.apply(changed, value);
			}
			else if (before != null) {
				restart.add(name);
			}
		});
		this.options = changed.build();
		files.watch(this.options.watchFiles().stream().map(Reloader::absolute).toList());
		files.configure(this.options.quietPeriod(), this.options.ignoreFiles());
		if (!restart.isEmpty()) {
			logger.info("Changed, but in force only after a new start of hupper: " + String.join(", ", restart));
		}
	}

	private static @Nullable Duration positiveOrNull(String value) {
		Duration duration = Duration.parse(value);
		return duration.isZero() ? null : duration;
	}

	private interface Change {

		ReloaderOptionsBuilder apply(ReloaderOptionsBuilder options, String value);

	}

}
