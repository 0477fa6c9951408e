package dev.hupper.filemonitor;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

import dev.hupper.api.HupperLogger;

/**
 * Keeps a thread that must not end going after a failure that nobody expected. What fails
 * once may fail each time: it is said once, and there is a pause. Used by one thread.
 */
final class Survival {

	private static final Duration PAUSE = Duration.ofSeconds(1);

	private final HupperLogger logger;

	private String last = "";

	Survival(HupperLogger logger) {
		this.logger = logger;
	}

	void survive(Throwable failure) {
		String line = "Watching for changes goes on after an unexpected failure: " + failure;
		if (!line.equals(this.last)) {
			this.last = line;
			this.logger.error(line);
		}
		LockSupport.parkNanos(PAUSE.toNanos());
	}

}
