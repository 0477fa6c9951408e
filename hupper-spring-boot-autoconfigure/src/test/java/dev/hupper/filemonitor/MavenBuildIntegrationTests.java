package dev.hupper.filemonitor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.hupper.testing.ChildProcess;
import dev.hupper.testing.Repository;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ChangeWatch} beside a Maven build of two hundred classes.
 */
class MavenBuildIntegrationTests {

	private static final String POM = """
			<project>
				<modelVersion>4.0.0</modelVersion>
				<groupId>com.example</groupId>
				<artifactId>two-hundred-classes</artifactId>
				<version>1</version>
				<properties>
					<maven.compiler.release>17</maven.compiler.release>
					<project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
				</properties>
			</project>
			""";

	@TempDir
	private Path module;

	@ParameterizedTest
	@ValueSource(strings = { "compile", "clean compile" })
	void aBuildOfAllClassesIsOneChange(String goals) throws IOException {
		Files.writeString(this.module.resolve("pom.xml"), POM);
		writeSources(1);
		maven("compile");
		Path output = this.module.resolve("target/classes");
		try (WatchedChanges changes = new WatchedChanges(
				(callback, settings) -> new WatchdogFileMonitor(callback, settings.logger()), Duration.ofMillis(25),
				() -> {
				})) {
			changes.watch().watch(List.of(output.toString()));
			changes.awaitLine("Watching");
			writeSources(2);
			maven(goals.split(" "));
			List<Path> classes = classes(output);
			changes.await(classes);
			Path marker = Files.writeString(output.resolve("marker"), "what comes last");
			changes.await(List.of(marker));
			assertThat(changes.all()).containsExactly(classes, List.of(marker));
		}
	}

	private void writeSources(int version) throws IOException {
		Path directory = Files.createDirectories(this.module.resolve("src/main/java/com/example"));
		for (int i = 0; i < 200; i++) {
			Files.writeString(directory.resolve("C" + i + ".java"),
					"package com.example; class C%d { int version = %d; }".formatted(i, version));
		}
	}

	private void maven(String... goals) throws IOException {
		try (ChildProcess maven = ChildProcess.start(this.module, Map.of(), Repository.maven(goals))) {
			assertThat(maven.awaitExit()).as(maven.transcript()).isZero();
		}
	}

	private static List<Path> classes(Path output) throws IOException {
		try (Stream<Path> files = Files.walk(output)) {
			return files.filter(Files::isRegularFile).sorted().toList();
		}
	}

}
