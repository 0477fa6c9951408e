package dev.hupper.spring.boot.autoconfigure;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

import dev.hupper.Hupper;
import dev.hupper.api.ReloaderProxy;

/**
 * Gives the application a {@link ReloaderProxy}, an inert one where it does not run under
 * hupper.
 */
@AutoConfiguration
public class HupperAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	ReloaderProxy reloaderProxy() {
		return Hupper.isActive() ? Hupper.getReloader() : new InactiveReloaderProxy();
	}

}
