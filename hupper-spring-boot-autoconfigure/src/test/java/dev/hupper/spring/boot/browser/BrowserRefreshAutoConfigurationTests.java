package dev.hupper.spring.boot.browser;

import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link BrowserRefreshAutoConfiguration} outside a worker.
 */
class BrowserRefreshAutoConfigurationTests {

	@Test
	void nothingIsThere() {
		new WebApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(BrowserRefreshAutoConfiguration.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(BrowserRefresh.class));
	}

}
