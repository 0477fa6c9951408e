package dev.hupper.spring.boot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.hupper.testing.ChildProcess;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Configuration beside the class path is followed, with real JVMs.
 */
class ConfigurationIntegrationTests {

	private static final String PRINT_X = """
			@Bean
			@org.springframework.core.annotation.Order(0)
			CommandLineRunner value(@org.springframework.beans.factory.annotation.Value("${x:none}") String x) {
				return (args) -> System.out.println("x is " + x);
			}
			""";

	@TempDir
	private Path directory;

	@Test
	void filesBesideTheClassPathAreFollowedBeforeTheyExistAndWhenTheyAreBroken() throws IOException {
		SpringProject application = new SpringProject(this.directory)
			.properties("spring.config.import=optional:file:.env[.properties]")
			.beans(PRINT_X)
			.version("one")
			.write("application.yml", "x: ]");
		try (ChildProcess monitor = application.run("--spring.config.additional-location=optional:dev/")) {
			monitor.awaitLine("waiting for a change");
			application.write("application.yml", "x: mended");
			monitor.awaitLine("x is mended");
			awaitUp(monitor, 1);
			Files.delete(application.path("application.yml"));
			monitor.awaitLine("x is none");
			awaitUp(monitor, 2);
			application.write("config/application.yaml", "x: made");
			monitor.awaitLine("x is made");
			awaitUp(monitor, 3);
			application.write(".env", "x=imported");
			awaitUp(monitor, 4);
			application.write("dev/application.yml", "x: more");
			monitor.awaitLine("x is more");
			awaitUp(monitor, 5);
			assertThat(monitor.lines()).as("nobody saved it")
				.noneMatch((line) -> line.matches(".*pom.xml (changed|.* cannot be read).*"));
		}
	}

	@Test
	void importsAreFollowedBeforeTheyExistAndWhenTheyAreBroken() {
		SpringProject application = new SpringProject(this.directory)
			.properties("spring.config.import=file:./secrets/all.yml")
			.beans(PRINT_X)
			.version("one");
		try (ChildProcess monitor = application.run()) {
			monitor.awaitLine("waiting for a change");
			application.write("secrets/all.yml", "spring.config.import: more.yml");
			monitor.awaitLine("Config data resource.*more.yml.* does not exist");
			application.write("secrets/more.yml", "x: ]");
			monitor.awaitLine("while parsing");
			application.write("secrets/more.yml", "x: mended");
			monitor.awaitLine("x is mended");
			application.write("secrets/more-dev.yml", "x: dev");
			awaitUp(monitor, 4);
		}
	}

	@Test
	void theConfigurationOfLoggingIsFollowedBeforeItExists() {
		SpringProject application = new SpringProject(this.directory).properties("logging.config=./logback-dev.xml")
			.version("one");
		try (ChildProcess monitor = application.run()) {
			monitor.awaitLine("waiting for a change");
			application.write("logback-dev.xml", "<configuration/>");
			awaitUp(monitor, 1);
		}
	}

	@Test
	void theUsersOwnSettingsCountWhereTheConfigurationCannotBeRead() {
		SpringProject application = new SpringProject(this.directory).version("one")
			.write("application.yml", "x: ]")
			.write("home/.config/hupper/hupper.properties", "hupper.enabled=false")
			.jvmOption("-Duser.home=" + this.directory.resolve("home"))
			.environment(Map.of("XDG_CONFIG_HOME", ""));
		try (ChildProcess start = application.run()) {
			assertThat(start.awaitExit()).as(start::transcript).isEqualTo(1);
			assertThat(start.lines()).noneMatch((line) -> line.contains("waiting for a change"));
		}
	}

	private static void awaitUp(ChildProcess monitor, int reloads) {
		monitor.awaitLine("up one .*reloads=" + reloads);
	}

}
