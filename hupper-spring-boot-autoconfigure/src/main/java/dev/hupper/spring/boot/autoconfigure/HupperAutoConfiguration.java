package dev.hupper.spring.boot.autoconfigure;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;

import dev.hupper.Hupper;
import dev.hupper.api.ReloaderProxy;
import dev.hupper.worker.WorkerRuntime;

/**
 * Gives the application a {@link ReloaderProxy}, an inert one where it does not run under
 * hupper.
 */
@AutoConfiguration
@Lazy(false)
public class HupperAutoConfiguration {

	HupperAutoConfiguration(BeanFactory beanFactory, ObjectProvider<LoggingSystem> logging) {
		WorkerRuntime.current()
			.ifPresent((worker) -> logging.ifAvailable((system) -> worker
				.onNextLogLevel(() -> new LogLevels(system, AutoConfigurationPackages.get(beanFactory)).next())));
	}

	@Bean
	@ConditionalOnMissingBean
	ReloaderProxy reloaderProxy() {
		return Hupper.isActive() ? Hupper.getReloader() : new InactiveReloaderProxy();
	}

}
