package dev.hupper.compile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Set;

import dev.hupper.api.CompileOptions;
import dev.hupper.reloader.BuildResult;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the compiler does not make: class files of others are left alone, and sources of
 * others are answered with what to do.
 */
class LeftToOthersTests {

	@TempDir
	Path directory;

	@AutoClose
	private SampleModule module;

	@BeforeEach
	void module() {
		this.module = new SampleModule(this.directory.resolve("shop"));
		for (String name : List.of("Shop", "Till", "Shelf")) {
			this.module.source(name, "class " + name + " { }");
		}
		this.module.build();
	}

	@Test
	void unpackedClassesAreLeftAloneByASaveBeforeTheFirstLook() throws IOException {
		Path extra = unpack();
		Path source = this.module.source("Shop", "class Shop { int early; }");
		Files.setLastModifiedTime(source, FileTime.fromMillis(System.currentTimeMillis() + 10_000));

		Compiled success = this.module.open().succeed(source);

		assertThat(this.module.changes(success)).containsExactly("p/Shop.class");
		success.apply();
		assertThat(extra).exists();
	}

	@Test
	void unpackedClassesAreCompiledAgainstAndSurviveACompileOfEverything() throws IOException {
		Path extra = unpack();
		this.module.open();
		assertThat(this.module.lines).isEmpty();

		Path[] all = { this.module.source("Shop", "class Shop { Extra a; }"),
				this.module.source("Till", "class Till { int a; }"),
				this.module.source("Shelf", "class Shelf { int a; }") };
		Compiled success = this.module.succeed(all);

		assertThat(this.module.changes(success)).containsExactly("p/Shelf.class", "p/Shop.class", "p/Till.class");
		success.apply();
		assertThat(extra).exists();
	}

	@Test
	void unpackedClassesThatSourcesUseFromTheStartAreNoObstacle() throws IOException {
		Path extra = unpack();
		byte[] bytes = Files.readAllBytes(extra);
		this.module.source("Extra", "public class Extra { }");
		this.module.source("Shop", "class Shop { Extra a; }");
		this.module.build();
		this.module.delete("src/main/java/p/Extra.java");
		Files.write(extra, bytes);

		this.module.open();

		assertThat(this.module.lines).isEmpty();
		assertThat(this.module.changes(this.module.succeed(this.module.source("Shop", "class Shop { Extra b; }"))))
			.containsExactly("p/Shop.class");
	}

	@Test
	void anotherLanguageIsAnsweredWithThePropertyThatNamesACommand() {
		this.module.write("src/main/kotlin/p/Greeting.kt", "class Greeting");
		this.module.open();
		Path kotlin = this.module.write("src/main/kotlin/p/Greeting.kt", "class Greeting(val text: String)");

		assertThat(this.module.compiler().isInput(kotlin)).isTrue();
		assertThat(this.module.succeed(kotlin).leftToBuild()).containsExactly(kotlin);
		assertThat(this.module.lines).singleElement()
			.asString()
			.startsWith("Greeting.kt is not followed, as only Java is compiled: hupper.compile.command can name")
			.endsWith(", for example mvn -q -o -f " + this.module.project + " compile");
	}

	@Test
	void anotherLanguageMayComeWhileTheApplicationRuns() {
		this.module.open();
		Path kotlin = this.module.project.resolve("src/main/kotlin");
		assertThat(this.module.compiler().inputs()).contains(kotlin);
		assertThat(this.module.compiler().isInput(kotlin.resolve("p/Greeting.kt"))).isTrue();
	}

	@Test
	void whatABuildGeneratesOnceMoreIsNoSave() {
		this.module.open();
		Path generated = this.module.write("target/generated-sources/annotations/p/ShopImpl.java",
				"class ShopImpl { }");
		assertThat(this.module.compiler().isGenerated(generated)).isTrue();
		assertThat(((BuildResult.Built) this.module.compiler().build(Set.of(generated)).join()).isTold()).isTrue();
		assertThat(this.module.lines).isEmpty();
	}

	@Test
	void aCommandThatIsNamedIsAllThereIsToSay() {
		this.module.open(this.module.settings(new CompileOptions(true, List.of(), List.of(), List.of(), List.of(),
				List.of(), Duration.ofMinutes(1), List.of("make"), true)));
		Path proto = this.module.write("src/main/java/p/greeting.proto", "message Greeting { }");

		assertThat(this.module.succeed(proto, this.module.source("Shop", "class Shop { int a; }")).leftToBuild())
			.containsExactly(proto);
		assertThat(this.module.lines).isEmpty();
	}

	@Test
	void whatEditorsAndBuildsLeaveBesideSourcesAsksForNothing() {
		this.module.open();
		Path swap = this.module.write("src/main/java/p/.Shop.java.swp", "");
		Path generated = this.module.write("target/generated-sources/annotations/p/index", "");

		assertThat(this.module.succeed(swap, generated).leftToBuild()).isEmpty();
		assertThat(this.module.lines).isEmpty();
	}

	@Test
	void everySaveOfARefusedModuleIsAnswered() {
		this.module.write("src/main/java/kotlin/Metadata.java", "package kotlin; public @interface Metadata { }");
		this.module.source("Greeting", "@kotlin.Metadata public class Greeting { }");
		this.module.build().open();
		assertThat(this.module.lines).singleElement().asString().endsWith(" -f " + this.module.project + " compile");
		for (int i = 1; i <= 2; i++) {
			this.module.succeed(this.module.source("Shop", "class Shop { int a" + i + "; }"));
			assertThat(this.module.lines).hasSize(1 + i);
			assertThat(this.module.lines.get(i)).isEqualTo(
					"Shop.java is left to an IDE or a build, as shop is not compiled: p/Greeting.class is compiled by Kotlin");
		}
	}

	/** As of Groovy's sources, for Java's to compile. */
	@Test
	void whatABuildGeneratesOfOtherSourcesIsNoneThatSomebodyHasSaved() {
		this.module.write("src/main/java/kotlin/Metadata.java", "package kotlin; public @interface Metadata { }");
		this.module.source("Greeting", "@kotlin.Metadata public class Greeting { }");
		String stub = "target/generated-sources/stubs/p/Words.java";
		this.module.write(stub, "package p; class Words { }");
		this.module.build().open();
		assertThat(this.module.compiler().isInput(this.module.project.resolve(stub))).isTrue();

		this.module.succeed(this.module.write(stub, "package p; class Words { int a; }"));
		assertThat(this.module.lines).hasSize(1);

		this.module.succeed(this.module.source("Shop", "class Shop { int a; }"),
				this.module.write(stub, "package p; class Words { int b; }"));
		assertThat(this.module.lines).hasSize(2)
			.last()
			.asString()
			.startsWith("Shop.java is left to an IDE or a build, as shop is not compiled");
	}

	private Path unpack() throws IOException {
		SampleModule other = new SampleModule(this.directory.resolve("other"));
		other.source("Extra", "public class Extra { }");
		other.build();
		return Files.copy(other.classes.resolve("p/Extra.class"), this.module.classes.resolve("p/Extra.class"));
	}

}
