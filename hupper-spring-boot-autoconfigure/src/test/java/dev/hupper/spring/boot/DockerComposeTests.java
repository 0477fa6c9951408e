package dev.hupper.spring.boot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

import dev.hupper.api.HupperLogger;
import dev.hupper.platform.Commands;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DockerCompose}.
 */
class DockerComposeTests {

	@TempDir
	private Path directory;

	private final List<String> ran = new ArrayList<>();

	private Optional<String> answer = Optional.of("");

	private final Commands commands = (command, input, timeout) -> {
		this.ran.add(String.join(" ", command));
		return this.answer;
	};

	@BeforeEach
	void layOut() throws IOException {
		Files.createFile(this.directory.resolve("compose.yml"));
	}

	@Test
	void stopsWhatDidNotRunBefore() {
		stop(find(Map.of()).orElseThrow());
		String base = "docker compose --file " + this.directory.resolve("compose.yml") + " --ansi never ";
		assertThat(this.ran).containsExactly(base + "ps --quiet --status running", base + "stop --timeout 10");
	}

	@Test
	void leavesRunningWhatRanBefore() {
		this.answer = Optional.of("4711");
		assertThat(find(Map.of())).isEmpty();
	}

	@Test
	void followsTheConfigurationOfSpringBoot() {
		stop(find(Map.of("spring.docker.compose.file", "a.yaml,b.yaml", "spring.docker.compose.profiles.active", "dev",
				"spring.docker.compose.stop.command", "DOWN", "spring.docker.compose.stop.timeout", "3s",
				"spring.docker.compose.stop.arguments", "--volumes"))
			.orElseThrow());
		assertThat(this.ran).last()
			.isEqualTo("docker compose --file a.yaml --file b.yaml --ansi never --profile dev "
					+ "down --timeout 3 --volumes");
	}

	@Test
	void triesTheOldCommandWhereThereIsNoNewOne() {
		this.answer = Optional.empty();
		stop(find(Map.of()).orElseThrow());
		assertThat(this.ran).last().asString().startsWith("docker-compose --file");
	}

	@Test
	void nothingToStop() throws IOException {
		assertThat(find(Map.of("spring.docker.compose.enabled", "false"))).isEmpty();
		assertThat(find(Map.of("spring.docker.compose.lifecycle-management", "start-and-stop"))).isEmpty();
		Files.delete(this.directory.resolve("compose.yml"));
		assertThat(find(Map.of())).isEmpty();
		assertThat(this.ran).isEmpty();
	}

	private void stop(DockerCompose compose) {
		compose.stop(HupperLogger.toStandardError(0));
	}

	private Optional<DockerCompose> find(Map<String, Object> properties) {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources().addFirst(new MapPropertySource("test", properties));
		return DockerCompose.find(environment, this.directory, this.commands);
	}

}
