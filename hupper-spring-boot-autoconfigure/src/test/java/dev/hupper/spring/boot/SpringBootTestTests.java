package dev.hupper.spring.boot;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Configuration;

import dev.hupper.api.ReloaderProxy;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that hupper keeps out of a test of the application.
 */
@SpringBootTest(properties = "spring.docker.compose.enabled=false")
class SpringBootTestTests {

	@Autowired
	private ReloaderProxy proxy;

	@Test
	void hasAnInertProxyAndNoProcessOrThread() {
		assertThat(this.proxy.isActive()).isFalse();
		assertThat(System.getProperty("spring.devtools.restart.enabled")).isNull();
		assertThat(ProcessHandle.current().children().flatMap((child) -> child.info().command().stream()))
			.noneMatch((command) -> command.contains("java"));
		assertThat(Thread.getAllStackTraces().keySet())
			.noneMatch((thread) -> thread.getName().toLowerCase().startsWith("hupper"));
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
