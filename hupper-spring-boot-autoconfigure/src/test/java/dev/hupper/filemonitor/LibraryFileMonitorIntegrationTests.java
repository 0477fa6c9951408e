package dev.hupper.filemonitor;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

import dev.hupper.api.FileMonitor;

/**
 * The contract for {@link LibraryFileMonitor}: what macOS and Windows use, here on
 * whatever system this is.
 */
class LibraryFileMonitorIntegrationTests extends FileMonitorContract {

	@Override
	FileMonitor create(Consumer<Path> callback) {
		return new WatchdogFileMonitor(callback, this.logger, Duration.ofSeconds(1), "another system");
	}

}
