package dev.hupper.spring.boot.browser;

import java.util.List;

import dev.hupper.api.LocalNames;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jetty.autoconfigure.servlet.JettyServletWebServerAutoConfiguration;
import org.springframework.boot.reactor.netty.autoconfigure.NettyReactiveWebServerAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * An application with many pages on a server of its own, in this process.
 */
final class PageServer implements AutoCloseable {

	/** The name of the worker that the pages with the script have. */
	static final String WORKER = "test.17";

	private final ConfigurableApplicationContext context;

	private PageServer(ConfigurableApplicationContext context) {
		this.context = context;
	}

	static PageServer start(Kind kind, boolean withHupper, Class<?>... sources) {
		return start(kind, withHupper, List.of(), sources);
	}

	static PageServer start(Kind kind, boolean withHupper, List<String> properties, Class<?>... sources) {
		SpringApplicationBuilder application = new SpringApplicationBuilder(kind.sources).sources(sources)
			.web((kind == Kind.NETTY) ? WebApplicationType.REACTIVE : WebApplicationType.SERVLET)
			.properties("server.port=0", "server.address=127.0.0.1", "spring.main.banner-mode=off",
					"spring.config.location=optional:classpath:/none/", "logging.level.root=off",
					"server.compression.enabled=true",
					"spring.web.resources.static-locations=classpath:/pages/static/,classpath:/org/thymeleaf/",
					"spring.thymeleaf.prefix=classpath:/pages/templates/")
			.properties(properties.toArray(String[]::new));
		if (withHupper) {
			application.sources(WithHupper.class, (kind == Kind.NETTY) ? BrowserRefreshAutoConfiguration.Reactive.class
					: BrowserRefreshAutoConfiguration.Servlet.class);
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

		TOMCAT(TomcatServletWebServerAutoConfiguration.class, ServletCorpus.class),

		JETTY(JettyServletWebServerAutoConfiguration.class, ServletCorpus.class),

		NETTY(NettyReactiveWebServerAutoConfiguration.class, ReactivePages.class, OtherPages.class);

		private final Class<?>[] sources;

		Kind(Class<?>... sources) {
			this.sources = sources;
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import({ BrowserPages.class, IncludedPages.class, OtherPages.class, PageEnds.class, PageFilters.class,
			RandomPages.class, ServletPages.class, ServletStreams.class })
	static class ServletCorpus {

	}

	@Configuration(proxyBeanMethods = false)
	static class WithHupper {

		@Bean
		BrowserRefresh browserRefresh() {
			return new BrowserRefresh(WORKER, new OpenPages(WORKER),
					new Navigation(new LocalNames(List.of("acme.myapp.test"))));
		}

	}

}
