package dev.hupper.spring.boot;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.hupper.testing.ChildProcess;
import dev.hupper.testing.Project;
import dev.hupper.testing.Repository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.SpringBootVersion;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The launches of {@code docs/launches.md} that Maven makes, started by Maven itself: two
 * modules, of which one is the application.
 */
class MavenLaunchesIntegrationTests {

	private static final String ROOT = """
			<project>
				<modelVersion>4.0.0</modelVersion>
				<parent>
					<groupId>org.springframework.boot</groupId>
					<artifactId>spring-boot-starter-parent</artifactId>
					<version>%s</version>
				</parent>
				<groupId>com.example</groupId>
				<artifactId>shop</artifactId>
				<version>1</version>
				<packaging>pom</packaging>
				<modules>
					<module>library</module>
					<module>application</module>
				</modules>
				<properties>
					<java.version>17</java.version>
					<spring-boot.run.skip>true</spring-boot.run.skip>
				</properties>
			</project>
			""";

	private static final String MODULE = """
			<project>
				<modelVersion>4.0.0</modelVersion>
				<parent>
					<groupId>com.example</groupId>
					<artifactId>shop</artifactId>
					<version>1</version>
				</parent>
				<artifactId>%s</artifactId>
				%s
			</project>
			""";

	private static final String APPLICATION = """
			<properties>
				<spring-boot.run.skip>false</spring-boot.run.skip>
			</properties>
			<dependencies>
				<dependency>
					<groupId>com.example</groupId>
					<artifactId>library</artifactId>
					<version>1</version>
				</dependency>
				<dependency>
					<groupId>org.springframework.boot</groupId>
					<artifactId>spring-boot-starter</artifactId>
				</dependency>
			</dependencies>
			<build>
				<plugins>
					<plugin>
						<groupId>org.springframework.boot</groupId>
						<artifactId>spring-boot-maven-plugin</artifactId>
						<configuration>
							<workingDirectory>${project.basedir}/elsewhere</workingDirectory>
							<jvmArguments>-Xmx256m -Dhupper.archive.enabled=false -Dhupper.swap=off -Doption="two words"</jvmArguments>
							<environmentVariables>
								<VARIABLE>of the build</VARIABLE>
							</environmentVariables>
							<additionalClasspathElements>%s</additionalClasspathElements>
						</configuration>
					</plugin>
				</plugins>
			</build>
			""";

	private static final String LIBRARY_SOURCE = """
			package library;

			public class Library {
				public static String name() {
					return "one";
				}
			}
			""";

	private static final String APPLICATION_SOURCE = """
			package application;

			import java.util.List;
			import org.springframework.beans.factory.annotation.Value;
			import org.springframework.boot.*;
			import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
			import org.springframework.context.annotation.*;

			@Configuration(proxyBeanMethods = false)
			@EnableAutoConfiguration
			public class Application {

				public static void main(String[] args) {
					SpringApplication.run(Application.class, args);
				}

				@Bean
				CommandLineRunner up(@Value("${text}") String text, @Value("${extra:none}") String extra) {
					return (args) -> System.out.println("up library=" + library.Library.name() + " text=" + text
							+ " extra=" + extra + " args=" + List.of(args) + " option=" + System.getProperty("option")
							+ " variable=" + System.getenv("VARIABLE") + " in "
							+ java.nio.file.Path.of("").toAbsolutePath().getFileName());
				}

			}
			""";

	private static final String UP = "up library=%s text=%s extra=%s args=\\[.*--one, --two=2\\] option=two words"
			+ " variable=of the build in elsewhere";

	@TempDir
	private Path directory;

	@BeforeEach
	void project() {
		String hupper = Stream.of(Project.libraries().split(File.pathSeparator))
			.filter((entry) -> entry
				.matches(".*(hupper-spring-boot-autoconfigure|nanojson|directory-watcher|jna|jspecify)-[^/]*\\.jar"))
			.map((entry) -> "<additionalClasspathElement>" + entry + "</additionalClasspathElement>")
			.collect(Collectors.joining());
		write("pom.xml", ROOT.formatted(SpringBootVersion.getVersion()));
		write("library/pom.xml", MODULE.formatted("library", ""));
		write("library/src/main/java/library/Library.java", LIBRARY_SOURCE);
		// Shows how the module is compiled, however soon the other is saved.
		write("library/src/main/java/library/Other.java", "package library; class Other { }");
		write("application/src/main/java/application/Other.java", "package application; class Other { }");
		write("application/src/test/java/application/OtherTest.java", "package application; class OtherTest { }");
		write("application/pom.xml", MODULE.formatted("application", APPLICATION.formatted(hupper)));
		write("application/src/main/java/application/Application.java", APPLICATION_SOURCE);
		properties("one");
		write("application/src/main/resources/application-dev.properties", "extra=dev");
		write("application/elsewhere/here", "");
	}

