package dev.hupper.filemonitor;

import java.nio.file.Path;
import java.util.function.Consumer;

import dev.hupper.api.FileMonitor;

/**
 * The contract for {@link WatchdogFileMonitor}.
 */
class WatchdogFileMonitorIntegrationTests extends FileMonitorContract {

	@Override
	FileMonitor create(Consumer<Path> callback) {
		return new WatchdogFileMonitor(callback, this.logger);
	}

}
