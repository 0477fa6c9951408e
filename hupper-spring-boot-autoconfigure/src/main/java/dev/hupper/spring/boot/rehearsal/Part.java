package dev.hupper.spring.boot.rehearsal;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.springframework.boot.WebApplicationType;

/**
 * What can be rehearsed or left out by itself. Its auto-configurations are a section of
 * the resource {@code imports.list}.
 */
enum Part {

	/** Spring's start-up, without which there is nothing. */
	START(List.of(), List.of()),

	VALIDATION(List.of("org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration",
			"jakarta.validation.Validator"), List.of()),

	/** On Tomcat or Jetty. */
	WEB(List.of("org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration",
			"org.springframework.web.servlet.DispatcherServlet"), List.of("/text")) {

		@Override
		boolean isIn(LibraryView libraries) {
			return super.isIn(libraries) && (libraries.holds(TOMCAT) || libraries.holdsAll(JETTY));
		}

		@Override
		AutoCloseable statics(LibraryView libraries) throws ReflectiveOperationException {
			AutoCloseable tomcat = libraries.holds(TOMCAT) ? new TomcatStatics(libraries) : super.statics(libraries);
			AutoCloseable jetty = libraries.holdsAll(JETTY) ? new JettyStatics(libraries) : super.statics(libraries);
			return () -> {
				tomcat.close();
				jetty.close();
			};
		}

	},

	/** Of an application that is not one of servlets. */
	WEBFLUX(List.of("org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory",
			"org.springframework.boot.webflux.autoconfigure.WebFluxAutoConfiguration",
			"org.springframework.web.reactive.DispatcherHandler"), List.of("/text", "/words")) {

		/** As Spring Boot says what is reactive. */
		@Override
		boolean isIn(LibraryView libraries) {
			return super.isIn(libraries) && !libraries.holds(REACTORS_AGENT)
					&& !libraries.holds("org.springframework.web.servlet.DispatcherServlet");
		}

		@Override
		AutoCloseable statics(LibraryView libraries) throws ReflectiveOperationException {
			return new NettyStatics(libraries);
		}

	},

	/** Answered with by the web server, if there is one. */
	JSON(List.of("org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration",
			"tools.jackson.databind.json.JsonMapper"),
			List.of("/json?number=1", "/search/1?text=to+be&size=1&day=2026-01-01")),

	/** All requests are those of a user that {@code application.properties} names. */
	SECURITY(List.of("org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration",
			"org.springframework.security.config.annotation.web.configuration.EnableWebSecurity",
			"org.springframework.security.web.SecurityFilterChain"), List.of("/guarded?number=1"), WEB),

	TEMPLATES(List.of("org.springframework.boot.thymeleaf.autoconfigure.ThymeleafAutoConfiguration"), List.of("/page"),
			WEB),

	/** A broker of STOMP. */
	WEBSOCKET(List.of("org.springframework.web.socket.config.annotation.EnableWebSocketMessageBroker",
			"org.springframework.messaging.simp.config.MessageBrokerRegistry"), List.of(), WEB),

	/** Asks nobody. */
	RESTCLIENT(List.of("org.springframework.boot.restclient.autoconfigure.RestClientAutoConfiguration",
			"org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder"), List.of(), JSON),

	/** The same. */
	WEBCLIENT(List.of("org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration",
			"org.springframework.web.reactive.function.client.WebClient"), List.of(), JSON) {

		@Override
		boolean isIn(LibraryView libraries) {
			return super.isIn(libraries) && !libraries.holds(REACTORS_AGENT);
		}

	},

	CACHE(List.of("org.springframework.boot.cache.autoconfigure.CacheAutoConfiguration",
			"org.springframework.cache.caffeine.CaffeineCacheManager"), List.of()),

	ACTUATOR(List.of("org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration"), List.of()),

	/**
	 * H2 in memory, whichever database the application has. Looked for last: it may be
	 * the rehearsal's own.
	 */
	JDBC(List.of("org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
			"org.springframework.jdbc.core.JdbcTemplate", "org.h2.Driver"), List.of()) {

		@Override
		AutoCloseable statics(LibraryView libraries) {
			return new DatabaseStatics(libraries);
		}

	},

	FLYWAY(List.of("org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration", "org.flywaydb.core.Flyway"),
			List.of(), JDBC),

