package dev.hupper.filemonitor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import dev.hupper.filemonitor.FileView.Entry;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TreeWalk} and {@link DiskFiles}.
 */
class TreeWalkTests {

	@TempDir
	private Path root;

	private final Map<Object, Path> pathsByKey = new HashMap<>();

	@Test
	void allFilesAreSeen() throws IOException {
		Path top = Files.createFile(this.root.resolve("top"));
		Path deep = file("a/b/deep");
		file("not/reached");
		assertThat(walk(this.root)).containsExactlyInAnyOrder(top, deep);
		assertThat(walk(top)).containsExactly(top);
		assertThat(walk(this.root.resolve("nothing"))).isEmpty();
	}

	@Test
	@DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need a privilege")
	void cyclesOfLinksEnd() throws IOException {
		Path file = file("a/file");
		Files.createSymbolicLink(this.root.resolve("a/up"), this.root);
		Files.createSymbolicLink(this.root.resolve("a/up2"), this.root);
		Files.createSymbolicLink(this.root.resolve("self"), this.root.resolve("self"));
		Files.createSymbolicLink(this.root.resolve("broken"), this.root.resolve("nothing"));
		assertThat(walk(this.root)).containsExactly(file);
	}

	@Test
	@DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need a privilege")
	void aDirectoryKeepsTheNameItHad(@TempDir Path outside) throws IOException {
		Files.createFile(outside.resolve("file"));
		Path link = Files.createSymbolicLink(this.root.resolve("b"), outside);
		assertThat(walk(this.root)).containsExactly(link.resolve("file"));
		Path other = Files.createSymbolicLink(this.root.resolve("a"), outside);
		assertThat(walk(this.root)).containsExactly(link.resolve("file"));
		assertThat(walk(other)).isEmpty();
		Files.delete(link);
		assertThat(walk(this.root)).containsExactly(other.resolve("file"));
	}

	private Path file(String name) throws IOException {
		Path file = this.root.resolve(name);
		Files.createDirectories(file.getParent());
		return Files.createFile(file);
	}

	private List<Path> walk(Path from) throws IOException {
		TreeWalk walk = new TreeWalk(new DiskFiles(), (directory) -> !directory.endsWith("not"), this.pathsByKey, from);
		List<Path> seen = new ArrayList<>();
		while (!walk.isDone()) {
			walk.next().files().stream().map(Entry::path).forEach(seen::add);
		}
		return seen;
	}

}
