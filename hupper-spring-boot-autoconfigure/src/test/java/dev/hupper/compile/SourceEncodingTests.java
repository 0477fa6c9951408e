package dev.hupper.compile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sources that are not in UTF-8.
 */
class SourceEncodingTests {

	@TempDir
	Path directory;

	@AutoClose
	private SampleModule module;

	@BeforeEach
	void module() {
		this.module = new SampleModule(this.directory.resolve("shop"));
		this.module.source("Other", "class Other { }");
		this.module.source("Shop", "class Shop { String name = \"Cafe\"; }");
		this.module.build();
	}

	@Test
	void theEncodingOfTheArgumentsIsUsed() throws IOException {
		this.module.open("-encoding", "ISO-8859-1");

		this.module.succeed(latin("class Shop { String name = \"Caf\u00e9\"; }")).apply();
		byte[] bytes = Files.readAllBytes(this.module.classes.resolve("p/Shop.class"));
		assertThat(new String(bytes, StandardCharsets.UTF_8)).contains("Caf\u00e9");

		Path broken = latin("class Shop { String name = \"Caf\u00e9\" }");
		assertThat(this.module.errors(broken).get(0).sourceLine()).contains("Caf\u00e9");
	}

	@Test
	void whatCannotBeDecodedIsAnErrorThatNamesFileAndEncoding() throws IOException {
		this.module.open();

		Path source = latin("class Shop { String name = \"Caf\u00e9\"; }");
		assertThat(this.module.errors(source)).singleElement().satisfies((error) -> {
			assertThat(error.file()).isEqualTo(source);
			assertThat(error.message()).startsWith("line 2 is not UTF-8 (byte 0xE9): ").contains("-encoding");
		});
	}

	@Test
	void aModuleThatCannotBeDecodedSaysSo() throws IOException {
		Path source = latin("class Shop { String name = \"Caf\u00e9\"; }");
		this.module.build("-encoding", "ISO-8859-1");
		assertThat(source.toFile().setLastModified(1_000_000_000_000L)).isTrue();
		this.module.open();

		assertThat(this.module.lines).singleElement().asString().contains("Shop.java: line 2 is not UTF-8");
	}

	private Path latin(String text) throws IOException {
		return Files.writeString(this.module.project.resolve("src/main/java/p/Shop.java"), "package p;\n" + text,
				StandardCharsets.ISO_8859_1);
	}

}
