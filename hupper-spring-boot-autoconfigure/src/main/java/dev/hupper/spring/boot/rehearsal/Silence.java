package dev.hupper.spring.boot.rehearsal;

import java.util.logging.Level;
import java.util.logging.Logger;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;

/**
 * Nothing is logged. Logback is left as its own default configuration makes it, in which
 * the application would find it at its first line, too.
 */
final class Silence implements AutoCloseable {

	private final LoggerContext logback;

	private final TurboFilter denial = new Denial();

	private final Logger root = Logger.getLogger("");

	private final @Nullable Level level = this.root.getLevel();

	private Silence(LoggerContext logback) {
		this.logback = logback;
		this.logback.addTurboFilter(this.denial);
		this.root.setLevel(Level.OFF);
	}

	static Silence keep() {
		return new Silence((LoggerContext) LoggerFactory.getILoggerFactory());
	}

	@Override
	public void close() {
		this.root.setLevel(this.level);
		this.logback.getTurboFilterList().remove(this.denial);
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
