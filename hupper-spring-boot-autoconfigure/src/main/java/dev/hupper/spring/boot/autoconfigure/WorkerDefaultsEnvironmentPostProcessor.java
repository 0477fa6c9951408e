package dev.hupper.spring.boot.autoconfigure;

import java.time.Duration;
import java.util.Map;

import org.apache.commons.logging.Log;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.logging.DeferredLogFactory;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

import dev.hupper.Hupper;
import dev.hupper.spring.boot.properties.UserSettings;

/**
 * Adds, in a worker, the property defaults that suit development, after every other
 * source of properties.
 */
class WorkerDefaultsEnvironmentPostProcessor implements EnvironmentPostProcessor, Ordered {

	static final String SOURCE = "hupperWorker";

	static final String PHASE_PROPERTY = "spring.lifecycle.timeout-per-shutdown-phase";

	static final Duration PHASE = Duration.ofMillis(500);

	/**
	 * An open server-sent-events tab would make each reload wait as long as a phase may
	 * take, and containers that stop with a worker would have to start with the next.
	 */
	static final Map<String, Object> WORKER = Map.of(PHASE_PROPERTY, PHASE.toMillis() + "ms",
			"spring.docker.compose.lifecycle-management", "start-only");

	private final Log logger;

	WorkerDefaultsEnvironmentPostProcessor(DeferredLogFactory logs) {
		this.logger = logs.getLog(WorkerDefaultsEnvironmentPostProcessor.class);
	}

	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		if (Hupper.isActive()) {
			UserSettings.addTo(environment, this.logger::debug);
			addDefaults(environment, application.getClassLoader(), Hupper.getReloader().getReloadCount() == 0);
		}
	}

	void addDefaults(ConfigurableEnvironment environment, ClassLoader loader, boolean first) {
		environment.getPropertySources().addLast(new MapPropertySource(SOURCE, WORKER));
		if (!environment.getProperty("hupper.property-defaults.enabled", Boolean.class, true)) {
			return;
		}
		Map<String, Object> defaults = DevelopmentDefaults.find(loader);
		if (!defaults.isEmpty()) {
			environment.getPropertySources().addLast(new MapPropertySource("hupperDevelopment", defaults));
			if (first) {
				this.logger.info(defaults.size() + " property defaults for development are in force "
						+ "(hupper.property-defaults.enabled=false switches them off)");
			}
		}
	}

}