	LIQUIBASE(List.of("org.springframework.boot.liquibase.autoconfigure.LiquibaseAutoConfiguration",
			"liquibase.integration.spring.SpringLiquibase", "org.yaml.snakeyaml.Yaml"), List.of(), JDBC) {

		@Override
		AutoCloseable statics(LibraryView libraries) throws ReflectiveOperationException {
			return new LiquibaseStatics(libraries);
		}

	},

	/** Repositories of Spring Data without JPA. */
	DATA_JDBC(List.of("org.springframework.boot.data.jdbc.autoconfigure.DataJdbcRepositoriesAutoConfiguration",
			"org.springframework.data.jdbc.repository.config.EnableJdbcRepositories"), List.of(), JDBC),

	HIBERNATE(List.of("org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration",
			"org.hibernate.SessionFactory"), List.of(), JDBC) {

		@Override
		AutoCloseable statics(LibraryView libraries) throws ReflectiveOperationException {
			return new HibernateStatics(libraries);
		}

	},

	/** Repositories of Spring Data. */
	JPA(List.of("org.springframework.data.jpa.repository.JpaRepository",
			"org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration"), List.of(),
			HIBERNATE),

	/** The same database in a reactive application; only a pool keeps it open. */
	R2DBC(List.of("io.r2dbc.h2.H2ConnectionFactoryProvider", "io.r2dbc.pool.ConnectionPool",
			"org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration",
			"org.springframework.r2dbc.core.DatabaseClient"), List.of(), WEBFLUX) {

		/** Where there is a reactive database, Spring Boot has no other. */
		@Override
		boolean isIn(LibraryView libraries) {
			return super.isIn(libraries) && !JDBC.isIn(libraries);
		}

		@Override
		AutoCloseable statics(LibraryView libraries) {
			return new DatabaseStatics(libraries);
		}

	};

	private static final String TOMCAT = "org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory";

	/** It changes classes when they are loaded, from the application's start on. */
	private static final String REACTORS_AGENT = "reactor.tools.agent.ReactorDebugAgent";

	private static final List<String> JETTY = List.of(
			"org.springframework.boot.jetty.servlet.JettyServletWebServerFactory",
			"org.eclipse.jetty.ee11.webapp.WebAppContext");

	/** Those that are rehearsed in one go, as long as nothing goes wrong. */
	static final List<Set<Part>> TOGETHER = List.of(EnumSet.range(START, ACTUATOR), EnumSet.range(JDBC, R2DBC));

	private final List<String> classes;

	private final List<String> requests;

	private final List<Part> needed;

	Part(List<String> classes, List<String> requests, Part... needed) {
		this.classes = classes;
		this.requests = requests;
		this.needed = List.of(needed);
	}

	/** Whether all that it runs is on the class path. */
	boolean isIn(LibraryView libraries) {
		return libraries.holdsAll(this.classes);
	}

	/** What is asked of the web server. */
	List<String> requests() {
		return this.requests;
	}

	/** Whether it can be rehearsed with these. */
	boolean canJoin(Set<Part> others) {
		return (this == START || others.contains(START)) && others.containsAll(this.needed);
	}

	/** It and all that it needs. */
	Set<Part> withNeeded() {
		Set<Part> parts = EnumSet.of(START, this);
		this.needed.forEach((part) -> parts.addAll(part.withNeeded()));
		return parts;
	}

	/**
	 * What its libraries keep for the life of the JVM.
	 * @return puts it back when it is closed
	 */
	AutoCloseable statics(LibraryView libraries) throws ReflectiveOperationException {
		return () -> {
		};
	}

	/** As it is called in lists, properties and lines. */
	String key() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/** As it is with these. */
	static WebApplicationType type(Set<Part> parts) {
		if (parts.contains(WEB)) {
			return WebApplicationType.SERVLET;
		}
		return parts.contains(WEBFLUX) ? WebApplicationType.REACTIVE : WebApplicationType.NONE;
	}

	/** The properties by which beans of the rehearsal know what takes part. */
	static Map<String, Object> properties(Set<Part> parts) {
		Map<String, Object> properties = new HashMap<>();
		parts.forEach((part) -> properties.put("rehearsal." + part.key(), "true"));
		if (type(parts) != WebApplicationType.NONE) {
			properties.put("rehearsal.server", "true");
		}
		return properties;
	}

}
