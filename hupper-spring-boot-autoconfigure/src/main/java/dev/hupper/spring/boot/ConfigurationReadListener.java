package dev.hupper.spring.boot;

import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;

/**
 * Is called between the listener that reads the configuration and the one that starts
 * logging.
 */
final class ConfigurationReadListener implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

	private final Takeover takeover;

	ConfigurationReadListener(Takeover takeover) {
		this.takeover = takeover;
	}

	@Override
	public int getOrder() {
		return LoggingApplicationListener.DEFAULT_ORDER - 1;
	}

	@Override
	public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
		this.takeover.configurationRead();
	}

}
