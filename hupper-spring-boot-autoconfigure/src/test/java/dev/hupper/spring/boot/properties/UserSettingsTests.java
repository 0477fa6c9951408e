package dev.hupper.spring.boot.properties;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

class UserSettingsTests {

	@TempDir
	Path directory;

	private final StandardEnvironment environment = new StandardEnvironment();

	private final List<String> problems = new ArrayList<>();

	@Test
	void theyCountUnlessTheApplicationSaysOtherwise() throws IOException {
		this.environment.getPropertySources().addFirst(new MapPropertySource("file", Map.of("hupper.verbose", "0")));
		add("hupper.verbose=2\nhupper.debug-port=5005\nserver.port=1\n");
		HupperProperties properties = HupperProperties.from(this.environment);
		assertThat(properties.verbose()).isZero();
		assertThat(properties.debugPort()).isEqualTo(5005);
		assertThat(this.environment.getProperty("server.port")).as("it is none of hupper's").isNull();
		assertThat(this.problems).isEmpty();
	}

	@Test
	void noFileIsNoProblemAndABrokenOneIsALine() throws IOException {
		UserSettings.addTo(this.environment, this.directory.resolve("none"), this.problems::add);
		assertThat(this.problems).isEmpty();
		add("hupper.verbose=\\u00zz");
		assertThat(this.problems).singleElement().asString().contains("do not count: Malformed");
		UserSettings.addTo(this.environment, this.directory, this.problems::add);
		assertThat(this.problems).hasSize(2);
	}

	@Test
	void theyLieWhereTheUsersProgramsKeepTheirs() {
		assertThat(UserSettings.file(Map.of(), "/home/me"))
			.isEqualTo(Path.of("/home/me/.config/hupper/hupper.properties"));
		assertThat(UserSettings.file(Map.of("XDG_CONFIG_HOME", "/etc/me"), "/home/me"))
			.isEqualTo(Path.of("/etc/me/hupper/hupper.properties"));
		assertThat(UserSettings.file(Map.of("XDG_CONFIG_HOME", "relative"), "/home/me"))
			.isEqualTo(Path.of("/home/me/.config/hupper/hupper.properties"));
	}

	private void add(String content) throws IOException {
		Path file = Files.writeString(this.directory.resolve("hupper.properties"), content);
		UserSettings.addTo(this.environment, file, this.problems::add);
	}

}
