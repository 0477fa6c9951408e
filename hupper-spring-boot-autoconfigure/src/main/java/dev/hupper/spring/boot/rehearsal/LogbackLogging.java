package dev.hupper.spring.boot.rehearsal;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.TimeZone;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LogbackServiceProvider;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.ContextBase;
import ch.qos.logback.core.CoreConstants;
import ch.qos.logback.core.spi.FilterReply;
import org.jspecify.annotations.Nullable;
import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;

/**
 * Logback. Static fields of libraries hold its loggers, so SLF4J is bound to it once and
 * for all, but by another way than a plain start: one that does not configure it.
 */
final class LogbackLogging implements Logging {

	/** {@code LoggerFactory.SUCCESSFUL_INITIALIZATION}. */
	private static final int BOUND = 3;

	private final LogbackServiceProvider logback = new LogbackServiceProvider();

	private final LoggerContext context = (LoggerContext) this.logback.getLoggerFactory();

	private final boolean packagingData = this.context.isPackagingDataEnabled();

	private boolean bound;

	@Override
	public void silence() throws ReflectiveOperationException {
		System.clearProperty(SYSTEM_PROPERTY);
		if (!this.bound) {
			this.context.setName(CoreConstants.DEFAULT_CONTEXT_NAME);
			this.context.setMDCAdapter(this.logback.getMDCAdapter());
			configuration();
			birthTime();
		}
		provide(this.logback);
		if (!this.bound) {
			factory("INITIALIZATION_STATE").set(null, BOUND);
			this.bound = true;
		}
		this.context.resetTurboFilterList();
		this.context.addTurboFilter(new Silence());
		this.context.start();
	}

	@Override
	public void await() throws ReflectiveOperationException {
		this.context.stop();
		this.context.setPackagingDataEnabled(this.packagingData);
		this.context.getStatusManager().clear();
		FirstUse firstUse = new FirstUse(configuration());
		this.context.addTurboFilter(firstUse);
		provide(firstUse.new Provider());
	}

	/** Reads the configuration, and prints what there is to be said of it. */
	private static Method configuration() throws NoSuchMethodException {
		Method method = LogbackServiceProvider.class.getDeclaredMethod("initializeLoggerContext");
		method.setAccessible(true);
		return method;
	}

	/** Patterns and encoders tell the time since then. */
	private static Field birthTime() throws NoSuchFieldException {
		return Statics.field(ContextBase.class, "birthTime");
	}

	private static void provide(SLF4JServiceProvider provider) throws ReflectiveOperationException {
		factory("PROVIDER").set(null, provider);
	}

	private static Field factory(String name) throws NoSuchFieldException {
		return Statics.field(LoggerFactory.class, name);
	}

	private static final class Silence extends TurboFilter {

		@Override
		public FilterReply decide(@Nullable Marker marker, Logger logger, Level level, @Nullable String format,
				Object @Nullable [] params, @Nullable Throwable throwable) {
			return FilterReply.DENY;
		}

	}

	/** Of a logger that a library has, or of {@code LoggerFactory}. */
	private final class FirstUse extends TurboFilter {

		private final Method configuration;

		private boolean begun;

		FirstUse(Method configuration) {
			this.configuration = configuration;
		}

		@Override
		public FilterReply decide(@Nullable Marker marker, Logger logger, Level level, @Nullable String format,
				Object @Nullable [] params, @Nullable Throwable throwable) {
			begin();
			return LogbackLogging.this.context.getTurboFilterList()
				.getTurboFilterChainDecision(marker, logger, level, format, params, throwable);
		}

		private synchronized void begin() {
			if (this.begun) {
				return;
			}
			this.begun = true;
			try {
				provide(LogbackLogging.this.logback);
				LogbackLogging.this.context.resetTurboFilterList();
				birthTime().setLong(LogbackLogging.this.context, System.currentTimeMillis());
				this.configuration.invoke(LogbackLogging.this.logback);
				LogbackLogging.this.context.start();
				// As the printer of Logback's status does when its class is initialised.
				TimeZone.getDefault();
			}
			catch (ReflectiveOperationException ex) {
				throw new IllegalStateException("It could be called before", ex);
			}
		}

		/** What SLF4J asks while nobody has logged. */
		private final class Provider implements SLF4JServiceProvider {

			@Override
			public ILoggerFactory getLoggerFactory() {
				begin();
				return LogbackLogging.this.context;
			}

			@Override
			public IMarkerFactory getMarkerFactory() {
				begin();
				return LogbackLogging.this.logback.getMarkerFactory();
			}

			@Override
			public MDCAdapter getMDCAdapter() {
				begin();
				return LogbackLogging.this.logback.getMDCAdapter();
			}

			@Override
			public String getRequestedApiVersion() {
				return LogbackLogging.this.logback.getRequestedApiVersion();
			}

			@Override
			public void initialize() {
				begin();
			}

		}

	}

}
