package dev.hupper.spring.boot;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.boot.SpringApplication;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Tests for {@link MonitorStart}.
 */
class MonitorStartTests {

	@Test
	void aConfigurationThatFailsAfterItSwitchedHupperOffIsLeftToTheApplication() {
		MonitorStart monitorStart = new MonitorStart(
				FirstWorker.none(new Role.Monitor("com.example.Missing", false), List.of(), null),
				new SpringApplication());
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources().addFirst(new MapPropertySource("file", Map.of("hupper.enabled", "false")));
		monitorStart.configurationFrom(environment);
		assertThatNoException().as("it would end this JVM for want of a main class")
			.isThrownBy(monitorStart::configurationFailed);
	}

}
