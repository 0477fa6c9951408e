package dev.hupper.compile;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import javax.tools.ToolProvider;

import dev.hupper.api.HupperLogger;
import dev.hupper.reloader.BuildResult;
import dev.hupper.testing.RecordingLogger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which modules are compiled here, and why others are not.
 */
class BaselineComparisonTests {

	@TempDir
	Path directory;

	@AutoClose
	private SampleModule module;

	@BeforeEach
	void module() {
		this.module = new SampleModule(this.directory.resolve("shop"));
		this.module.source("Shop", "public class Shop { int open(int hour) { int x = hour; return x; } }");
	}

	@Test
	void optionsOfTheBuildAreFound() {
		this.module.build("-g:none", "--release", "11").open();

		assertIsCompiled();
	}

	/** Since JDK 21 a bridge has an attribute for parameters all the same. */
	@Test
	void missingParameterNamesAreFoundBesideABridge() {
		Path hours = this.module.source("Hours",
				"public class Hours implements Comparable<Hours> { public int compareTo(Hours other) { return 0; } }");
		assertThat(ToolProvider.getSystemJavaCompiler()
			.run(null, null, null, "-g", "-d", this.module.classes.toString(), hours.toString(),
					hours.resolveSibling("Shop.java").toString()))
			.isZero();
		this.module.open();

		assertIsCompiled();
	}

	@Test
	void missingParameterNamesAreFound() {
		Path classes = this.module.classes;
		PlainBuild.compile(this.module.project.resolve("src/main/java"), classes, List.of());
		this.module.open();

		assertIsCompiled();
	}

	@Test
	void classFileOfAnotherSourceIsRefused() {
		this.module.source("Shop", "public class Shop { int open(int hour) { return hour + 1; } }");
		this.module.build();
		PlainBuild.deleteTree(this.module.project.resolve("src/main/java/p"));
		Path source = this.module.source("Shop", "public class Shop { int open(int hour) { return hour + 2; } }");
		assertThat(source.toFile().setLastModified(1_000_000_000_000L)).isTrue();
		this.module.open();

		assertIsRefused("p/Shop.class is not what javac");
	}

	@Test
	void kotlinIsRefused() {
		this.module.write("src/main/java/kotlin/Metadata.java", "package kotlin; public @interface Metadata { }");
		this.module.source("Greeting", "@kotlin.Metadata public class Greeting { }");
		this.module.build().open();

		assertIsRefused("p/Greeting.class is compiled by Kotlin");
	}

	/** Gradle puts them into a directory of their own, where they went stale. */
	@Test
	void javaBesideAnotherLanguageOfGradleIsRefused() throws Exception {
		Path gradle = this.directory.resolve("desk");
		PlainBuild.write(gradle.resolve("build.gradle"), "");
		Path bell = PlainBuild.write(gradle.resolve("src/main/java/Bell.java"), "class Bell { static int A = 1; }");
		Path java = gradle.resolve("build/classes/java/main");
		Path kotlin = gradle.resolve("build/classes/kotlin/main");
		PlainBuild.compile(List.of(bell), java, List.of());
		PlainBuild.compile(
				List.of(PlainBuild.write(gradle.resolve("src/main/kotlin/Desk.java"), "class Desk { Bell bell; }")),
				kotlin, List.of(java));
		RecordingLogger logger = new RecordingLogger();
		try (SourceCompiler compiler = SourceCompiler
			.find(CompileSettings.of(List.of(java, kotlin)), (classPath, log) -> BuildModels.NONE, logger)
			.orElseThrow()) {
			compiler.check().join();
			PlainBuild.write(bell, "class Bell { static int B = 1; }");
			assertThat(Compiled.of(compiler, Set.of(bell)).leftToBuild()).containsExactly(bell);
		}
		assertThat(logger.lines()).hasSize(2)
			.allMatch((line) -> line.contains("build/classes/kotlin/main has classes of another compiler"))
			.last()
			.asString()
			.startsWith("info: Bell.java is left to an IDE or a build, as desk is not compiled: ");
	}

	/** What ajc 1.9.24 writes, put in the place of an attribute of the same class. */
	@Test
	void aspectJIsRefused() throws Exception {
		this.module.source("Desk", "public class Desk { class Bell { } }");
		this.module.build();
		Path file = this.module.classes.resolve("p/Desk.class");
		String woven = new String(PlainBuild.read(file), StandardCharsets.ISO_8859_1).replace("\0\13NestMembers",
				"\0\36org.aspectj.weaver.WeaverState");
		Files.write(file, woven.getBytes(StandardCharsets.ISO_8859_1));
		this.module.open();

		assertIsRefused("p/Desk.class is woven by AspectJ");
	}

	@Test
	void classWithoutSourceIsRefusedUntilACleanBuild() {
		Path source = this.module.source("Old", "class Old { Shop shop; }");
		this.module.build();
		assertThat(source.toFile().delete()).isTrue();
		this.module.open();
		assertIsRefused("no source of p/Old.class was found");

		this.module.build();
		this.module.succeed();
		assertIsCompiled();
	}

