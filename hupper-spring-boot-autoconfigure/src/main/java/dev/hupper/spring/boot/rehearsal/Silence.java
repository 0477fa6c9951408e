package dev.hupper.spring.boot.rehearsal;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.classic.util.ContextInitializer;
import ch.qos.logback.core.joran.spi.JoranException;
import ch.qos.logback.core.spi.FilterReply;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;

/**
 * Nothing is logged until Spring Boot's logging system is told to be silent. In the end
 * Logback and {@code java.util.logging} are as their own defaults make them, in which the
 * application would find them, too. Only loggers stay: they are held by static fields.
 */
final class Silence implements AutoCloseable {

	private final LoggerContext logback;

	private final boolean packagingData;

	private final Logger root = Logger.getLogger("");

	private final @Nullable Level level = this.root.getLevel();

	private final Handler[] handlers = this.root.getHandlers();

	private Silence(LoggerContext logback) {
		this.logback = logback;
		this.packagingData = logback.isPackagingDataEnabled();
		logback.addTurboFilter(new Denial());
		this.root.setLevel(Level.OFF);
	}

	static Silence keep() {
		return new Silence((LoggerContext) LoggerFactory.getILoggerFactory());
	}

	@Override
	public void close() throws JoranException {
		for (Handler handler : this.root.getHandlers()) {
			this.root.removeHandler(handler);
		}
		for (Handler handler : this.handlers) {
			this.root.addHandler(handler);
		}
		this.root.setLevel(this.level);
		this.logback.reset();
		this.logback.setPackagingDataEnabled(this.packagingData);
		this.logback.getStatusManager().clear();
		new ContextInitializer(this.logback).autoConfig();
	}

	private static final class Denial extends TurboFilter {

		@Override
		public FilterReply decide(@Nullable Marker marker, ch.qos.logback.classic.Logger logger,
				ch.qos.logback.classic.Level level, @Nullable String format, Object @Nullable [] params,
				@Nullable Throwable throwable) {
			return FilterReply.DENY;
		}

	}

}
