package dev.hupper.spring.boot;

import java.io.UncheckedIOException;
import java.nio.file.Path;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.core.env.ConfigurableEnvironment;

import dev.hupper.Hupper;
import dev.hupper.api.HupperLogger;
import dev.hupper.api.ReloaderOptions;
import dev.hupper.platform.Commands;
import dev.hupper.platform.Exit;
import dev.hupper.spring.boot.properties.HupperProperties;
import dev.hupper.spring.boot.properties.InvalidHupperPropertyException;
import dev.hupper.spring.boot.properties.UserSettings;

/**
 * Turns a start of the application into hupper's monitor. It either never returns, or
 * leaves the start to go on as if hupper were not there and explains why.
 */
final class MonitorStart {

	private static final Log logger = LogFactory.getLog(MonitorStart.class);

	private final FirstWorker firstWorker;

	private final Role.Monitor role;

	private final SpringApplication application;

	private final ClassLoader classLoader;

	private @Nullable ConfigurableEnvironment environment;

	private @Nullable Refusal refusal;

	MonitorStart(FirstWorker firstWorker, SpringApplication application) {
		this.firstWorker = firstWorker;
		this.role = firstWorker.role();
		this.application = application;
		this.classLoader = application.getClassLoader();
	}

	/** This JVM goes on without workers. */
	void refuse() {
		this.firstWorker.close();
	}

	void configurationFrom(ConfigurableEnvironment environment) {
		this.environment = environment;
	}

	/**
	 * Take over unless the configuration says otherwise.
	 * @throws InvalidHupperPropertyException if the configuration cannot be followed
	 */
	void configurationRead() {
		ConfigurableEnvironment environment = this.environment;
		if (environment == null || this.refusal != null) {
			return;
		}
		this.refusal = Refusal.INVALID;
		UserSettings.addTo(environment, ReloaderOptions.defaults().logger()::error);
		Boolean enabled = HupperProperties.enabled(environment).orElse(null);
		if (Boolean.FALSE.equals(enabled)) {
			this.refusal = Refusal.DISABLED;
		}
		else if (enabled == null && this.role.underDebugger()) {
			this.refusal = Refusal.DEBUGGER;
			ReloaderOptions.defaults().logger().info(DebugButton.ofThisJvm().explain());
		}
		else {
			HupperProperties properties = HupperProperties.from(environment);
			becomeMonitor(properties, WebServerAddress.find(this.application, environment), environment);
		}
	}

	/**
	 * Take over with what is known without the application's configuration files: the
	 * worker will fail in the same way and say why.
	 */
	void configurationFailed() {
		ConfigurableEnvironment environment = this.environment;
		if (environment == null || this.refusal != null) {
			return;
		}
		this.refusal = Refusal.INVALID;
		if (this.role.underDebugger()) {
			return;
		}
		UserSettings.addTo(environment, ReloaderOptions.defaults().logger()::error);
		HupperProperties properties;
		try {
			if (Boolean.FALSE.equals(HupperProperties.enabled(environment).orElse(null))) {
				this.refusal = Refusal.DISABLED;
				return;
			}
			properties = HupperProperties.from(environment);
		}
		catch (InvalidHupperPropertyException ex) {
			properties = HupperProperties.defaults();
		}
		becomeMonitor(properties, WebServerAddress.UNKNOWN, environment);
	}

	/** Say why this start goes on without hupper, once logging works. */
	void explainRefusal() {
		if (this.refusal == Refusal.DISABLED) {
			logger.debug("hupper is off: hupper.enabled is false");
		}
		if ((this.refusal == Refusal.DISABLED || this.refusal == Refusal.DEBUGGER)
				&& DevTools.isPresent(this.classLoader)) {
			logger
				.info("The restart of spring-boot-devtools is off in this run, too, as it asks before hupper has read "
						+ "any file: give hupper.enabled=false as argument, system property or environment variable to have "
						+ "devtools restart instead of hupper");
		}
	}

	private void becomeMonitor(HupperProperties properties, WebServerAddress address,
			ConfigurableEnvironment environment) {
		ReloaderOptions options = address.addTo(properties.toReloaderOptions().build())
			.workerArgs(this.firstWorker.arguments())
			.workerEnvironment(this.firstWorker.environment(properties.keepContainers()))
			.build();
		HupperLogger lines = options.logger();
		if (DevTools.isPresent(this.classLoader)) {
			lines.info("spring-boot-devtools is on the class path: its restart is off, hupper reloads instead");
		}
		DevToolsProperties.explain(environment).ifPresent(lines::info);
		if (Boolean.getBoolean("spring.application.admin.enabled")
				&& System.getProperty("com.sun.management.jmxremote.port") == null) {
			lines
				.info("What the IDE shows of the running application (endpoints, beans) stays empty: it asks this process"
						+ " over JMX, and the application is in another; -Dcom.sun.management.jmxremote.port leads it there");
		}
		closeLogging();
		if (properties.keepContainers()) {
			this.firstWorker.containers().ifPresent((kept) -> kept.keepUntilExit(lines));
		}
		if (DockerCompose.isSupported(this.classLoader)) {
			DockerCompose.find(environment, Path.of(""), Commands.ofSystem())
				.ifPresent((compose) -> compose.stopAtExit(lines));
		}
		try {
			Hupper.startReloader(this.role.mainClass(), options, this.firstWorker.standby());
		}
		catch (IllegalArgumentException | IllegalStateException | UncheckedIOException ex) {
			this.firstWorker.close();
			lines.error(String.valueOf(ex.getMessage()));
			throw Exit.with(1);
		}
		catch (RuntimeException | Error ex) {
			this.firstWorker.close();
			lines.error("The monitor has failed unexpectedly");
			// Spring Boot would log it, and logging is closed.
			ex.printStackTrace();
			throw Exit.with(1);
		}
	}

	/**
	 * A configuration of logging found on the class path has opened its files already.
	 */
	private void closeLogging() {
		LoggingSystem logging = LoggingSystem.get(this.classLoader);
		logging.cleanUp();
		Runnable shutdown = logging.getShutdownHandler();
		if (shutdown != null) {
			shutdown.run();
		}
	}

	/** Why this JVM, though launched for it, does not become the monitor. */
	private enum Refusal {

		DISABLED, DEBUGGER, INVALID

	}

}
