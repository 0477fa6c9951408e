package dev.hupper.spring.boot.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.PropertiesPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.FileSystemResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ConfigurationLocations}.
 */
class ConfigurationLocationsTests {

	private final StandardEnvironment environment = new StandardEnvironment();

	@Test
	void theStandardLocationsAreFollowedWhetherOrNotThereAreFiles() {
		assertThat(ConfigurationLocations.in(this.environment))
			.contains("./application.properties", "./application-*.yml", "./config/application.yaml",
					"./config/*/application.properties")
			.noneMatch((file) -> file.contains("classpath"));
	}

	@Test
	void whatTheUserNamesReplacesOrAddsToThem() {
		set("spring.config.name", "app,other");
		set("spring.config.location", "optional:file:/etc/x/;classpath:/,file:/etc/y.yml");
		set("spring.config.additional-location", "optional:file:./more/");
		assertThat(ConfigurationLocations.in(this.environment))
			.contains("/etc/x/app.properties", "/etc/x/other-*.yaml", "/etc/y.yml", "/etc/y-*.yml", "./more/app.yml")
			.doesNotContain("./app.properties", "./application.properties");
	}

	@Test
	void whatHasNoSchemeIsRelativeToTheWorkingDirectory() {
		set("spring.config.location", "dev/,optional:more.yml");
		assertThat(ConfigurationLocations.in(this.environment)).contains("dev/application.yml",
				"dev/application-*.yaml", "more.yml", "more-*.yml");
	}

	@Test
	void whatIsToldBehindTheNameOfAFileIsNoPartOfIt() {
		set("spring.config.import", "file:/etc/.env[.properties],file:/etc/x.yml[encoding=UTF-8]");
		assertThat(ConfigurationLocations.in(this.environment))
			.contains("/etc/.env", "/etc/.env-*", "/etc/x.yml", "/etc/x-*.yml")
			.noneMatch((file) -> file.contains("["));
	}

	@Test
	void treesOfFilesMayBeBelowAPattern() {
		set("spring.config.import", "optional:configtree:/etc/config/*/");
		assertThat(ConfigurationLocations.in(this.environment)).contains("/etc/config/*/**");
	}

	@Test
	void importsAreFollowedRelativeToTheFileThatNamesThem(@TempDir Path directory) throws IOException {
		Path file = Files.writeString(directory.resolve("application.properties"), """
				spring.config.import[0]=optional:file:.env[.properties]
				spring.config.import[1]=beside.yml
				spring.config.import[2]=optional:configtree:/run/secrets/
				spring.config.import[3]=consul:,classpath:more.properties
				""");
		new PropertiesPropertySourceLoader().load("file", new FileSystemResource(file))
			.forEach(this.environment.getPropertySources()::addLast);
		ConfigurationPropertySources.attach(this.environment);
		assertThat(ConfigurationLocations.in(this.environment))
			.contains(".env", directory + "/beside.yml", directory + "/beside-*.yml", "/run/secrets/")
			.noneMatch((found) -> found.contains("consul") || found.contains("more.properties"));
	}

	private void set(String name, String value) {
		this.environment.getPropertySources().addFirst(new MapPropertySource(name, Map.of(name, value)));
	}

}
