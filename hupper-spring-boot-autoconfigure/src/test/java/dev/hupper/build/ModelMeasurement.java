package dev.hupper.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** How long a build of 20 modules takes to be read, for the first time and again. */
class ModelMeasurement {

	private static final int MODULES = 20;

	private static final String POM = """
			<project>
				<modelVersion>4.0.0</modelVersion>
				<parent>
					<groupId>com.example</groupId>
					<artifactId>all</artifactId>
					<version>1</version>
				</parent>
				<artifactId>%s</artifactId>
				<dependencies>
					%s
					<dependency>
						<groupId>org.springframework.boot</groupId>
						<artifactId>spring-boot-starter-webmvc</artifactId>
					</dependency>
				</dependencies>
			</project>
			""";

	private static final String ROOT = """
			<project>
				<modelVersion>4.0.0</modelVersion>
				<parent>
					<groupId>org.springframework.boot</groupId>
					<artifactId>spring-boot-starter-parent</artifactId>
					<version>4.1.1</version>
					<relativePath/>
				</parent>
				<groupId>com.example</groupId>
				<artifactId>all</artifactId>
				<version>1</version>
				<packaging>pom</packaging>
				<modules>
					%s
				</modules>
			</project>
			""";

	private static final String DEPENDENCY = """
			<dependency>
				<groupId>com.example</groupId>
				<artifactId>%s</artifactId>
				<version>1</version>
			</dependency>
			""";

	@TempDir
	private Path directory;

	@Test
	void measure() throws IOException {
		Path root = this.directory.toRealPath();
		List<Path> modules = IntStream.range(0, MODULES).mapToObj((i) -> root.resolve("module" + i)).toList();
		List<String> names = modules.stream().map((module) -> module.getFileName().toString()).toList();
		Files.writeString(root.resolve("pom.xml"), ROOT
			.formatted(String.join("\n", names.stream().map((name) -> "<module>" + name + "</module>").toList())));
		for (int i = 0; i < MODULES; i++) {
			Files.createDirectories(modules.get(i));
			String dependency = (i > 0) ? DEPENDENCY.formatted(names.get(i - 1)) : "";
			Files.writeString(modules.get(i).resolve("pom.xml"), POM.formatted(names.get(i), dependency));
		}
		List<Long> millis = new ArrayList<>();
		for (int run = 0; run < 6; run++) {
			long start = System.nanoTime();
			BuildModel model = MavenInstallation.find(modules.get(0)).orElseThrow().read(modules);
			millis.add(Duration.ofNanos(System.nanoTime() - start).toMillis());
			assertThat(model.modules()).hasSize(MODULES);
			assertThat(model.modules().get(modules.get(MODULES - 1)).sets().get(0).compiler().classPath())
				.hasSizeGreaterThan(MODULES);
		}
		System.out.println("model of " + MODULES + " modules, ms: " + millis);
	}

}
