package dev.hupper.compile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An IDE or a build writes class files while sources are compiled here too.
 */
class ForeignOutputTests {

	@TempDir
	Path directory;

	@AutoClose
	private SampleModule module;

	@BeforeEach
	void module() {
		this.module = new SampleModule(this.directory.resolve("shop"));
		for (String name : new String[] { "Shop", "Till", "Shelf", "Clerk", "Door" }) {
			edit(name, 0);
		}
		this.module.build().open();
	}

	@Test
	void oneThatWritesTheSameLeavesNothingToDo() {
		for (int i = 1; i <= 5; i++) {
			Path source = edit("Shop", i);
			this.module.build();

			assertThat(this.module.succeed(source).paths()).isEmpty();
		}
		assertThat(this.module.lines).isEmpty();
	}

	@Test
	void whatItWroteCountsAsDone() {
		Path shop = edit("Shop", 1);
		this.module.build();
		this.module.succeed(shop);

		assertThat(this.module.succeed(edit("Till", 1)).compiled()).isEqualTo(1);
	}

	@Test
	void oneThatWritesOtherwiseAfterEachSaveGetsTheModule() {
		saveAndLetTheOtherBuilderFollow("Shop", 1);
		saveAndLetTheOtherBuilderFollow("Till", 2);
		assertThat(this.module.lines).isEmpty();

		assertIsLeftAlone(edit("Shop", 3));
	}

	@Test
	void oneThatWritesOtherwiseBeforeEachCompileGetsTheModule() {
		Path shop = edit("Shop", 1);
		buildOtherwise();
		Compiled first = this.module.succeed(shop);
		assertThat(this.module.changes(first)).contains("p/Shop.class");
		first.apply();

		edit("Shop", 2);
		buildOtherwise();
		assertIsLeftAlone(shop);
	}

	@Test
	void oneThatWritesOtherwiseOnceIsACoincidence() {
		for (int i = 1; i <= 6; i += 2) {
			saveAndLetTheOtherBuilderFollow("Shop", i);
			this.module.succeed(edit("Till", i)).apply();
			Compiled next = this.module.succeed(edit("Shop", i + 1));
			assertThat(this.module.changes(next)).containsExactly("p/Shop.class");
			next.apply();
		}
		assertThat(this.module.lines).isEmpty();
	}

	/** An IDE that has built it from the start compiles what is saved. */
	@Test
	void aModuleThatIsLeftForOneClassIsCompiledAgainOnlyOnceThatIsAnother() throws IOException {
		Path clerk = this.module.classes.resolve("p/Clerk.class");
		byte[] right = Files.readAllBytes(clerk);
		edit("Clerk", 1);
		this.module.build();
		makeOld(edit("Clerk", 0));
		this.module.close();
		this.module.open();
		assertThat(this.module.lines).singleElement().asString().contains("p/Clerk.class is not what javac");

		makeOld(this.module.source("Door", "class Door { int"));
		SampleModule ide = new SampleModule(this.directory.resolve("ide"));
		ide.jarOf("Shop", "public class Shop { }");
		Files.copy(ide.classes.resolve("p/Shop.class"), this.module.classes.resolve("p/Shop.class"),
				StandardCopyOption.REPLACE_EXISTING);
		assertThat(this.module.succeed(edit("Shop", 1)).leftToBuild()).isNotEmpty();
		assertThat(this.module.lines).noneMatch((line) -> line.contains("its sources do not compile"));

		makeOld(edit("Door", 0));
		Files.write(clerk, right);
		Compiled mended = this.module.succeed(edit("Shop", 2));
		assertThat(this.module.changes(mended)).containsExactly("p/Shop.class");
	}

	private static void makeOld(Path source) {
		assertThat(source.toFile().setLastModified(1_000_000_000_000L)).isTrue();
	}

	@Test
	void aClassFileThatIsBeingWrittenIsWrittenAnew() throws Exception {
		Path source = edit("Shop", 1);
		Files.write(this.module.classes.resolve("p/Shop.class"), new byte[] { 1, 2, 3 });
		Files.write(this.module.classes.resolve("p/Till.class"), new byte[0]);

		Compiled success = this.module.succeed(source);
		assertThat(this.module.changes(success)).containsExactly("p/Shop.class", "p/Till.class");
	}

	private void saveAndLetTheOtherBuilderFollow(String name, int edit) {
		Compiled success = this.module.succeed(edit(name, edit));
		assertThat(this.module.changes(success)).contains("p/" + name + ".class");
		success.apply();
		buildOtherwise();
	}

	private void buildOtherwise() {
		Map<String, String> before = this.module.contents();
		this.module.build("-g:none");
		assertThat(this.module.contents()).isNotEqualTo(before);
	}

	private void assertIsLeftAlone(Path source) {
		for (int i = 0; i < 2; i++) {
			Compiled success = this.module.succeed(source);
			assertThat(success.paths()).isEmpty();
			assertThat(success.leftToBuild().isEmpty()).isEqualTo(i > 0);
		}
		assertThat(this.module.lines).singleElement()
			.asString()
			.contains("shop is not compiled by hupper: another builder, perhaps an IDE, writes another p/");
	}

	private Path edit(String name, int edit) {
		return this.module.source(name,
				"public class %s { int value() { int x = %d; return x; } }".formatted(name, edit));
	}

}
