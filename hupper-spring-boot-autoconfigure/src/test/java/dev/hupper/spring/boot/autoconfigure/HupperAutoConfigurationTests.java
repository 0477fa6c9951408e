package dev.hupper.spring.boot.autoconfigure;

import java.util.List;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import dev.hupper.api.ReloaderProxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link HupperAutoConfiguration} outside a worker.
 */
class HupperAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(HupperAutoConfiguration.class));

	@Test
	void inertProxyIsThereAndSaysHowToRunUnderHupper() {
		this.runner.run((context) -> {
			ReloaderProxy proxy = context.getBean(ReloaderProxy.class);
			assertThat(proxy.isActive()).isFalse();
			assertThat(proxy.getReloadCount()).isZero();
			assertThat(proxy.getReloadCause()).isEmpty();
			List<Consumer<ReloaderProxy>> calls = List.of(ReloaderProxy::triggerReload, ReloaderProxy::gracefulShutdown,
					(inert) -> inert.watchFiles("a"));
			assertThat(calls)
				.allSatisfy((call) -> assertThatIllegalStateException().isThrownBy(() -> call.accept(proxy))
					.withMessageContainingAll("spring-boot:run", "hupper.enabled=true"));
		});
	}

	@Test
	void invalidPropertyIsOfNoConcernOutsideAWorker() {
		this.runner.withPropertyValues("hupper.reload-interval=abc")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void applicationMayBringItsOwnProxy() {
		ReloaderProxy own = mock(ReloaderProxy.class);
		this.runner.withBean(ReloaderProxy.class, () -> own)
			.run((context) -> assertThat(context.getBean(ReloaderProxy.class)).isSameAs(own));
	}

}
