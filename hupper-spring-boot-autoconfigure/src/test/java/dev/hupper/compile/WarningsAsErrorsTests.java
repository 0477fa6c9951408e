package dev.hupper.compile;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A build that fails on warnings.
 */
class WarningsAsErrorsTests {

	@TempDir
	Path directory;

	@Test
	void aWarningThatTheBuildWouldFailOnFailsTheCompile() {
		try (SampleModule module = new SampleModule(this.directory.resolve("shop"))) {
			module.source("Shop", "class Shop { java.util.List<String> names; }");
			module.build().open("-Xlint:all", "-Werror");
			assertThat(module.lines).isEmpty();

			assertThat(module.errors(module.source("Shop", "class Shop { java.util.List names; }"))).singleElement()
				.satisfies((error) -> {
					assertThat(error.line()).isEqualTo(2);
					assertThat(error.message()).contains("raw type").contains("-Werror");
				});
			assertThat(module.changes(module.succeed(module.source("Shop", "class Shop { java.util.Set<?> a; }"))))
				.containsExactly("p/Shop.class");
		}
	}

}
