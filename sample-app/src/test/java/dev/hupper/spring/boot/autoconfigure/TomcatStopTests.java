package dev.hupper.spring.boot.autoconfigure;

import org.apache.catalina.core.StandardContext;
import org.junit.jupiter.api.Test;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.core.env.StandardEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A reload took two seconds longer whenever an asynchronous request was still open.
 */
class TomcatStopTests {

	private final TomcatServletWebServerFactory factory = new TomcatServletWebServerFactory();

	private final StandardContext context = new StandardContext();

	@Test
	void aStopDoesNotWaitForAsynchronousRequestsThatNobodyWaitsFor() {
		customize();

		makeContext();

		assertThat(this.context.getUnloadDelay()).isZero();
	}

	@Test
	void whatTheApplicationConfiguresCounts() {
		customize();
		this.factory.addContextCustomizers((context) -> ((StandardContext) context).setUnloadDelay(5));

		makeContext();

		assertThat(this.context.getUnloadDelay()).isEqualTo(5);
	}

	private void customize() {
		new RelayAutoConfiguration.Tomcat().hupperTomcatCustomizer(new StandardEnvironment()).customize(this.factory);
	}

	private void makeContext() {
		this.factory.getContextCustomizers().forEach((customizer) -> customizer.customize(this.context));
	}

}
