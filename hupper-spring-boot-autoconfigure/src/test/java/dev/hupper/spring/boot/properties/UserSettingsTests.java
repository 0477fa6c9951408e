package dev.hupper.spring.boot.properties;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

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
		assertThat(file(Map.of())).isEqualTo(Path.of("/home/me/.config/hupper/hupper.properties"));
		assertThat(file(Map.of("XDG_CONFIG_HOME", "/etc/me"))).isEqualTo(Path.of("/etc/me/hupper/hupper.properties"));
		assertThat(file(Map.of("XDG_CONFIG_HOME", "relative")))
			.isEqualTo(Path.of("/home/me/.config/hupper/hupper.properties"));
	}

	private static Path file(Map<String, String> variables) {
		return UserSettings.file(UserSettings.directory(variables, "/home/me"));
	}

	@Test
	void whatIsSetForDevtoolsCountsWhereItMeansTheSame() throws IOException {
		devtools("properties",
				"spring.devtools.restart.trigger-file=.reload\nspring.devtools.restart.quiet-period=3s\n");
		devtools("yaml", "spring.devtools:\n  livereload.enabled: false\n"
				+ "  restart:\n    trigger-file: other\n    additional-paths: [a, b]\nserver.port: 1\n");
		add("hupper.watch-files=mine\n");
		UserSettings.addThoseOfDevTools(this.environment, this.directory, this.problems::add);
		HupperProperties properties = HupperProperties.from(this.environment);
		assertThat(properties.triggerFile()).isEqualTo(".reload");
		assertThat(properties.browserRefresh().enabled()).isFalse();
		assertThat(properties.watchFiles()).as("what is set for hupper comes first").containsExactly("mine");
		assertThat(properties.quietPeriod()).as("it is made for polling").isEqualTo(Duration.ofMillis(25));
		assertThat(this.environment.getProperty("server.port")).as("it is none of hupper's").isNull();
		assertThat(this.problems).isEmpty();
	}

	@Test
	void thoseOfDevtoolsLieWhereDevtoolsReadsThem() {
		Properties system = new Properties();
		system.setProperty("user.home", "/home/me");
		Map<String, String> variables = new HashMap<>(Map.of("XDG_CONFIG_HOME", "/etc/me"));
		assertThat(DevToolsUserSettings.home(variables, system)).isEqualTo(Path.of("/home/me"));
		system.setProperty("spring.devtools.home", "/opt/mine");
		assertThat(DevToolsUserSettings.home(variables, system)).isEqualTo(Path.of("/opt/mine"));
		variables.put("SPRING_DEVTOOLS_HOME", "/srv/mine");
		assertThat(DevToolsUserSettings.home(variables, system)).isEqualTo(Path.of("/srv/mine"));
	}

	@Test
	void devtoolsFilesCountInItsOrderAndItsOldOneWithoutThem() throws IOException {
		Files.writeString(this.directory.resolve(".spring-boot-devtools.properties"), triggerFile("old"));
		assertThat(triggerFileOfDevtools()).isEqualTo("old");
		devtools("yml", triggerFile("yml"));
		devtools("yaml", triggerFile("yaml"));
		assertThat(triggerFileOfDevtools()).isEqualTo("yaml");
		devtools("properties", triggerFile("properties"));
		assertThat(triggerFileOfDevtools()).isEqualTo("properties");
		assertThat(this.problems).isEmpty();
	}

	private static String triggerFile(String name) {
		return "spring.devtools.restart.trigger-file: " + name;
	}

	private Object triggerFileOfDevtools() {
		return DevToolsUserSettings.read(this.directory, this.problems::add).get("hupper.trigger-file");
	}

	@Test
	void aBrokenFileOfDevtoolsIsALine() throws IOException {
		devtools("yml", "spring: [");
		UserSettings.addThoseOfDevTools(this.environment, this.directory, this.problems::add);
		assertThat(this.problems).singleElement().asString().contains("spring-boot-devtools.yml do not count: ");
	}

	private void devtools(String extension, String content) throws IOException {
		Path file = this.directory.resolve(".config/spring-boot/spring-boot-devtools." + extension);
		Files.createDirectories(file.getParent());
		Files.writeString(file, content);
	}

	private void add(String content) throws IOException {
		Path file = Files.writeString(this.directory.resolve("hupper.properties"), content);
		UserSettings.addTo(this.environment, file, this.problems::add);
	}

}
