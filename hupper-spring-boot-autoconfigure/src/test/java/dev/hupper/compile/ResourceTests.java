package dev.hupper.compile;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.hupper.testing.RecordingLogger;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What changed resources lead to.
 */
class ResourceTests {

	@TempDir
	Path directory;

	@AutoClose
	private SampleModule module;

	@BeforeEach
	void module() {
		this.module = new SampleModule(this.directory.resolve("shop"));
		this.module.source("Shop", "class Shop { }");
		this.module.write("src/main/resources/messages.properties", "a=1");
		this.module.write("src/main/resources/version.properties", "version=@version@");
		this.module.write("src/main/resources/templates/index.html", "<p>");
		this.module.build().open();
	}

	/** As Maven's plugin does it if told to: what was copied comes second, or is gone. */
	@Test
	void resourcesOnTheClassPathThemselvesAreNoInputs() {
		this.module.close();
		Path file = this.module.write("src/main/resources/messages.properties", "a=2");
		this.module.library(file.getParent()).open();

		assertThat(this.module.compiler().isInput(file)).isFalse();
		assertThat(this.module.changes(this.module.succeed(file))).isEmpty();
	}

	@Test
	void changedIsCopied() {
		Path file = this.module.write("src/main/resources/messages.properties", "a=2");

		Compiled success = this.module.succeed(file);

		assertThat(this.module.changes(success)).containsExactly("messages.properties");
		assertThat(success.needsRestart()).isTrue();
		assertThat(success.compiled()).isZero();
		success.apply();
		assertThat(this.module.classes.resolve("messages.properties")).hasContent("a=2");
	}

	@Test
	void afterACleanAllAreCopiedAgainAsAllClassesAreWritten() {
		Map<String, String> built = this.module.contents();
		PlainBuild.deleteTree(this.module.classes);
		this.module.succeed(this.module.source("Shop", "class Shop { int open; }")).apply();
		assertThat(this.module.contents()).containsOnlyKeys(built.keySet())
			.containsEntry("version.properties", built.get("version.properties"));
	}

	/** It would not fit into memory if it were larger still. */
	@Test
	void aLargeOneIsCopiedWithoutBeingRead() throws IOException {
		Path file = this.module.write("src/main/resources/model.bin", "");
		try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
			large.setLength(17 << 20);
		}
		this.module.succeed(file).apply();
		assertThat(Files.mismatch(file, this.module.classes.resolve("model.bin"))).isEqualTo(-1);

