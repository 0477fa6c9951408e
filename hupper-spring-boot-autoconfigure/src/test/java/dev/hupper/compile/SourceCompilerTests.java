package dev.hupper.compile;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dev.hupper.testing.RecordingLogger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * What changed sources lead to.
 */
class SourceCompilerTests {

	@TempDir
	Path directory;

	@AutoClose
	private SampleModule module;

	@BeforeEach
	void module() {
		this.module = new SampleModule(this.directory.resolve("shop"));
		this.module.source("Price", "public class Price { public static final int VAT = 19; int net() { return 1; } }");
		this.module.source("Invoice", "public class Invoice { int gross() { return Price.VAT; } }");
		this.module.source("Label", "public class Label { String text() { return \"a\"; } }");
		for (int i = 0; i < 6; i++) {
			this.module.source("Other" + i, "class Other" + i + " { }");
		}
		this.module.build();
	}

	@Test
	void changedBodyCompilesOneSource() {
		this.module.open();
		Path source = this.module.source("Price",
				"public class Price { public static final int VAT = 19; int net() { return 2; } }");

		Compiled success = this.module.succeed(source);

		assertThat(success.compiled()).isEqualTo(1);
		assertThat(this.module.changes(success)).containsExactly("p/Price.class");
		assertThat(success.needsRestart()).isTrue();
	}

	@Test
	void inlinedConstantIsFollowedThoughNoClassFileNamesIt() {
		this.module.open();
		Path source = this.module.source("Price",
				"public class Price { public static final int VAT = 20; int net() { return 1; } }");

		Compiled success = this.module.succeed(source);

		assertThat(success.compiled()).isEqualTo(2);
		assertThat(this.module.changes(success)).containsExactly("p/Invoice.class", "p/Price.class");
	}

	/** It goes on through a source that nobody has saved. */
	@Test
	void inlinedConstantMendsWhatItHasBroken() {
		this.module.source("Rate", "class Rate { static final int NORMAL = Price.VAT; }");
		this.module.source("Till", "class Till { }");
		this.module.build().open();
		assertThat(this.module.errors(this.module.source("Till",
				"class Till { void pay(int rate) { switch (rate) { case Rate.NORMAL: case 19: } } }")))
			.hasSize(1);

		Compiled mended = this.module.succeed(this.module.source("Price",
				"public class Price { public static final int VAT = 20; int net() { return 1; } }"));
		assertThat(this.module.changes(mended)).containsExactly("p/Invoice.class", "p/Price.class", "p/Rate.class",
				"p/Till.class");
		mended.apply();
		this.module.assertIsAsBuilt();
	}

	@Test
	void typeOfAnExpressionIsFollowedThoughTheSourceDoesNotNameIt() {
		this.module.source("Till", "class Till { Label label() { return new Label(); } }");
		this.module.source("Clerk", "class Clerk { Object read() { return new Till().label().text(); } }");
		this.module.build().open();
		Path source = this.module.source("Label", "public class Label { Object text() { return 1; } }");

		assertThat(this.module.changes(this.module.succeed(source))).containsExactly("p/Clerk.class", "p/Label.class");
	}

	@Test
	void inheritedMemberIsFollowedThoughNobodyNamesTheSupertype() {
		this.module.source("Sticker", "class Sticker extends Label { }");
		this.module.source("Glue", "class Glue extends Sticker { }");
		this.module.source("Clerk", "class Clerk { Object read() { return new Glue().text(); } }");
		this.module.build().open();
		Path source = this.module.source("Label", "public class Label { Object text() { return 1; } }");

		assertThat(this.module.changes(this.module.succeed(source))).containsExactly("p/Clerk.class", "p/Label.class");
	}

