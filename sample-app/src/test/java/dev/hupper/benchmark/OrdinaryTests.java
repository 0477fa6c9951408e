package dev.hupper.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Ordinary}.
 */
class OrdinaryTests {

	@TempDir
	Path directory;

	@Test
	void itIsAlwaysTheSame() throws IOException {
		Map<String, String> first = files("ordinary", "one");
		assertThat(files("ordinary", "two")).isEqualTo(first);
		assertThat(first.keySet()).filteredOn((name) -> name.endsWith(".java")).hasSize(303);
		assertThat(first).containsKey("target/classes/logback.xml");
	}

	@Test
	void eachObstacleCanBeHadAlone() throws IOException {
		assertThat(Ordinary.named("ordinary-none", this.directory).dependencies())
			.noneMatch((one) -> one.contains("mysql"));
		assertThat(files("ordinary-none", "none")).doesNotContainKey("target/classes/logback.xml");
		assertThat(files("ordinary-keystore", "keystore")).containsKey("target/classes/keystore.p12");
		Ordinary jetty = Ordinary.named("ordinary-jetty", this.directory);
		assertThat(jetty.dependencies()).contains("org.springframework.boot:spring-boot-starter-jetty");
		assertThat(jetty.exclusions()).containsExactly("spring-boot-starter-tomcat");
	}

	@Test
	void itCanBeLarger() throws IOException {
		Map<String, String> large = files("ordinary-200e", "large");
		assertThat(large.keySet()).filteredOn((name) -> name.endsWith(".java")).hasSize(1003);
		assertThat(large).containsKey("target/classes/logback.xml");
		Map<String, String> usual = files("ordinary", "usual");
		usual.remove("src/main/resources/db/migration/V1__schema.sql");
		usual.remove("target/classes/db/migration/V1__schema.sql");
		assertThat(large).containsAllEntriesOf(usual);
	}

	private Map<String, String> files(String name, String at) throws IOException {
		Path project = this.directory.resolve(at);
		Ordinary.named(name, project).write();
		Map<String, String> files = new TreeMap<>();
		try (Stream<Path> walk = Files.walk(project)) {
			for (Path file : walk.filter(Files::isRegularFile).toList()) {
				files.put(project.relativize(file).toString(), Files.readString(file));
			}
		}
		return files;
	}

}
