package dev.hupper.compile;

import java.util.Set;

import dev.hupper.api.HupperLogger;

/**
 * Says each line for the user once: what is true of a build stays so, however often it is
 * asked.
 *
 * @param logger says it
 * @param said what has been said, added to
 */
record OnceLogger(HupperLogger logger, Set<String> said) implements HupperLogger {

	@Override
	public void debug(String message) {
		this.logger.debug(message);
	}

	@Override
	public void info(String message) {
		if (this.said.add(message)) {
			this.logger.info(message);
		}
	}

	@Override
	public void error(String message) {
		this.logger.error(message);
	}

}