	@Test
	void typeArgumentThatDecidesAnOverloadIsFollowedThoughItIsErased() {
		this.module.source("Shelf", """
				import java.util.*;
				class Shelf {
					static List<Label> all() { return List.of(); }
					static String take(List<? extends Comparable<?>> list) { return ""; }
					static int take(Collection<?> list) { return 1; }
				}
				""");
		this.module.source("Clerk", "class Clerk { Object take() { return Shelf.take(Shelf.all()); } }");
		this.module.build().open();
		Path source = this.module.source("Label",
				"public abstract class Label implements Comparable<Label> { String text() { return \"a\"; } }");

		assertThat(this.module.changes(this.module.succeed(source))).containsExactly("p/Clerk.class", "p/Label.class");
	}

	@Test
	void annotationThatLeavesNoTraceIsFollowed() {
		this.module.source("Mark", """
				@java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.SOURCE)
				@interface Mark { }
				""");
		this.module.source("Clerk", "@Mark class Clerk { }");
		this.module.build().open();
		Path source = this.module.source("Mark", "@interface Mark { }");

		assertThat(this.module.changes(this.module.succeed(source))).containsExactly("p/Clerk.class", "p/Mark.class");
	}

	@Test
	void newTypeThatIsMeantInsteadOfAnImportedOneIsFollowed() {
		this.module.source("Clerk", "import java.util.*; class Clerk { Object o = new Date(); }");
		this.module.build().open();
		Path source = this.module.source("Date", "class Date { }");

		assertThat(this.module.changes(this.module.succeed(source))).containsExactly("p/Clerk.class", "p/Date.class");
	}

	@Test
	void nothingIsWrittenBeforeItIsApplied() {
		this.module.open();
		Map<String, String> before = this.module.contents();
		Path source = this.module.source("Label", "public class Label { String text() { return \"b\"; } }");

		Compiled success = this.module.succeed(source);
		assertThat(this.module.contents()).isEqualTo(before);

		success.apply();
		assertThat(this.module.contents()).isNotEqualTo(before);
		assertThat(this.module.project.resolve("target")).isDirectoryNotContaining("glob:**.hupper*");
	}

	@Test
	void editWithoutEffectChangesNoFile() {
		this.module.open();
		Path source = this.module.source("Label", "public class Label { String  text() { return \"a\"; } }");

		assertThat(this.module.succeed(source).paths()).isEmpty();
	}

	@Test
	void anotherBuilderThatWasFasterLeavesNothingToDo() {
		this.module.open();
		Path source = this.module.source("Label", "public class Label { String text() { return \"ide\"; } }");
		this.module.build();

		assertThat(this.module.succeed(source).paths()).isEmpty();
	}

	@Test
	void classesThatAreGoneAreDeleted() {
		this.module.source("Label", "public class Label { class Ink { } Object o = new Object() { }; }");
		this.module.build().open();
		Path source = this.module.source("Label", "public class Label { }");

		Compiled success = this.module.succeed(source, this.module.delete("src/main/java/p/Other1.java"));

		assertThat(this.module.changes(success)).containsExactly("p/Label$1.class", "p/Label$Ink.class",
				"p/Label.class", "p/Other1.class");
		success.apply();
		assertThat(this.module.classes.resolve("p/Label$Ink.class")).doesNotExist();
		assertThat(this.module.classes.resolve("p/Other1.class")).doesNotExist();
	}

	@Test
	void errorWritesNothingAndIsMendedByTheNextSave() {
		this.module.open();
		Map<String, String> before = this.module.contents();
		Path price = this.module.source("Price", "public class Price { int net() { return 3; } }");

		assertThat(this.module.errors(price)).singleElement()
			.satisfies((error) -> assertThat(error.file()).hasFileName("Invoice.java"));
		assertThat(this.module.contents()).isEqualTo(before);

		Path invoice = this.module.source("Invoice", "public class Invoice { int gross() { return 0; } }");
		assertThat(this.module.changes(this.module.succeed(invoice))).containsExactly("p/Invoice.class",
				"p/Price.class");
	}

