package dev.hupper.spring.boot.autoconfigure;

import java.util.List;

import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggerConfiguration;
import org.springframework.boot.logging.LoggingSystem;

/**
 * The levels at which the application's own packages log, one after the other.
 */
class LogLevels {

	/** After the last of them comes the first, which is what most configurations say. */
	private static final List<LogLevel> ALL = List.of(LogLevel.INFO, LogLevel.DEBUG, LogLevel.TRACE);

	private final LoggingSystem system;

	private final List<String> packages;

	LogLevels(LoggingSystem system, List<String> packages) {
		this.system = system;
		this.packages = packages;
	}

	/** Log more, or as at first after the most. */
	void next() {
		for (String name : this.packages) {
			LoggerConfiguration configuration = this.system.getLoggerConfiguration(name);
			LogLevel now = (configuration != null) ? configuration.getEffectiveLevel() : LogLevel.INFO;
			LogLevel next = ALL.get((ALL.indexOf(now) + 1) % ALL.size());
			this.system.setLogLevel(name, next);
			System.err.println("[hupper] " + name + " logs at " + next + " until the next reload");
		}
	}

}
