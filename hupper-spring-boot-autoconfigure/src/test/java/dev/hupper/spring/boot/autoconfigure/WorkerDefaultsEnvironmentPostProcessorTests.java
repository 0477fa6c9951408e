package dev.hupper.spring.boot.autoconfigure;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.logging.DeferredLogFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link WorkerDefaultsEnvironmentPostProcessor} and
 * {@link DevelopmentDefaults}.
 */
@ExtendWith(OutputCaptureExtension.class)
class WorkerDefaultsEnvironmentPostProcessorTests {

	private static final DeferredLogFactory LOGS = (destination) -> destination.get();

	private final WorkerDefaultsEnvironmentPostProcessor processor = new WorkerDefaultsEnvironmentPostProcessor(LOGS);

	private final StandardEnvironment environment = new StandardEnvironment();

	@TempDir
	private Path directory;

	@Test
	void everyFileOnTheClassPathCountsAndOnlyItsDefaults(CapturedOutput output) throws IOException {
		this.processor.addDefaults(this.environment, suggesting(
				Map.of("a", "defaults.cache.enabled=false\nrestart.include.x=y", "b", "defaults.details=always")),
				true);
		assertThat(this.environment.getProperty("cache.enabled")).isEqualTo("false");
		assertThat(this.environment.getProperty("details")).isEqualTo("always");
		assertThat(this.environment.containsProperty("x")).isFalse();
		assertThat(output).containsOnlyOnce("2 property defaults").contains("hupper.property-defaults.enabled=false");
	}

	@Test
	void saidOnceForAllWorkers(CapturedOutput output) throws IOException {
		this.processor.addDefaults(this.environment, suggesting(Map.of("a", "defaults.x=1")), false);
		assertThat(this.environment.getProperty("x")).isEqualTo("1");
		assertThat(output).doesNotContain("property defaults");
	}

	@Test
	void switchedOff() throws IOException {
		set("hupper.property-defaults.enabled", "false");
		this.processor.addDefaults(this.environment, suggesting(Map.of("a", "defaults.x=1")), true);
		assertThat(this.environment.containsProperty("x")).isFalse();
		assertThat(this.environment.getProperty("spring.lifecycle.timeout-per-shutdown-phase")).isEqualTo("500ms");
	}

	@Test
	void whateverTheApplicationSetsCountsMore() throws IOException {
		set("x", "own");
		set("spring.lifecycle.timeout-per-shutdown-phase", "9s");
		this.processor.addDefaults(this.environment, suggesting(Map.of("a", "defaults.x=1")), true);
		assertThat(this.environment.getProperty("x")).isEqualTo("own");
		assertThat(this.environment.getProperty("spring.lifecycle.timeout-per-shutdown-phase")).isEqualTo("9s");
		assertThat(this.environment.getProperty("spring.docker.compose.lifecycle-management")).isEqualTo("start-only");
	}

	@Test
	void nothingOutsideAWorker() {
		long before = this.environment.getPropertySources().size();
		this.processor.postProcessEnvironment(this.environment, new SpringApplication());
		assertThat((long) this.environment.getPropertySources().size()).isEqualTo(before);
	}

	private void set(String name, String value) {
		this.environment.getPropertySources().addFirst(new MapPropertySource(name, Map.of(name, value)));
	}

	private ClassLoader suggesting(Map<String, String> files) throws IOException {
		URL[] urls = new URL[files.size()];
		int index = 0;
		for (Map.Entry<String, String> file : files.entrySet()) {
			Path root = this.directory.resolve(file.getKey());
			Files.createDirectories(root.resolve("META-INF"));
			Files.writeString(root.resolve("META-INF/spring-devtools.properties"), file.getValue());
			urls[index++] = root.toUri().toURL();
		}
		return new URLClassLoader(urls, null);
	}

}
