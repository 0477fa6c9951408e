package dev.hupper.ipc;

import dev.hupper.api.HupperLogger;

/**
 * Says that connections are dropped: the first one loudly, since somebody may be at it a
 * thousand times. Used by one thread.
 */
final class DropLog {

	private final HupperLogger logger;

	private boolean said;

	DropLog(HupperLogger logger) {
		this.logger = logger;
	}

	void dropped(String reason) {
		String line = "Dropped a connection that is no worker's: " + reason;
		if (this.said) {
			this.logger.debug(line);
			return;
		}
		this.logger.info(line + " (more of them are logged with verbose 2 only)");
		this.said = true;
	}

	void failed(Exception failure) {
		this.logger.error("A worker may not reach its monitor: " + failure);
	}

}
