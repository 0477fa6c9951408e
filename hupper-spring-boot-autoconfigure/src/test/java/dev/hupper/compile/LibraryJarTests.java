package dev.hupper.compile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A jar on the class path is built again by another module of the project.
 */
class LibraryJarTests {

	@TempDir
	Path directory;

	private SampleModule library;

	@AutoClose
	private SampleModule module;

	private Path jar;

	@BeforeEach
	void modules() {
		this.library = new SampleModule(this.directory.resolve("library"));
		buildLibrary("public class Price { public int net() { return 1; } }");
		this.module = new SampleModule(this.directory.resolve("shop")).library(this.jar);
		this.module.source("Shop", "public class Shop { int price(Price p) { return p.net(); } }");
		for (int i = 0; i < 4; i++) {
			this.module.source("Other" + i, "class Other" + i + " { }");
		}
		this.module.build().open();
	}

	@Test
	void whatIsNewInItWrittenInPlaceIsSeen() {
		buildLibrary("public class Price { public int net() { return 1; } public int gross() { return 2; } }");

		assertThatGrossIsSeen();
	}

	@Test
	void whatIsNewInItRenamedOverTheOldOneIsSeen() throws IOException {
		Path old = this.directory.resolve("old.jar");
		Files.copy(this.jar, old);
		buildLibrary("public class Price { public int net() { return 1; } public int gross() { return 2; } }");
		Path built = Files.move(this.jar, this.directory.resolve("built.jar"));
		Files.move(old, this.jar);
		this.module.succeed(this.module.source("Other0", "class Other0 { int a; }")).apply();
		Files.move(built, this.jar, java.nio.file.StandardCopyOption.REPLACE_EXISTING);

		assertThatGrossIsSeen();
	}

	private void assertThatGrossIsSeen() {
		Path shop = this.module.source("Shop", "public class Shop { int price(Price p) { return p.gross(); } }");
		Compiled success = this.module.succeed(shop, this.jar);
		assertThat(success.paths()).contains(this.jar, this.module.classes.resolve("p/Shop.class"));
		assertThat(success.needsRestart()).isTrue();
		success.apply();
		assertThat(this.module.succeed(this.module.source("Other0", "class Other0 { int b; }")).compiled()).isOne();
	}

	@Test
	void whatIsMissingInItNowIsAnErrorOfTheSourcesThatUseIt() {
		buildLibrary("public class Price { }");

		assertThat(this.module.compiler().isInput(this.jar)).isTrue();
		assertThat(this.module.errors(this.jar)).isNotEmpty();

		buildLibrary("public class Price { public int net() { return 3; } }");
		assertThat(this.module.succeed(this.jar).paths()).containsExactly(this.jar);
	}

	@Test
	void aJarThatIsBeingWrittenIsWaitedFor() throws Exception {
		buildLibrary("public class Price { public int net() { return 1; } public int gross() { return 2; } }");
		byte[] whole = Files.readAllBytes(this.jar);
		Files.write(this.jar, Arrays.copyOf(whole, whole.length / 2));
		Path shop = this.module.source("Shop", "public class Shop { int price(Price p) { return p.gross(); } }");
		var result = this.module.compiler().compile(java.util.Set.of(shop));
		assertThat(result).isNotDone();
		Files.write(this.jar, whole);

		assertThat(result.join().paths()).contains(this.module.classes.resolve("p/Shop.class"));
	}

	private void buildLibrary(String text) {
		this.library.source("Price", text);
		this.jar = this.library.build().jar();
		// The clock of the file system may be coarse.
		assertThat(this.jar.toFile().setLastModified(1_000_000_000_000L + text.length() * 10_000L)).isTrue();
	}

}
