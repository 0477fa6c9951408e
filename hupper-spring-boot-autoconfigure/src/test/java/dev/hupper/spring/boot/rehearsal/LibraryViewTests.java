package dev.hupper.spring.boot.rehearsal;

import java.io.IOException;
import java.lang.reflect.Field;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Properties;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.SpringApplication;
import org.springframework.core.io.support.SpringFactoriesLoader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for what a rehearsal may see, and for what keeps it from being one.
 */
class LibraryViewTests {

	@TempDir
	Path directory;

	@AutoClose
	private URLClassLoader application;

	private LibraryView view;

	@BeforeEach
	void createView() throws IOException {
		this.application = new URLClassLoader(new URL[] { this.directory.toUri().toURL() },
				getClass().getClassLoader());
		this.view = new LibraryView(this.application, List.of(this.directory));
	}

	private Path write(String name) throws IOException {
		Path file = this.directory.resolve(name);
		Files.createDirectories(file.getParent());
		return Files.writeString(file, "a=1");
	}

	@Test
	void resourcesOfTheApplicationAreHidden() throws IOException {
		write("application.properties");
		assertThat(this.application.getResource("application.properties")).isNotNull();
		assertThat(this.view.getResource("application.properties")).isNull();
		write("META-INF/LICENSE.txt");
		assertThat(Collections.list(this.view.getResources("META-INF/LICENSE.txt"))).isNotEmpty()
			.noneMatch((url) -> url.toString().startsWith("file:"));
	}

	@Test
	void classesOfTheApplicationAreHidden() throws Exception {
		write(SpringApplication.class.getName().replace('.', '/') + ".class");
		assertThatExceptionOfType(ClassNotFoundException.class)
			.isThrownBy(() -> this.view.loadClass(SpringApplication.class.getName()));
		assertThat(this.view.loadClass(SpringFactoriesLoader.class.getName())).isSameAs(SpringFactoriesLoader.class);
	}

	@Test
	void whereTheApplicationHasAnotherDatabaseTheRehearsalHasItsOwn() throws Exception {
		LibraryView other = new LibraryView(new ClassLoader(ClassLoader.getPlatformClassLoader()) {
		}, List.of());
		assertThat(other.holds("org.h2.Driver")).isTrue();
		assertThat(other.holds("org.h2.Other")).isFalse();
		assertThat(other.isOfApplication("org.h2.Driver")).isFalse();
		Class<?> driver = other.loadClass("org.h2.Driver");
		Driver own = (Driver) driver.getConstructor().newInstance();
		try (Connection connection = own.connect("jdbc:h2:mem:own", new Properties())) {
			assertThat(connection.createStatement().executeQuery("select current_date").next()).isTrue();
		}
		Field registered = Statics.field(driver, "registered");
		assertThat(registered.getBoolean(null)).isTrue();
		new DatabaseStatics(other).close();
		assertThat(registered.getBoolean(null)).isFalse();
	}

	@Test
	void whatTakesPartIsListedHere() throws IOException {
		write("META-INF/spring.factories");
		List<URL> factories = Collections.list(this.view.getResources("META-INF/spring.factories"));
		assertThat(factories).singleElement().hasToString("rehearsal:factories.list");
		for (Participants participants : Participants.values()) {
			String content = participants.content(participants.lines(EnumSet.allOf(Part.class)), this.view::holds);
			assertThat(content).contains("org.springframework.boot.").doesNotContain("#", "[", "Thymeleaf");
		}
		assertThat(this.view.holds("org.springframework.boot.SpringApplication")).isTrue();
		assertThat(this.view.holds("com.example.Missing")).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "START, spring.properties", "START, META-INF/spring.factories", "START, commons-logging.properties",
			"JDBC, META-INF/services/java.sql.Driver", "HIBERNATE, hibernate.properties",
			"HIBERNATE, META-INF/persistence.xml",
			"HIBERNATE, META-INF/services/org.hibernate.integrator.spi.Integrator",
			"WEB, org/apache/tomcat/a.properties", "VALIDATION, ValidationMessages_de.properties" })
	void whatLibrariesReadByThemselvesIsAnObstacleForTheirPartOnly(Part part, String name) throws IOException {
		write(name);
		assertThat(Obstacle.find(part, this.view)).isPresent();
		assertThat(Obstacle.find(Part.TEMPLATES, this.view)).isEmpty();
	}

	@Test
	void aFileThatNoPartReadsStopsNothing() throws IOException {
		for (String name : List.of("application.yaml", "application-dev.properties", "templates/index.html",
				"static/style.css", "Main.class", "com/example/Main.class", "messages_de.properties", "schema.sql",
				"META-INF/MANIFEST.MF", "META-INF/maven/pom.xml", "META-INF/spring-configuration-metadata.json",
				"logback-spring.xml", "logback.xml", "logback-test.xml", "log4j2.xml", "db/migration/V1__a.sql",
				"favicon.ico", "keystore.p12", "quartz.properties", "mybatis-config.xml", "data.json",
				"META-INF/services/com.example.Own", "logging.properties", "import.sql")) {
			write(name);
		}
		for (Part part : Part.values()) {
			assertThat(Obstacle.find(part, this.view)).as(part.key()).isEmpty();
		}
	}

	@Test
	void aConfigurationOfLoggingIsHiddenInLibrariesToo() throws IOException {
		write("log4j2-test.xml");
		assertThat(this.view.getResource("log4j2-test.xml")).isNull();
	}

	@Test
	void aSettingByWhichLoggingIsFoundOnlyOnceIsAnObstacle() {
		assertThat(Logging.obstacle(getClass().getClassLoader())).isEmpty();
		System.setProperty("slf4j.provider", "com.example.Provider");
		try {
			assertThat(Logging.obstacle(getClass().getClassLoader()))
				.hasValue("the system property slf4j.provider is set");
		}
		finally {
			System.clearProperty("slf4j.provider");
		}
	}

}
