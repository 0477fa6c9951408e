package dev.hupper.filemonitor;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

import dev.hupper.api.FileMonitor;

/**
 * The contract for {@link PollingFileMonitor}.
 */
class PollingFileMonitorIntegrationTests extends FileMonitorContract {

	@Override
	FileMonitor create(Consumer<Path> callback) {
		return new PollingFileMonitor(callback, Duration.ofMillis(20));
	}

}
