package dev.hupper.spring.boot.rehearsal;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.WebApplicationType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for which parts a class path has.
 */
class PartTests {

	private static final List<String> REACTIVE = List.of(
			"org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory",
			"org.springframework.boot.webflux.autoconfigure.WebFluxAutoConfiguration",
			"org.springframework.web.reactive.DispatcherHandler");

	private static final List<String> R2DBC = List.of("io.r2dbc.h2.H2ConnectionFactoryProvider",
			"io.r2dbc.pool.ConnectionPool", "org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration",
			"org.springframework.r2dbc.core.DatabaseClient");

	@TempDir
	Path libraries;

	private boolean isReactive(String... others) throws IOException {
		for (String name : REACTIVE) {
			write(name);
		}
		for (String name : others) {
			write(name);
		}
		return has(Part.WEBFLUX);
	}

	private boolean has(Part part) throws IOException {
		try (URLClassLoader loader = new URLClassLoader(new URL[] { this.libraries.toUri().toURL() }, null)) {
			return part.isIn(new LibraryView(loader, List.of()));
		}
	}

	private void write(String name) throws IOException {
		Path file = this.libraries.resolve(name.replace('.', '/') + ".class");
		Files.createDirectories(file.getParent());
		Files.write(file, new byte[0]);
	}

	@Test
	@EnabledForJreRange(max = JRE.JAVA_20)
	void whatHasWebFluxOnlyIsReactive() throws IOException {
		assertThat(isReactive()).isTrue();
	}

	@Test
	void whatHasServletsToDispatchIsNotReactive() throws IOException {
		assertThat(isReactive("org.springframework.web.servlet.DispatcherServlet")).isFalse();
	}

	@Test
	@EnabledForJreRange(max = JRE.JAVA_20)
	void aReactiveDatabaseIsTheOnlyOne() throws IOException {
		for (String name : R2DBC) {
			write(name);
		}
		assertThat(isReactive()).isTrue();
		assertThat(has(Part.R2DBC)).isTrue();
		write("org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration");
		write("org.springframework.jdbc.core.JdbcTemplate");
		assertThat(has(Part.JDBC)).isTrue();
		assertThat(has(Part.R2DBC)).isFalse();
	}

	@Test
	void reactorsOwnAgentIsToSeeItsClassesFirst() throws IOException {
		assertThat(isReactive("reactor.tools.agent.ReactorDebugAgent")).isFalse();
	}

	@Test
	@EnabledForJreRange(min = JRE.JAVA_21)
	void whereReactorMayHaveVirtualThreadsItIsNotRehearsed() throws IOException {
		assertThat(isReactive()).isFalse();
	}

	@Test
	void theKindOfApplicationIsThatOfItsParts() {
		assertThat(Part.type(EnumSet.of(Part.START, Part.JSON))).isEqualTo(WebApplicationType.NONE);
		assertThat(Part.type(EnumSet.of(Part.START, Part.WEB))).isEqualTo(WebApplicationType.SERVLET);
		assertThat(Part.type(EnumSet.of(Part.START, Part.WEBFLUX))).isEqualTo(WebApplicationType.REACTIVE);
	}

}
