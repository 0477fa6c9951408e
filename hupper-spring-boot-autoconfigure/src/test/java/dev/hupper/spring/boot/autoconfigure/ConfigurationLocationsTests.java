package dev.hupper.spring.boot.autoconfigure;

import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import org.springframework.boot.context.config.ConfigDataLocation;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

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
	void importsAreFollowedRelativeToTheFileThatNamesThem() {
		assertThat(imported("optional:file:.env[.properties]", "/home/me/")).contains(".env");
		assertThat(imported("beside.yml", "/home/me/")).contains("/home/me/beside.yml", "/home/me/beside-*.yml");
		assertThat(imported("optional:below/", "/home/me/")).contains("/home/me/below/application.yml");
		assertThat(imported("/run/x.yml", "/home/me/")).contains("/run/x.yml");
		assertThat(imported("optional:configtree:/run/secrets/", "/home/me/")).containsExactly("/run/secrets/");
	}

	@Test
	void whatIsOnTheClassPathOrElsewhereIsNotAFile() {
		assertThat(imported("within.yml", "classpath:/")).isEmpty();
		assertThat(imported("consul:", "/home/me/")).isEmpty();
		assertThat(imported("classpath:more.properties", "/home/me/")).isEmpty();
	}

	private Set<String> imported(String location, String base) {
		return ConfigurationLocations.in(ConfigDataLocation.of(location), base, Binder.get(this.environment));
	}

	private void set(String name, String value) {
		this.environment.getPropertySources().addFirst(new MapPropertySource(name, Map.of(name, value)));
	}

}
