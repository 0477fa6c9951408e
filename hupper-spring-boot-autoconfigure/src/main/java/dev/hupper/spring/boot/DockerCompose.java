package dev.hupper.spring.boot;

import org.springframework.core.env.ConfigurableEnvironment;

import dev.hupper.api.HupperLogger;

/** placeholder */
interface DockerCompose {

	DockerCompose NONE = (logger) -> {
	};

	static DockerCompose find(ConfigurableEnvironment environment, ClassLoader loader) {
		return NONE;
	}

	void stopAtExit(HupperLogger logger);

}
