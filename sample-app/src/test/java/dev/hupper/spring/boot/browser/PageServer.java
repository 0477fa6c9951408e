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
import org.springframework.core.env.Environment;

/**
 * An application with many pages on a server of its own, in this process.
 */
final class PageServer implements AutoCloseable {

	/** That of the pages with the script, until something is served anew. */
	static final String VERSION = "test.17";

	private final ConfigurableApplicationContext context;

	private final Kind kind;

	private PageServer(ConfigurableApplicationContext context, Kind kind) {
		this.context = context;
		this.kind = kind;
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
		return new PageServer(application.run(), kind);
	}

	int port() {
		return ((WebServerApplicationContext) this.context).getWebServer().getPort();
	}

	/** Those with the script. */
	OpenPages pages() {
		return this.context.getBean(BrowserRefresh.class).pages();
	}

	/** That of the pages with the script. */
	String version() {
		return pages().version();
	}

	/** A file is served anew. */
	void served(String path) {
		pages().served(List.of(path), number() + 1);
	}

	private int number() {
		return Integer.parseInt(version().split("\\.")[1]);
	}

	/** Do something once while the page is loading that waits for it. */
	void whileLoading(Runnable action) {
		this.context.getBean(BrowserPages.class).whileLoading.set(action);
	}

	/** Another one in its place, as after a swap. */
	PageServer fresh() {
		List<String> properties = List.of("server.port=" + port(), "test.number=" + number());
		close();
		return start(this.kind, true, properties);
	}

	@Override
	public void close() {
		if (this.context.isActive()) {
			this.context.getBeanProvider(BrowserRefresh.class).ifAvailable((refresh) -> refresh.pages().close());
			this.context.close();
		}
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
		BrowserRefresh browserRefresh(Environment environment) {
			OpenPages pages = new OpenPages("test");
			pages.served(List.of(), environment.getProperty("test.number", Integer.class, 17));
			return new BrowserRefresh(pages, new Navigation(new LocalNames(List.of("acme.myapp.test"))));
		}

	}

}
