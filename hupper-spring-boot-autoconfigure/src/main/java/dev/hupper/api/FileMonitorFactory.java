package dev.hupper.api;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Makes the {@link FileMonitor} of a reloader. An implementation that is named by class
 * ({@code hupper.monitor}, {@code HUPPER_DEFAULT_MONITOR}) needs a constructor without
 * parameters. Comes from hupper's {@code IFileMonitorFactory}.
 */
@FunctionalInterface
public interface FileMonitorFactory {

	/**
	 * Make a file monitor that is not started yet.
	 * @param callback to be told the absolute path of what changed; may be called from
	 * any thread, and returns at once
	 * @param settings what else the monitor may want to know
	 * @return a new file monitor
	 */
	FileMonitor create(Consumer<Path> callback, Settings settings);

	/**
	 * What a file monitor may want to know of the reloader that it works for.
	 *
	 * @param interval hupper's {@code reload_interval}, for example the time between two
	 * scans; positive
	 * @param logger where to report trouble
	 */
	record Settings(Duration interval, HupperLogger logger) {
	}

}