	@Test
	void newSourceWithoutClassesIsRefusedUntilABuild() {
		this.module.open();

		assertIsRefused("its sources are newer than its classes: build it once");
	}

	@Test
	void theOnlySourceMayBeSavedBeforeTheModuleIsChecked() {
		this.module.build();
		try (SourceCompiler compiler = SourceCompiler
			.find(this.module.settings(), (classPath, logger) -> BuildModels.NONE, HupperLogger.toStandardError(0))
			.orElseThrow()) {
			compiler.begun().join();
			Path source = this.module.source("Shop", "public class Shop { int open(int hour) { return 8; } }");
			makeNewerThanClasses(source);
			assertThat(compiler.compile(Set.of(source)).join().paths())
				.containsExactly(this.module.classes.resolve("p/Shop.class"));
			assertThat(compiler.status()).containsEntry("shop", "compiled");
		}
	}

	@Test
	void aSourceMayBeDeletedBeforeTheModuleIsChecked() {
		Path old = this.module.source("Old", "class Old { Shop shop; }");
		this.module.build();
		try (SourceCompiler compiler = SourceCompiler
			.find(this.module.settings(), (classPath, logger) -> BuildModels.NONE, HupperLogger.toStandardError(0))
			.orElseThrow()) {
			compiler.begun().join();
			assertThat(old.toFile().delete()).isTrue();
			assertThat(compiler.compile(Set.of(old)).join().paths())
				.containsExactly(this.module.classes.resolve("p/Old.class"));
		}
	}

	@Test
	void whatWasSavedDuringTheCheckIsPartOfTheFirstCompile() {
		this.module.source("Till", "class Till { }");
		this.module.source("Shelf", "class Shelf { }");
		this.module.build();
		try (SourceCompiler compiler = SourceCompiler
			.find(this.module.settings(), (classPath, logger) -> BuildModels.NONE, HupperLogger.toStandardError(0))
			.orElseThrow()) {
			compiler.begun().join();
			Path till = this.module.source("Till", "class Till { int a; }");
			Path shelf = this.module.source("Shelf", "class Shelf { int a; }");
			makeNewerThanClasses(till);
			makeNewerThanClasses(shelf);
			BuildResult.Built both = (BuildResult.Built) compiler.build(Set.of(till)).join();
			assertThat(both.files()).hasSize(2);
			assertThat(both.also()).containsExactly(shelf);
		}
	}

	private static void makeNewerThanClasses(Path source) {
		assertThat(source.toFile().setLastModified(System.currentTimeMillis() + 10_000)).isTrue();
	}

	@Test
	void refusedModuleDoesNotStandInTheWayOfOthers() {
		this.module.write("src/main/java/kotlin/Metadata.java", "package kotlin; public @interface Metadata { }");
		this.module.source("Greeting", "@kotlin.Metadata public class Greeting { }");
		this.module.build();
		SampleModule app = new SampleModule(this.directory.resolve("app")).with(this.module);
		Path main = app.source("Main", "public class Main { }");
		try (app) {
			app.build().open();
			Path greeting = this.module.source("Greeting", "@kotlin.Metadata public class Greeting { int a; }");
			app.source("Main", "public class Main { int a; }");
			Compiled both = app.succeed(greeting, main);
			assertThat(both.leftToBuild()).isNotEmpty();
			assertThat(app.changes(both)).containsExactly("p/Main.class");
			both.apply();

			app.source("Main", "public class Main { int b; }");
			Compiled one = app.succeed(main);
			assertThat(one.leftToBuild()).isEmpty();
			assertThat(app.changes(one)).containsExactly("p/Main.class");
		}
	}

	@Test
	void changedBuildFileIsToldAndTheModuleCheckedAgain() {
		this.module.build().open();
		Path pom = this.module.write("pom.xml", "<project><!-- --></project>");

		assertThat(this.module.succeed(pom).paths()).isEmpty();
		assertThat(this.module.lines).singleElement().asString().startsWith("pom.xml of shop changed: ");
	}

	private void assertIsCompiled() {
		Path source = this.module.source("Shop", "public class Shop { int open(int hour) { return 8; } }");
		assertThat(this.module.changes(this.module.succeed(source))).containsExactly("p/Shop.class");
	}

	private void assertIsRefused(String reason) {
		Path source = this.module.source("Shop", "public class Shop { int open(int hour) { return 9; } }");
		Compiled success = this.module.succeed(source);
		assertThat(success.leftToBuild()).isNotEmpty();
		assertThat(success.paths()).isEmpty();
		assertThat(this.module.lines).hasSize(2);
		assertThat(this.module.lines.get(0)).contains("Module shop is not compiled by hupper", reason,
				"hupper.compile.command");
		assertThat(this.module.lines.get(1))
			.startsWith("Shop.java is left to an IDE or a build, as shop is not compiled: ")
			.contains(reason);
	}

}
