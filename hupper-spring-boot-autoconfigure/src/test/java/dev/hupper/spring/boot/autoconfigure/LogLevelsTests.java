package dev.hupper.spring.boot.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggerConfiguration;
import org.springframework.boot.logging.LoggingSystem;

import static org.assertj.core.api.Assertions.assertThat;

class LogLevelsTests {

	private LogLevel level = LogLevel.INFO;

	private final List<LogLevel> set = new ArrayList<>();

	@Test
	void eachIsMoreThanTheOneBeforeAndTheFirstFollowsTheLast() {
		LogLevels levels = new LogLevels(new OneLogger(), List.of("com.example"));
		for (int press = 0; press < 3; press++) {
			levels.next();
		}
		assertThat(this.set).containsExactly(LogLevel.DEBUG, LogLevel.TRACE, LogLevel.INFO);
	}

	@Test
	void whoLogsLessThanMostBeginsAtTheFirst() {
		this.level = LogLevel.ERROR;
		new LogLevels(new OneLogger(), List.of("com.example")).next();
		assertThat(this.set).containsExactly(LogLevel.INFO);
	}

	private final class OneLogger extends LoggingSystem {

		@Override
		public void beforeInitialize() {
		}

		@Override
		public LoggerConfiguration getLoggerConfiguration(String loggerName) {
			return new LoggerConfiguration(loggerName, null, LogLevelsTests.this.level);
		}

		@Override
		public void setLogLevel(String loggerName, LogLevel level) {
			LogLevelsTests.this.set.add(level);
			LogLevelsTests.this.level = level;
		}

	}

}
