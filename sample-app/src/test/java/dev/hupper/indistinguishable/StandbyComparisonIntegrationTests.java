package dev.hupper.indistinguishable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.hupper.indistinguishable.caller.CallerApplication;
import dev.hupper.indistinguishable.door.DoorApplication;
import dev.hupper.indistinguishable.entities.EntitiesApplication;
import dev.hupper.indistinguishable.flyway.ShelfApplication;
import dev.hupper.indistinguishable.foreign.ForeignApplication;
import dev.hupper.indistinguishable.plain.PlainApplication;
import dev.hupper.indistinguishable.rows.RowsApplication;
import dev.hupper.indistinguishable.settings.SettingsApplication;
import dev.hupper.indistinguishable.webflux.ReactiveApplication;
import dev.hupper.sample.GuestbookApplication;
import dev.hupper.testing.DependsOnJvm;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application cannot tell whether it was started cold or in a standby.
 */
class StandbyComparisonIntegrationTests {

	static final TestApplication SAMPLE = new TestApplication("sample", GuestbookApplication.class,
			List.of("spring-boot-starter-actuator", "spring-boot-starter-data-jpa", "spring-boot-starter-thymeleaf",
					"spring-boot-starter-validation", "spring-boot-starter-webmvc", "com.h2database:h2"),
			Map.of());

	private static final TestApplication REACTIVE = new TestApplication("reactive", ReactiveApplication.class,
			List.of("spring-boot-starter-webflux", "spring-boot-starter-actuator"),
			Map.of("logback-spring.xml", logback("application"), "favicon.ico", "an icon", "keystore.p12", "keys",
					"application.properties", "spring.r2dbc.url=r2dbc:h2:mem:///words", "schema.sql", """
							create table word (id bigint auto_increment primary key, text varchar(99));
							insert into word (text) values ('to be');
							"""))
		.with("reactive", TestApplication.R2DBC);

	private static final TestApplication VIRTUAL = REACTIVE.with("virtual", Map.of("application.properties", """
			spring.r2dbc.url=r2dbc:h2:mem:///words
			spring.threads.virtual.enabled=true
			"""));

	/**
	 * With drivers that it does not use, one of which keeps a thread, and a logger that
	 * it has before its main says where to log to.
	 */
	private static final TestApplication SHELF = new TestApplication("shelf", ShelfApplication.class,
			List.of("spring-boot-starter-data-jpa", "spring-boot-starter-flyway", "spring-boot-starter-cache",
					"com.h2database:h2", "com.mysql:mysql-connector-j", "org.postgresql:postgresql",
					"org.mariadb.jdbc:mariadb-java-client"),
			Map.of("application.properties", """
					spring.datasource.url=jdbc:h2:mem:shelf
					spring.main.keep-alive=true
					""", "logback.xml", logback("${logging.moment:-application}"), "db/migration/V1__books.sql", """
					create table book (id bigint primary key, title varchar(99), printed timestamp with time zone);
					insert into book values (1, 'A book', '2026-01-01 00:00:00Z');
					"""));

	/** Without Spring Data, and with a database that is not the rehearsal's. */
	private static final TestApplication ENTITIES = new TestApplication("entities", EntitiesApplication.class,
			List.of("spring-boot-starter-jdbc", "spring-boot-hibernate", "org.hsqldb:hsqldb"),
			Map.of("application.properties", """
					spring.datasource.url=jdbc:hsqldb:mem:entities
					spring.main.keep-alive=true
					"""));

	/** Without JPA. */
	private static final TestApplication ROWS = new TestApplication("rows", RowsApplication.class,
			List.of("spring-boot-starter-data-jdbc", "spring-boot-starter-liquibase", "com.h2database:h2"),
			Map.of("application.properties", """
					spring.datasource.url=jdbc:h2:mem:rows
					spring.main.keep-alive=true
					""", "schema.sql", """
					create table parcel (id bigint auto_increment primary key, name varchar(99), sent timestamp);
					create table item (parcel bigint, article varchar(99));
					""", "db/changelog/db.changelog-master.yaml",
					"""
							databaseChangeLog:
							  - include: {file: db/changelog/depots.xml}
							  - changeSet:
							      id: two
							      author: a postman
							      changes:
							        - addColumn:
							            tableName: depot
							            columns: [column: {name: opened, type: timestamp, defaultValueDate: '2026-01-01T00:00:00'}]
							        - sql: {sql: "insert into depot (name) values ('East')"}
							""",
					"db/changelog/depots.xml", """
							<databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
								xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
								xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog
									http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-5.0.xsd">
								<changeSet id="one" author="a postman">
									<createTable tableName="depot">
										<column name="name" type="varchar(99)"/>
									</createTable>
								</changeSet>
							</databaseChangeLog>
							"""));

	/** Its main says where to log to, in time. */
	private static final TestApplication PLAIN = TestApplication.plain(PlainApplication.class,
			Map.of("logback-test.xml", logback("${logging.moment:-too-early}")));

	private static final TestApplication LOG4J = TestApplication.plain(PlainApplication.class, Map.of("log4j2.xml", """
			<Configuration><Appenders>
			<File name="file" fileName="target/${sys:logging.moment:-too-early}.log" append="false">
			<PatternLayout pattern="%p %c %m%n"/></File>
			</Appenders><Loggers>
			<Logger name="org.springframework.boot.context.config" level="trace"/>
			<Root level="info"><AppenderRef ref="file"/></Root>
			</Loggers></Configuration>
			""")).with("log4j", "spring-boot-starter-log4j2");

