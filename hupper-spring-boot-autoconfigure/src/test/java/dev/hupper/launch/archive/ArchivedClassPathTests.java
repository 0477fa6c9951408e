package dev.hupper.launch.archive;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarFile;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ArchivedClassPath} and {@link PathingJar}.
 */
class ArchivedClassPathTests {

	@TempDir
	Path directory;

	private Path slot;

	@BeforeEach
	void makeSlot() throws IOException {
		this.slot = Files.createDirectory(this.directory.resolve("slot"));
	}

	@Test
	void jarsStandForWhatChangesAndTheOrderStays() throws IOException {
		Path classes = Files.createDirectories(this.directory.resolve("app/target/classes"));
		Path first = file("repository/first-1.0.jar");
		Path snapshot = file("repository/own-1.0-SNAPSHOT.jar");
		Path second = file("repository/second-1.0.jar");
		Path missing = this.directory.resolve("missing");
		ArchivedClassPath classPath = classPath(classes, missing, first, snapshot, second, classes);
		assertThat(classPath.in(this.slot, true))
			.isEqualTo(join(this.slot.resolve("path-0.jar"), first, this.slot.resolve("path-1.jar"), second, classes));
		assertThat(classPath.in(this.slot, false))
			.isEqualTo(join(this.slot.resolve("path-0.jar"), first, this.slot.resolve("path-1.jar"), second));
		assertThat(namedBy("path-0.jar")).isEqualTo("file:" + classes + "/ file:" + missing);
		assertThat(namedBy("path-1.jar")).isEqualTo("file:" + snapshot);
		assertThat(classPath.changing()).containsExactly(classes, missing, snapshot, classes);
	}

	@Test
	void jarsOfTheSameProjectAndSnapshotsChange() throws IOException {
		Files.createDirectories(this.directory.resolve("other/target"));
		file("other/pom.xml");
		Path sibling = file("other/target/other-1.0.jar");
		Path snapshot = file("repository/lib-2.0-20260102.030405-6.jar");
		Path library = file("repository/lib-2.0-rc1.jar");
		assertThat(classPath(sibling, snapshot, library).changing()).containsExactly(sibling, snapshot);
	}

	@Test
	void aPathJarIsAlwaysTheSame() throws IOException {
		ArchivedClassPath classPath = classPath(this.directory.resolve("x y;z=ä"), file("lib.jar"));
		classPath.in(this.slot, true);
		Path jar = this.slot.resolve("path-0.jar");
		byte[] content = Files.readAllBytes(jar);
		assertThat(namedBy("path-0.jar")).isEqualTo("file:" + this.directory + "/x%20y%3bz%3d%c3%a4");
		Files.delete(jar);
		classPath.in(this.slot, true);
		assertThat(jar).hasBinaryContent(content);
		assertThat(Files.getLastModifiedTime(jar).toMillis()).isEqualTo(946_684_800_000L);
	}

	@Test
	void sizeAndTimeOfALibraryAreInputs() throws IOException {
		Path library = file("lib.jar");
		String before = classPath(library).inputs();
		assertThat(classPath(library).inputs()).isEqualTo(before);
		Files.writeString(library, "longer");
		assertThat(classPath(library).inputs()).isNotEqualTo(before);
	}

	private Path file(String name) throws IOException {
		Path file = this.directory.resolve(name);
		Files.createDirectories(file.getParent());
		return Files.writeString(file, "x");
	}

	private String namedBy(String jar) throws IOException {
		try (JarFile file = new JarFile(this.slot.resolve(jar).toFile())) {
			return file.getManifest().getMainAttributes().getValue("Class-Path");
		}
	}

	private static ArchivedClassPath classPath(Path... entries) {
		return ArchivedClassPath.of(join(entries));
	}

	private static String join(Path... entries) {
		return String.join(File.pathSeparator, java.util.Arrays.stream(entries).map(Path::toString).toList());
	}

}
