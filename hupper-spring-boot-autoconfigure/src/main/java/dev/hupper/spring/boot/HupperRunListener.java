package dev.hupper.spring.boot;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringApplicationRunListener;
import org.springframework.boot.bootstrap.ConfigurableBootstrapContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;

import dev.hupper.Hupper;
import dev.hupper.worker.WorkerRuntime;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.context.ApplicationListener;

/**
 * Takes part in the start of a {@code SpringApplication}: the first one of a JVM decides
 * the JVM's {@link Role} and, in a monitor, goes no further than its configuration. Comes
 * before the listener that publishes events, and so before devtools.
 */
class HupperRunListener implements SpringApplicationRunListener, Ordered {

	private static final AtomicBoolean STARTED = new AtomicBoolean();

	private final SpringApplication application;

	private final String[] arguments;

	private @Nullable MonitorStart monitorStart;

	private Role.@Nullable Neither neither;

	HupperRunListener(SpringApplication application, String[] arguments) {
		this.application = application;
		this.arguments = arguments;
	}

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE;
	}

	@Override
	public void starting(ConfigurableBootstrapContext bootstrapContext) {
		if (STARTED.compareAndSet(false, true)) {
			WorkerRuntime.current().ifPresent((worker) -> worker.start().librariesBegin());
			assume(Hupper.isActive() ? new Role.Worker() : RoleDecision.decide(JvmFacts.ofThisJvm(this.arguments)));
		}
	}

	private void assume(Role role) {
		if (role instanceof Role.Neither neither) {
			this.neither = neither;
			HeadStart.giveUp();
			return;
		}
		DevTools.switchRestartOff();
		if (role instanceof Role.Monitor monitor) {
			MonitorStart monitorStart = new MonitorStart(firstWorker(monitor), this.application);
			this.monitorStart = monitorStart;
			this.application.addListeners(new ConfigurationRead(monitorStart));
		}
	}

	private FirstWorker firstWorker(Role.Monitor role) {
		List<String> arguments = MainArguments.ofThisJvm(this.arguments);
		return HeadStart.take(role, arguments)
			.orElseGet(() -> FirstWorker.begin(role, arguments, EarlyProperties.ofThisJvm(this.arguments),
					this.application.getClassLoader()));
	}

	/**
	 * Too early to become the monitor, since no file has been read, but the last time to
	 * learn of the environment before one that cannot be read fails the start.
	 */
	@Override
	public void environmentPrepared(ConfigurableBootstrapContext bootstrapContext,
			ConfigurableEnvironment environment) {
		if (this.monitorStart != null) {
			this.monitorStart.configurationFrom(environment);
		}
	}

	@Override
	public void contextPrepared(ConfigurableApplicationContext context) {
		if (this.monitorStart != null) {
			this.monitorStart.refuse();
			this.monitorStart.explainRefusal();
		}
		else if (this.neither != null) {
			explain(this.neither);
		}
	}

	private static void explain(Role.Neither neither) {
		Log logger = LogFactory.getLog(HupperRunListener.class);
		String line = "hupper is off: " + neither.reason();
		if (neither.isSurprising()) {
			logger.info(line);
		}
		else {
			logger.debug(line);
		}
	}

	@Override
	public void failed(@Nullable ConfigurableApplicationContext context, Throwable exception) {
		if (this.monitorStart != null) {
			this.monitorStart.configurationFailed();
			this.monitorStart.refuse();
		}
	}

	/**
	 * Becomes the monitor between the listener that reads the configuration and the one
	 * that starts logging.
	 */
	private record ConfigurationRead(
			MonitorStart monitorStart) implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

		@Override
		public int getOrder() {
			return LoggingApplicationListener.DEFAULT_ORDER - 1;
		}

		@Override
		public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
			this.monitorStart.configurationRead();
		}

	}

}
