package dev.hupper.swap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ClassHistory}.
 */
class ClassHistoryTests {

	@TempDir
	Path directory;

	private final Map<String, byte[]> classes = Sources
		.compile(Map.of("demo/A.java", "package demo; class A { int m() { return 1; } }", "demo/B.java",
				"package demo; class B extends A implements Runnable { public void run() { } }"));

	private ClassHistory history;

	@BeforeEach
	void write() throws IOException {
		Files.createDirectories(this.directory.resolve("demo"));
		for (Map.Entry<String, byte[]> entry : this.classes.entrySet()) {
			Files.write(file(entry.getKey()), entry.getValue());
		}
		Files.writeString(this.directory.resolve("broken.class"), "no class file");
		Files.writeString(this.directory.resolve("application.yaml"), "a: b");
		this.history = new ClassHistory(List.of(this.directory, this.directory.resolve("missing")));
	}

	private Path file(String name) {
		return this.directory.resolve(name + ".class");
	}

	@Test
	void nothingIsKnownBeforeItIsRead() {
		assertThat(this.history.contentOf(file("demo/A"))).isNull();
		assertThat(this.history.changed(List.of(file("demo/A")))).isFalse();
	}

	@Test
	void whatIsOverwrittenIsKnownUntilItIsReadAgain() throws IOException {
		this.history.read();
		Files.write(file("demo/A"), this.classes.get("demo/B"));
		assertThat(this.history.contentOf(file("demo/A"))).isEqualTo(this.classes.get("demo/A"));
		assertThat(this.history.changed(List.of(file("demo/A"), this.directory.resolve("application.yaml")))).isTrue();
		this.history.read();
		assertThat(this.history.contentOf(file("demo/A"))).isEqualTo(this.classes.get("demo/B"));
		assertThat(this.history.changed(List.of())).isFalse();
	}

	@Test
	void whatIsGoneIsForgotten() throws IOException {
		this.history.read();
		Files.delete(file("demo/B"));
		this.history.changed(List.of(file("demo/B")));
		this.history.read();
		assertThat(this.history.contentOf(file("demo/B"))).isNull();
		assertThat(this.history.subtypesOf("demo/A")).isEmpty();
	}

	@Test
	void subtypesAreFoundByWhatTheyExtendAndImplement() {
		this.history.read();
		assertThat(this.history.subtypesOf("demo/A")).containsExactly("demo/B");
		assertThat(this.history.subtypesOf("java/lang/Runnable")).containsExactly("demo/B");
	}

	@Test
	void whatIsNoClassFileIsNotKnown() {
		this.history.read();
		assertThat(this.history.contentOf(this.directory.resolve("broken.class"))).isNull();
	}

}