	@Test
	void resultThatWasNotAppliedIsPartOfTheNext() {
		this.module.open();
		Compiled first = this.module.succeed(this.module.source("Label", "public class Label { int a; }"));
		Compiled second = this.module.succeed(this.module.source("Other0", "class Other0 { int a; }"));

		assertThat(this.module.changes(second)).containsExactly("p/Label.class", "p/Other0.class");
		assertThatIllegalStateException().isThrownBy(first::apply);
		second.apply();
		assertThat(this.module.succeed().paths()).isEmpty();
	}

	@Test
	void sourceChangedBeforeTheStartIsCompiled() throws Exception {
		Path source = this.module.source("Label", "public class Label { int early; }");
		Files.setLastModifiedTime(source,
				java.nio.file.attribute.FileTime.fromMillis(System.currentTimeMillis() + 10_000));

		Compiled success = this.module.open().succeed();

		assertThat(this.module.changes(success)).containsExactly("p/Label.class");
	}

	@Test
	void twoSourcesOfOneTypeAreAnErrorThoughOnlyOneChanged() {
		this.module.open();
		Path source = this.module.source("Other5", "class Other5 { } class Other4 { }");

		assertThat(this.module.errors(source)).isNotEmpty();
	}

	@Test
	void laterModuleFollowsTheEarlierOne() {
		SampleModule app = new SampleModule(this.directory.resolve("app")).with(this.module);
		app.source("Main", "public class Main { int vat = Price.VAT; int one() { return 1; } }");
		try (app) {
			app.build().open();
			Path source = this.module.source("Price", "public class Price { public static final int VAT = 7; }");

			assertThat(app.changes(app.succeed(source))).containsExactly("p/Main.class", "p/Invoice.class",
					"p/Price.class");
		}
	}

	/** The compiler puts no name of its class beside a constant in an annotation. */
	@Test
	void laterModuleFollowsAConstantThoughNoClassFileOfItsNamesTheEarlierOne() {
		this.module.source("Paths", "public interface Paths { String FIRST = \"/1\"; }");
		this.module.build();
		SampleModule app = new SampleModule(this.directory.resolve("app")).with(this.module);
		app.source("Main", "@Deprecated(since = Paths.FIRST) public class Main { }");
		try (app) {
			app.build().open();
			Path source = this.module.source("Paths", "public interface Paths { String FIRST = \"/2\"; }");

			assertThat(app.changes(app.succeed(source))).containsExactly("p/Main.class", "p/Paths.class");
		}
	}

	@Test
	void moduleThatHasNotUsedAnotherYetIsCompiledBehindIt() {
		SampleModule app = new SampleModule(this.directory.resolve("app")).with(this.module);
		app.source("Main", "public class Main { }");
		try (app) {
			app.build().open();
			Path use = app.source("Main", "public class Main { String text = new Label().newText(); }");
			assertThat(app.errors(use)).isNotEmpty();
			Path source = this.module.source("Label", "public class Label { String newText() { return \"b\"; } }");

			assertThat(app.changes(app.succeed(source))).containsExactly("p/Main.class", "p/Label.class");
		}
	}

	@Test
	void closingWhileItCompilesEndsItsThreads() throws InterruptedException {
		for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
			this.module.library(Path.of(entry));
		}
		Set<Thread> before = compilerThreads();
		SourceCompiler compiler = SourceCompiler.find(this.module.settings(), new RecordingLogger()).orElseThrow();
		compiler.prepare();

		compiler.close();

		Set<Thread> left = compilerThreads();
		left.removeAll(before);
		for (Thread thread : left) {
			thread.join(60_000);
		}
		assertThat(left).noneMatch(Thread::isAlive);
	}

	private static Set<Thread> compilerThreads() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> thread.getName().matches("hupper-(compile|javac)"))
			.collect(Collectors.toSet());
	}

	@Test
	void brokenSourceOfAnEarlierModuleIsNotHiddenByItsClassFile() {
		SampleModule app = new SampleModule(this.directory.resolve("app")).with(this.module);
		app.source("Main", "public class Main { Label label; }");
		try (app) {
			app.build().open();
			Path source = this.module.delete("src/main/java/p/Label.java");

			assertThat(app.errors(source)).isNotEmpty();
		}
	}

}