		Files.writeString(file, "the end", StandardOpenOption.APPEND);
		Compiled success = this.module.succeed(file);
		assertThat(this.module.changes(success)).containsExactly("model.bin");
		success.apply();
		assertThat(Files.mismatch(file, this.module.classes.resolve("model.bin"))).isEqualTo(-1);
	}

	/** An application that reads the placeholder itself would not start. */
	@Test
	void aFirstPlaceholderIsNotCopiedRaw() {
		Path file = this.module.write("src/main/resources/messages.properties", "a=1 b=@project.version@");

		assertThat(this.module.succeed(file).paths()).isEmpty();
		assertThat(this.module.lines).singleElement()
			.asString()
			.contains("only the build can fill in @project.version@");
		assertThat(this.module.classes.resolve("messages.properties")).hasContent("a=1");
	}

	/** A template of Thymeleaf has an attribute of that name, for example. */
	@Test
	void whatOnlyMavenFillsInIsCopiedWhereGradleBuilds() throws CompilationFailedException {
		Path project = this.directory.resolve("till");
		PlainBuild.write(project.resolve("build.gradle"), "");
		Path template = PlainBuild.write(project.resolve("src/main/resources/templates/index.html"), "<p>");
		Path copy = PlainBuild.write(project.resolve("build/resources/main/templates/index.html"), "<p>");
		CompileSettings settings = CompileSettings.of(List.of(project.resolve("build/resources/main")));
		try (SourceCompiler compiler = SourceCompiler
			.find(settings, (classPath, logger) -> BuildModels.NONE, new RecordingLogger())
			.orElseThrow()) {
			compiler.check().join();
			PlainBuild.write(template, "<p th:text='${project.name}'>");

			Compiled.of(compiler, Set.of(template)).apply();
		}
		assertThat(copy).hasContent("<p th:text='${project.name}'>");
	}

	@Test
	void newIsCopiedAndDeletedIsDeleted() {
		this.module.succeed(this.module.write("src/main/resources/db/one.sql", "1")).apply();
		assertThat(this.module.classes.resolve("db/one.sql")).hasContent("1");

		this.module.succeed(this.module.delete("src/main/resources/db/one.sql")).apply();
		assertThat(this.module.classes.resolve("db/one.sql")).doesNotExist();
	}

	/** In the first seconds, while the build is asked. */
	@Test
	void newIsCopiedAndDeletedIsDeletedBeforeTheModuleIsChecked() {
		this.module.close();
		this.module.write("src/main/resources/left-out.txt", "of no build");
		this.module.start(this.module.settings());
		this.module.write("src/main/resources/left-out.txt", "of no build either");
		Path added = this.module.write("src/main/resources/db/one.sql", "1");
		Path deleted = this.module.delete("src/main/resources/version.properties");

		Compiled success = this.module.succeed(added, deleted);

		assertThat(this.module.changes(success)).containsExactly("db/one.sql", "version.properties");
		success.apply();
		assertThat(this.module.classes.resolve("db/one.sql")).hasContent("1");
		assertThat(this.module.classes.resolve("version.properties")).doesNotExist();
		assertThat(this.module.succeed().paths()).isEmpty();
	}

	/** Such as an older one of another directory. */
	@Test
	void oneThatIsMovedHereBeforeTheModuleIsCheckedIsNewWhateverItsTime() throws IOException {
		this.module.close();
		this.module.start(this.module.settings());
		Path added = this.module.write("src/main/resources/db/one.sql", "1");
		Files.setLastModifiedTime(added, FileTime.from(Instant.now().minusSeconds(3600)));

		assertThat(this.module.changes(this.module.succeed(added))).containsExactly("db/one.sql");
	}

	@Test
	void whatIsDeletedBeforeItIsCopiedFailsNothing() {
		Compiled success = this.module.succeed(this.module.write("src/main/resources/db/one.sql", "1"));
		Path deleted = this.module.delete("src/main/resources/db/one.sql");

		success.apply();

		assertThat(this.module.classes.resolve("db")).doesNotExist();
		assertThat(this.module.succeed(deleted).paths()).isEmpty();
	}

	@Test
	void aFileMayBecomeADirectoryAndAFileAgain() {
		this.module.succeed(this.module.write("src/main/resources/data", "a file")).apply();

		Path deleted = this.module.delete("src/main/resources/data");
		this.module.succeed(deleted, this.module.write("src/main/resources/data/a.txt", "a")).apply();
		assertThat(this.module.classes.resolve("data/a.txt")).hasContent("a");

		deleted = this.module.delete("src/main/resources/data/a.txt");
		this.module.delete("src/main/resources/data");
		this.module.succeed(deleted, this.module.write("src/main/resources/data", "a file")).apply();
		assertThat(this.module.classes.resolve("data")).hasContent("a file");
	}

	@Test
	void whatTheBuildHasFilledInIsFilledInAgain() throws IOException {
		this.module.close();
		Path file = this.module.project.resolve("src/main/resources/version.properties");
		Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(10)));
		this.module.open();

		Compiled success = this.module
			.succeed(this.module.write("src/main/resources/version.properties", "version=@version@!"));
		assertThat(this.module.changes(success)).containsExactly("version.properties");
		success.apply();
		assertThat(this.module.classes.resolve("version.properties")).hasContent("version=1.0!");
		this.module.succeed(this.module.write("src/main/resources/messages.properties", "a=@version@")).apply();
		assertThat(this.module.classes.resolve("messages.properties")).hasContent("a=1.0");
	}

	@Test
	void oneThatTheBuildChangesOtherwiseIsLeftToIt() {
		this.module.close();
		PlainBuild.write(this.module.classes.resolve("version.properties"), "# 1.0");
		this.module.open();
		Path file = this.module.write("src/main/resources/version.properties", "version=@version@!");

		Compiled success = this.module.succeed(file);
		assertThat(success.paths()).isEmpty();
		assertThat(success.leftToBuild()).containsExactly(file);
		assertThat(this.module.lines).singleElement().asString().startsWith(file + " is not copied");
		assertThat(this.module.classes.resolve("version.properties")).hasContent("# 1.0");
	}

	/** No build that begins from nothing would have it. */
	@Test
	void theCopyOfOneThatOnlyTheBuildCanMakeGoesWithIt() {
		this.module.close();
		PlainBuild.write(this.module.classes.resolve("version.properties"), "# 1.0");
		this.module.open();
		this.module.succeed(this.module.write("src/main/resources/messages.properties", "a=@commit@"));
		Path filled = this.module.delete("src/main/resources/version.properties");
		Path left = this.module.delete("src/main/resources/messages.properties");

		Compiled success = this.module.succeed(filled, left);
		assertThat(this.module.changes(success)).containsExactly("messages.properties", "version.properties");
		success.apply();
		assertThat(this.module.classes.resolve("version.properties")).doesNotExist();
		assertThat(this.module.classes.resolve("messages.properties")).doesNotExist();
	}

	/** Such as a list of services that an annotation processor adds to. */
	@Test
	void whatTheBuildMakesOfMoreThanTheResourceStaysWithoutIt() {
		this.module.close();
		PlainBuild.write(this.module.classes.resolve("templates/index.html"), "<p><b>");
		this.module.open();

		assertThat(this.module.succeed(this.module.delete("src/main/resources/templates/index.html")).paths())
			.isEmpty();
	}

	@Test
	void templateNeedsNoRestart() {
		Compiled success = this.module.succeed(this.module.write("src/main/resources/templates/index.html", "<b>"));

		assertThat(this.module.changes(success)).containsExactly("templates/index.html");
		assertThat(success.needsRestart()).isFalse();
	}

	/** Whether there is one decides at the start what "/" is. */
	@Test
	void welcomePageThatComesOrGoesNeedsARestart() throws IOException {
		assertThat(this.module.succeed(this.module.write("src/main/resources/static/page.html", "<p>")).needsRestart())
			.isFalse();
		Path page = this.module.write("src/main/resources/static/index.html", "<p>");
		Compiled added = this.module.succeed(page);
		assertThat(added.needsRestart()).isTrue();
		added.apply();

		this.module.write("src/main/resources/static/index.html", "<b>");
		Compiled changed = this.module.succeed(page);
		assertThat(changed.needsRestart()).isFalse();
		changed.apply();

		Files.delete(page);
		assertThat(this.module.succeed(page).needsRestart()).isTrue();
	}

	@Test
	void templateTogetherWithASourceNeedsOne() {
		Compiled success = this.module.succeed(this.module.write("src/main/resources/templates/index.html", "<b>"),
				this.module.source("Shop", "class Shop { int a; }"));

		assertThat(this.module.changes(success)).containsExactly("p/Shop.class", "templates/index.html");
		assertThat(success.needsRestart()).isTrue();
	}

	@Test
	void litterOfEditorsIsNotCopied() {
		assertThat(this.module
			.succeed(this.module.write("src/main/resources/messages.properties~", "a=0"),
					this.module.write("src/main/resources/.#messages.properties", "a=0"))
			.paths()).isEmpty();
	}

}