	private static final TestApplication SETTINGS = TestApplication.plain(SettingsApplication.class,
			Map.of("settings.properties", """
					spring.placeholder.escapeCharacter.default=#
					password=secret
					""", "application.properties", """
					spring.main.keep-alive=true
					greeting=#${user.name}, \\\\${user.name}
					"""));

	private static final TestApplication FOREIGN = TestApplication.plain(ForeignApplication.class, Map.of());

	/** Libraries read its files by themselves, some of them only once. */
	private static final TestApplication HOSTILE = TestApplication
		.hostile(Map.of("spring.properties", "hostile.flag=set", "META-INF/spring.factories", """
				org.springframework.boot.EnvironmentPostProcessor=\\
				dev.hupper.indistinguishable.hostile.HostilePostProcessor
				""", "META-INF/services/java.sql.Driver", "dev.hupper.indistinguishable.hostile.UnusedDriver",
				"ValidationMessages.properties", "hostile.min=too small", "logback.xml", logback("application")));

	/** With a strange file beside its classes. */
	private static final TestApplication DOOR = new TestApplication("door", DoorApplication.class,
			List.of("spring-boot-starter-webmvc", "spring-boot-starter-security", "spring-boot-starter-actuator"),
			Map.of("application.properties", "spring.security.user.password=password", "data.json", "{}"))
		.with("door", TestApplication.WEBSOCKET);

	private static final TestApplication JETTY = new TestApplication("jetty", DoorApplication.class,
			TestApplication.JETTY, Map.of());

	private static final TestApplication CALLER = new TestApplication("caller", CallerApplication.class,
			List.of("spring-boot-starter-webmvc", "spring-boot-starter-restclient", "spring-boot-starter-webclient",
					"spring-boot-starter-actuator"),
			Map.of());

	/** Between them they have most of what is rehearsed. */
	private static final List<TestApplication> LARGE = List.of(SAMPLE, SHELF);

	private static final List<TestApplication> OTHERS = List.of(REACTIVE, ENTITIES, ROWS, PLAIN, LOG4J, SETTINGS, JETTY,
			CALLER);

	private static Comparison comparison;

	@BeforeAll
	static void resolveLibraries(@TempDir Path directory) throws IOException {
		comparison = Comparison.in(directory, false,
				Stream.of(LARGE.stream(), OTHERS.stream(), Stream.of(DOOR, VIRTUAL, FOREIGN, HOSTILE))
					.flatMap((applications) -> applications)
					.toList());
	}

	/** Writes a file, and empties it first. */
	private static String logback(String file) {
		return """
				<configuration>
				<appender name="file" class="ch.qos.logback.core.FileAppender">
				<file>target/%s.log</file><append>false</append>
				<encoder><pattern>%%level %%logger %%message%%n</pattern></encoder>
				</appender>
				<logger name="org.springframework.boot.tomcat" level="debug"/>
				<root level="info"><appender-ref ref="file"/></root>
				</configuration>
				""".formatted(file);
	}

	static List<TestApplication> large() {
		return LARGE;
	}

	static List<TestApplication> others() {
		return OTHERS;
	}

	@ParameterizedTest
	@DependsOnJvm
	@MethodSource("large")
	void aStandbyThatRehearsedMuchIsAsAColdStart(TestApplication application) throws IOException {
		assertThat(comparison.of(application, "")).doesNotContain("No standby rehearses");
	}

	@ParameterizedTest
	@MethodSource("others")
	void aStandbyThatRehearsedIsAsAColdStart(TestApplication application) throws IOException {
		assertThat(comparison.of(application, "")).doesNotContain("No standby rehearses");
	}

	/** Reactor asks only once whether it is to have virtual threads. */
	@Test
	@DependsOnJvm
	@EnabledForJreRange(min = JRE.JAVA_21)
	void aStandbyWithVirtualThreadsIsAsAColdStart() throws IOException {
		comparison.of(VIRTUAL, "");
	}

	@Test
	void aStandbyThatIsNeededAsItRehearsesIsAsAColdStart() throws IOException {
		comparison.ofRehearsing(SAMPLE);
	}

	@Test
	void aStandbyThatIsOlderThanTheConfigurationIsAsAColdStart() throws IOException {
		comparison.of(DOOR, Map.entry("application.properties", "spring.security.user.password=password"),
				"spring.security.user.password=password\nspring.main.lazy-initialization=true\nserver.error.path=/wrong");
	}

	@Test
	void anApplicationThatSetsOtherSystemPropertiesThanBeforeIsStartedCold() throws IOException {
		String terminal = comparison.ofObjecting(SETTINGS, "settings.properties",
				"spring.placeholder.escapeCharacter.default=\\\\");
		assertThat(terminal.lines().filter((line) -> line.contains("Greeting: ")))
			.as("beans of the application, of which the process that is given up makes none")
			.hasSize(3);
	}

	@Test
	void whereLibrariesReadTheApplicationsFilesByThemselvesNothingIsRehearsed() throws IOException {
		comparison.of(HOSTILE, ", but for start: there is spring.properties");
	}

	@Test
	@DependsOnJvm
	void whereMainSetsWhatHandlersKeepNothingIsRehearsed() throws IOException {
		assertThat(comparison.of(FOREIGN, "")).contains("No standby rehearses, since main sets System.err");
	}

}
