package dev.hupper.spring.boot.rehearsal;

import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Marker;
import org.apache.logging.log4j.core.Filter;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.config.NullConfiguration;
import org.apache.logging.log4j.core.filter.AbstractFilter;
import org.apache.logging.log4j.core.impl.Log4jContextFactory;
import org.apache.logging.log4j.message.Message;
import org.jspecify.annotations.Nullable;

/**
 * Log4j 2. Spring Boot leaves it alone in a round. A context that is only initialised is
 * configured by Log4j itself as soon as somebody asks for a logger.
 */
final class Log4jLogging implements Logging {

	private final ClassLoader application;

	private @Nullable LoggerContext context;

	Log4jLogging(ClassLoader application) {
		this.application = application;
	}

	@Override
	public void silence() {
		System.setProperty(SYSTEM_PROPERTY, "none");
		Log4jContextFactory factory = (Log4jContextFactory) LogManager.getFactory();
		LoggerContext context = factory.getSelector().getContext(Log4jLogging.class.getName(), this.application, false);
		this.context = context;
		context.start(new Nothing(null));
	}

	@Override
	public void await() {
		if (this.context != null) {
			this.context.start(new Nothing(this.context));
			this.context.initialize();
		}
	}

	/** Reads nothing and writes nothing. */
	private static final class Nothing extends NullConfiguration {

		Nothing(@Nullable LoggerContext waiting) {
			addFilter(new FirstUse(waiting));
		}

		@Override
		public boolean isShutdownHookEnabled() {
			return false;
		}

	}

	/** Of a logger that a library has. */
	private static final class FirstUse extends AbstractFilter {

		private final @Nullable LoggerContext waiting;

		FirstUse(@Nullable LoggerContext waiting) {
			this.waiting = waiting;
		}

		private boolean configured() {
			if (this.waiting != null && this.waiting.isInitialized()) {
				this.waiting.start();
			}
			return this.waiting != null && !(this.waiting.getConfiguration() instanceof Nothing);
		}

		private static Result result(boolean enabled) {
			return enabled ? Result.ACCEPT : Result.DENY;
		}

		@Override
		public Filter.Result filter(LogEvent event) {
			return Result.DENY;
		}

		@Override
		public Filter.Result filter(Logger logger, Level level, Marker marker, Message message, Throwable throwable) {
			return result(configured() && logger.isEnabled(level, marker, message, throwable));
		}

		@Override
		public Filter.Result filter(Logger logger, Level level, Marker marker, Object message, Throwable throwable) {
			return result(configured() && logger.isEnabled(level, marker, message, throwable));
		}

		@Override
		public Filter.Result filter(Logger logger, Level level, Marker marker, String message, Object... params) {
			return result(configured() && logger.isEnabled(level, marker, message, params));
		}

	}

}
