package dev.hupper.spring.boot.browser;

import dev.hupper.api.LocalNames;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jetty.autoconfigure.servlet.JettyServletWebServerAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * The application of the corpus on a server of its own.
 */
final class PageServer implements AutoCloseable {

	/** The name of the worker that the pages with the script have. */
	static final String WORKER = "test.17";

	private final ConfigurableApplicationContext context;

	private PageServer(ConfigurableApplicationContext context) {
		this.context = context;
	}

	static PageServer start(Kind kind, boolean withHupper) {
		SpringApplicationBuilder application = new SpringApplicationBuilder(kind.corpus, BrowserPages.class,
				kind.server)
			.web(WebApplicationType.SERVLET)
			.properties("server.port=0", "server.address=127.0.0.1", "spring.main.banner-mode=off",
					"spring.config.location=optional:classpath:/none/", "logging.level.root=error",
					"spring.web.resources.static-locations=classpath:/pages/static/");
		if (withHupper) {
			application.sources(WithHupper.class);
		}
		return new PageServer(application.run());
	}

	int port() {
		return ((WebServerApplicationContext) this.context).getWebServer().getPort();
	}

	/** Those with the script. */
	OpenPages pages() {
		return this.context.getBean(BrowserRefresh.class).pages();
	}

	@Override
	public void close() {
		this.context.close();
	}

	enum Kind {

		TOMCAT(ServletPages.class, TomcatServletWebServerAutoConfiguration.class),

		JETTY(ServletPages.class, JettyServletWebServerAutoConfiguration.class);

		private final Class<?> corpus;

		private final Class<?> server;

		Kind(Class<?> corpus, Class<?> server) {
			this.corpus = corpus;
			this.server = server;
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import(BrowserRefreshAutoConfiguration.Servlet.class)
	static class WithHupper {

		@Bean
		BrowserRefresh browserRefresh() {
			return new BrowserRefresh(WORKER, new OpenPages(WORKER), new Navigation(LocalNames.LOOPBACK));
		}

	}

}
