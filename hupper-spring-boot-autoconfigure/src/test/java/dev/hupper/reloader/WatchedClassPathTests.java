package dev.hupper.reloader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link WatchedClassPath}.
 */
class WatchedClassPathTests {

	@TempDir
	Path directory;

	@Test
	void directoriesAreWatchedEvenBeforeTheyExist() throws IOException {
		Path classes = Files.createDirectories(this.directory.resolve("target/classes"));
		Path later = this.directory.resolve("target/generated");
		assertThat(WatchedClassPath.of(List.of(classes, later, classes))).containsExactly(classes, later);
	}

	@Test
	void jarsOfARepositoryAreNotWatched() throws IOException {
		assertThat(WatchedClassPath.of(List.of(file("repository/org/lib/1/lib-1.jar"), file("target/lib.jar"))))
			.isEmpty();
	}

	@Test
	void jarsThatAnotherModuleBuildsAreWatched() throws IOException {
		file("a/pom.xml");
		file("b/build.gradle.kts");
		List<Path> jars = List.of(file("a/target/a-1.jar"), file("b/build/libs/b-1.jar"));
		assertThat(WatchedClassPath.of(jars)).isEqualTo(jars);
	}

	@Test
	void linksAreJudgedByWhereTheyLead() throws IOException {
		file("a/pom.xml");
		Files.createDirectories(this.directory.resolve("a/target"));
		Path link = Files.createSymbolicLink(this.directory.resolve("a/target/lib.jar"),
				file("repository/org/lib/1/lib-1.jar"));
		assertThat(WatchedClassPath.of(List.of(link))).isEmpty();
	}

	private Path file(String name) throws IOException {
		Path file = this.directory.resolve(name);
		Files.createDirectories(file.getParent());
		return Files.createFile(file);
	}

}
