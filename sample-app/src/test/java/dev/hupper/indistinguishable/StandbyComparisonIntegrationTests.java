package dev.hupper.indistinguishable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.hupper.indistinguishable.flyway.ShelfApplication;
import dev.hupper.indistinguishable.foreign.ForeignApplication;
import dev.hupper.indistinguishable.hostile.HostileApplication;
import dev.hupper.indistinguishable.plain.PlainApplication;
import dev.hupper.indistinguishable.webflux.ReactiveApplication;
import dev.hupper.sample.GuestbookApplication;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application cannot tell whether it was started cold or in a standby.
 */
class StandbyComparisonIntegrationTests {

	private static final TestApplication SAMPLE = new TestApplication("sample", GuestbookApplication.class,
			List.of("spring-boot-starter-actuator", "spring-boot-starter-data-jpa", "spring-boot-starter-thymeleaf",
					"spring-boot-starter-validation", "spring-boot-starter-webmvc", "h2"),
			Map.of());

	private static final TestApplication REACTIVE = new TestApplication("reactive", ReactiveApplication.class,
			List.of("spring-boot-starter-webflux", "spring-boot-starter-actuator"), Map.of());

	private static final TestApplication SHELF = new TestApplication("shelf", ShelfApplication.class,
			List.of("spring-boot-starter-data-jpa", "spring-boot-starter-flyway", "h2"),
			Map.of("application.properties", """
					spring.datasource.url=jdbc:h2:mem:shelf
					spring.main.keep-alive=true
					""", "db/migration/V1__books.sql", """
					create table book (id bigint primary key, title varchar(99), printed timestamp with time zone);
					insert into book values (1, 'A book', '2026-01-01 00:00:00Z');
					"""));

	private static final TestApplication PLAIN = new TestApplication("plain", PlainApplication.class,
			List.of("spring-boot-starter"), Map.of("application.properties", "spring.main.keep-alive=true"));

	/** With it in sight libraries would load a class of the application. */
	private static final TestApplication PROVIDER = new TestApplication("provider", PlainApplication.class,
			PLAIN.starters(), Map.of("application.properties", "spring.main.keep-alive=true",
					"META-INF/services/tools.jackson.databind.JacksonModule", PlainApplication.class.getName()));

	private static final TestApplication FOREIGN = new TestApplication("foreign", ForeignApplication.class,
			PLAIN.starters(), PLAIN.resources());

	private static final List<String> HOSTILE_STARTERS = List.of("spring-boot-starter-webmvc",
			"spring-boot-starter-validation", "spring-boot-starter-actuator");

	private static final String HOSTILE_CONFIGURATION = """
			spring.jmx.enabled: true
			server.tomcat.mbeanregistry.enabled: true
			""";

	/** Its {@code main} changes what a JVM has only once. */
	private static final TestApplication HOSTILE_MAIN = new TestApplication("hostile-main", HostileApplication.class,
			HOSTILE_STARTERS, Map.of("application.yaml", HOSTILE_CONFIGURATION));

	/** Libraries read its files by themselves, some of them only once. */
	private static final TestApplication HOSTILE_FILES = new TestApplication("hostile-files", HostileApplication.class,
			HOSTILE_STARTERS,
			Map.of("application.yaml", HOSTILE_CONFIGURATION, "spring.properties", "hostile.flag=set",
					"META-INF/spring.factories", """
							org.springframework.boot.EnvironmentPostProcessor=\\
							dev.hupper.indistinguishable.hostile.HostilePostProcessor
							""", "META-INF/services/java.sql.Driver",
					"dev.hupper.indistinguishable.hostile.UnusedDriver", "ValidationMessages.properties",
					"hostile.min=too small", "logback.xml", """
							<configuration>
							<appender name="file" class="ch.qos.logback.core.FileAppender">
							<file>target/application.log</file><append>false</append>
							<encoder><pattern>%level %logger %message%n</pattern></encoder>
							</appender>
							<logger name="org.springframework.boot.tomcat" level="debug"/>
							<root level="info"><appender-ref ref="file"/></root>
							</configuration>
							"""));

	private static final List<TestApplication> REHEARSED = List.of(SAMPLE, REACTIVE, SHELF, PLAIN);

	private static Libraries libraries;

	@TempDir
	private static Path directory;

	@BeforeAll
	static void resolveLibraries() throws IOException {
		libraries = Libraries.resolve(directory.resolve("libraries"),
				Stream.concat(REHEARSED.stream(), Stream.of(FOREIGN, HOSTILE_MAIN, HOSTILE_FILES, PROVIDER)).toList());
	}

	static List<TestApplication> rehearsed() {
		return REHEARSED;
	}

	@ParameterizedTest
	@MethodSource("rehearsed")
	void aStandbyThatRehearsedIsAsAColdStart(TestApplication application) throws IOException {
		assertThat(compare(application, "", false)).doesNotContain("No standby rehearses");
	}

	@Test
	void soIsOneThatHasAnArchive() throws IOException {
		assertThat(compare(HOSTILE_MAIN, "", true)).doesNotContain("No standby rehearses");
	}

	@Test
	void anArchiveDoesNotHideTheApplicationsFilesFromARehearsal() throws IOException {
		compare(PROVIDER, ", without a rehearsal, since there is META-INF/services", true);
	}

	@Test
	void whereLibrariesReadTheApplicationsFilesByThemselvesNothingIsRehearsed() throws IOException {
		compare(HOSTILE_FILES, ", without a rehearsal, since there is logback.xml", false);
	}

	@Test
	void whereMainSetsWhatLibrariesReadOnceNothingIsRehearsed() throws IOException {
		assertThat(compare(FOREIGN, "", false)).contains("No standby rehearses, since main sets the default locale");
	}

	/** Returns all that the terminal has shown. */
	private static String compare(TestApplication application, String preparation, boolean archived)
			throws IOException {
		Path project = Files.createDirectories(directory.resolve(application.name() + (archived ? "-archived" : "")));
		try (RunningApplication running = new RunningApplication(application, project, libraries.of(application),
				archived)) {
			List<String> cold = running.report();
			List<String> log = running.log();
			String standby = running.awaitStandby(preparation);
			assertThat(running.log()).as("the log of the running application").startsWith(log.toArray(String[]::new));
			assertThat(running.reload()).isEqualTo(standby);
			assertThat(Difference.between(cold, running.report())).as(running::toString).isEmpty();
			return running.toString();
		}
	}

}