	private void properties(String text) {
		write("application/src/main/resources/application.properties",
				"spring.main.banner-mode=off\nspring.main.keep-alive=true\ntext=" + text);
	}

	@Test
	void aModuleWithTheOthersItNeeds() {
		try (ChildProcess maven = run("spring-boot:run", "-pl", "application", "-am")) {
			maven.awaitLine(UP.formatted("one", "one", "dev"));

			write("library/src/main/java/library/Library.java", LIBRARY_SOURCE.replace("one", "two"));
			maven.awaitLine(UP.formatted("two", "one", "dev"));
			maven.awaitLine("Reloaded in .*Library.java changed");

			properties("two");
			maven.awaitLine(UP.formatted("two", "two", "dev"));
		}
	}

	@Test
	void resourcesWhereTheyAre() {
		try (ChildProcess maven = run("spring-boot:run", "-pl", "application", "-am",
				"-Dspring-boot.run.addResources=true")) {
			maven.awaitLine(UP.formatted("one", "one", "dev"));
			assertThat(path("application/target/classes/application.properties")).doesNotExist();

			properties("two");
			maven.awaitLine(UP.formatted("one", "two", "dev"));
			maven.awaitLine("Reloaded in .*application.properties changed");
			assertThat(path("application/target/classes/application.properties")).doesNotExist();

			write("application/src/main/java/application/Application.java",
					APPLICATION_SOURCE.replace("up library", "up after library"));
			maven.awaitLine(UP.replace("up", "up after").formatted("one", "two", "dev"));
		}
	}

	@Test
	void withSourcesAndResourcesOfTests() {
		String source = """
				package application;

				import org.springframework.boot.SpringApplication;

				class TestApplication {

					public static void main(String[] args) {
						System.out.println("tests one");
						SpringApplication.from(Application::main).run(args);
					}

				}
				""";
		write("application/src/test/java/application/TestApplication.java", source);
		write("application/src/test/resources/application-dev.properties", "extra=test");
		try (ChildProcess maven = run("spring-boot:test-run", "-pl", "application", "-am")) {
			maven.awaitLine("tests one");
			maven.awaitLine(UP.formatted("one", "one", "test"));

			write("application/src/test/java/application/TestApplication.java", source.replace("one", "two"));
			maven.awaitLine("tests two");
			maven.awaitLine("Reloaded in .*TestApplication.java changed");

			write("application/src/test/resources/application-dev.properties", "extra=more");
			maven.awaitLine(UP.formatted("one", "one", "more"));

			write("library/src/main/java/library/Library.java", LIBRARY_SOURCE.replace("one", "two"));
			maven.awaitLine(UP.formatted("two", "one", "more"));
		}
	}

	@Test
	void aModuleAloneWithTheOthersInstalled() {
		String[] repositories = { "-Dmaven.repo.local=" + path("repository"),
				"-Dmaven.repo.local.tail=" + repository() };
		install(repositories);
		try (ChildProcess maven = run("spring-boot:run", "-pl", "application", repositories[0], repositories[1])) {
			maven.awaitLine(UP.formatted("one", "one", "dev"));
			maven.awaitLine("Module library is not followed, because the application runs with its jar");

			write("library/src/main/java/library/Library.java", LIBRARY_SOURCE.replace("one", "two"));
			maven.awaitLine("Library.java is not followed, as the application runs with an installed jar of library:"
					+ " it counts after mvn -q -o -f " + path("") + " install -pl library");

			install(repositories);
			maven.awaitLine(UP.formatted("two", "one", "dev"));
		}
	}

	private void install(String... repositories) {
		List<String> command = Repository.maven("install", "-pl", "library", "-am");
		command.addAll(List.of(repositories));
		try (ChildProcess maven = start(command)) {
			assertThat(maven.awaitExit()).as(maven::transcript).isZero();
		}
	}

	private ChildProcess run(String goal, String... options) {
		List<String> command = Repository.maven(goal, "-Dspring-boot.run.profiles=dev",
				"-Dspring-boot.run.arguments=--one --two=2");
		command.addAll(List.of(options));
		return start(command);
	}

	private ChildProcess start(List<String> command) {
		return ChildProcess.start(this.directory, Map.of("JAVA_HOME", System.getProperty("java.home")), command);
	}

	/** Where this build found what the application needs. */
	private static Path repository() {
		return Path.of(System.getProperty("maven.repo.local",
				Path.of(System.getProperty("user.home"), ".m2", "repository").toString()));
	}

	private Path path(String file) {
		return this.directory.resolve(file);
	}

	private void write(String file, String content) {
		try {
			Files.createDirectories(path(file).getParent());
			Files.writeString(path(file), content);
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
	}

}
