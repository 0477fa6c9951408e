package dev.hupper.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

import dev.hupper.testing.App;
import dev.hupper.testing.ChildProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every kind of save below a source root, a resource root or a watched path, in one run:
 * each is answered by one line, and what editors leave behind by none.
 */
class EverySaveIsAnsweredIntegrationTests {

	private static final String POM = """
			<project>
				<modelVersion>4.0.0</modelVersion>
				<groupId>com.example</groupId>
				<artifactId>app</artifactId>
				<version>1</version>
				<properties>
					<project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
				</properties>
				<build>
					<resources>
						<resource>
							<directory>src/main/resources</directory>
							<excludes>
								<exclude>**/*.psd</exclude>
							</excludes>
						</resource>
						<resource>
							<directory>src/main/filtered</directory>
							<filtering>true</filtering>
						</resource>
					</resources>
				</build>
			</project>
			""";

	private static final String RELOADED = "Reloaded in [\\d.]+ s \\((standby, )?%s changed\\)";

	private static final String NOTHING = "Nothing to reload \\(%s changed\\)";

	@TempDir
	private Path directory;

	private ChildProcess monitor;

	private int said;

	@Test
	void byOneLine() {
		App app = new App(this.directory).options(
				".shutdownInterval(Duration.ofSeconds(10)).archive(new ArchiveOptions(false, null)).swap(SwapOptions.OFF).reloadInterval(Duration.ofMillis(10)).watchFiles(List.of(\"extra/**\"))")
			.version("one");
		write("pom.xml", POM);
		write("src/main/kotlin/Old.kt", "class Old");
		write("src/main/java/p/Known.java", "package p;");
		write("src/main/resources/known.properties", "a=2");
		write("target/classes/known.properties", "a=2");
		write("extra/known.txt", "b");
		try (ChildProcess monitor = app.run()) {
			this.monitor = monitor;
			App.awaitUp(monitor, "one");
			sources();
			broken();
			resources();
			others();
			assertThat(answers()).as(monitor::transcript).isEmpty();
		}
	}

	private void sources() {
		answered("src/main/java/p/Shop.java", "package p; class Shop { }", RELOADED);
		answered("src/main/java/p/Shop.java", "package p; class Shop { int a() { return 1; } }", RELOADED);
		answered("src/main/java/p/Shop.java", "package p; class Shop { int a() { return 1; } } // told", NOTHING);
		answered("src/main/java/p/Known.java", "package p;", "Nothing to reload \\(%s saved without a change\\)");
		answered("src/main/java/p/package-info.java", "/** A shop. */ package p;", NOTHING);
		answered("src/main/java/p/package-info.java", "@Deprecated package p;", RELOADED);
		answered("src/main/java/p/.gitkeep", "x", NOTHING);
		answered("src/main/java/p/.Shop.java.swp", "x", null);
		answered("src/main/java/p/notes.txt", "x", "%s is not followed, as only Java is compiled: .*");
		answered("src/main/java/p/Old.class", "x", ".*/%s is not complete: it is not acted upon until it is.*");
		answered("src/main/kotlin/Old.kt", "class Old(val a: Int)", "%s is not followed, as only Java is compiled: .*");
		answered("src/main/kotlin/New.kt", "class New", "%s is not followed, as only Java is compiled: .*");
	}

	private void broken() {
		String right = "package p; class Shop { int a() { return 1; } } // told";
		answered("src/main/java/p/Shop.java", "package p; class Shop { int a() { return b; } }",
				".*cannot find symbol.*");
		answered("src/main/java/p/Shop.java", right, "Compiles again, nothing to reload \\(%s changed\\)");
		answered("src/main/java/p/Shop.java",
				"package p; class Shop { String a = \"\u00e9\"; }".getBytes(StandardCharsets.ISO_8859_1), ".*UTF-8.*");
		answered("src/main/java/p/Shop.java", right, "Compiles again, nothing to reload \\(%s changed\\)");
		answered("src/main/java/p/Other.java", "package p; class Other extends Shop { }", RELOADED);
		deleted("src/main/java/p/Other.java", RELOADED);
	}

	private void resources() {
		answered("src/main/resources/a.properties", "a=1", RELOADED);
		answered("src/main/resources/a.properties", "a=2", RELOADED);
		answered("src/main/resources/known.properties", "a=2", "Nothing to reload \\(%s saved without a change\\)");
		deleted("src/main/resources/a.properties", RELOADED);
		answered("src/main/resources/static/a.css", "a {}", NOTHING);
		answered("src/main/resources/static/a.css", "b {}", NOTHING);
		deleted("src/main/resources/static/a.css", NOTHING);
		answered("src/main/resources/a.psd", "x", NOTHING);
		answered("src/main/filtered/b.properties", "v=${project.version}", RELOADED);
		answered("src/main/filtered/c.properties", "v=${nobody.knows}",
				".*c.properties is not copied: only the build can .*");
		answered("src/main/resources/a.properties___jb_tmp___", "x", null);
	}

	private void others() {
		answered("extra/conf/a.txt", "a", RELOADED);
		answered("extra/conf/a.txt", "b", RELOADED);
		answered("extra/known.txt", "b", "Nothing to reload \\(%s saved without a change\\)");
		deleted("extra/conf/a.txt", RELOADED);
		answered("pom.xml", POM + "<!-- changed -->", NOTHING);
		answered("src/main/java/p/Shop.java", "package p; class Shop { int last; }", RELOADED);
	}

	private void answered(String file, String content, String answer) {
		answered(file, content.getBytes(StandardCharsets.UTF_8), answer);
	}

	private void answered(String file, byte[] content, String answer) {
		write(file, content);
		await(file, answer);
	}

	private void deleted(String file, String answer) {
		try {
			Files.delete(this.directory.resolve(file));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		await(file, answer);
	}

	/** What is not answered shows as no line before the next answer. */
	private void await(String file, String answer) {
		if (answer == null) {
			return;
		}
		this.monitor.await("an answer to " + file, () -> !answers().isEmpty());
		String name = Path.of(file).getFileName().toString().replace(".", "\\.");
		assertThat(answers()).as(() -> file + "\n" + this.monitor.transcript())
			.singleElement()
			.asString()
			.matches("(?s)\\[hupper\\] " + answer.formatted(name));
		this.said++;
	}

	/** That hupper's own jar is one of a module beside it is said at the start. */
	private List<String> answers() {
		return this.monitor.lines()
			.stream()
			.filter((line) -> line.startsWith("[hupper] ") && !line.contains("Still compiling")
					&& !line.contains("the application runs with its jar"))
			.skip(this.said)
			.toList();
	}

	private void write(String file, String content) {
		write(file, content.getBytes(StandardCharsets.UTF_8));
	}

	/** At once, so that there is one change, however busy the machine is. */
	private void write(String file, byte[] content) {
		try {
			Files.createDirectories(this.directory.resolve(file).getParent());
			Path aside = Files.write(this.directory.resolve("aside"), content);
			Files.move(aside, this.directory.resolve(file), StandardCopyOption.ATOMIC_MOVE);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
