package dev.hupper.filemonitor;

import java.nio.file.Path;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.hupper.filemonitor.BuildOutput.Missing;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link BuildOutput}.
 */
class BuildOutputTests {

	@ParameterizedTest
	@CsvSource({ "m/target/classes/a/B.class, m/src/main/java/a/B.java",
			"m/target/test-classes/a/B.class, m/src/test/java/a/B.java",
			"m/build/classes/java/main/a/B.class, m/src/main/java/a/B.java",
			"m/build/classes/kotlin/test/a/BKt.class, m/src/test/kotlin/a/B.kt",
			"m/build/classes/groovy/main/a/B.class, m/src/main/groovy/a/B.groovy",
			"m/bin/main/B.class, m/src/main/java/B.java", "m/target/classes/a/B$1.class, m/src/main/java/a/B.java",
			"m/target/classes/a/b.html, m/src/main/resources/a/b.html",
			"m/build/resources/main/b.html, m/src/main/resources/b.html" })
	void whatHasASourceWillBeMadeAgain(String file, String source) {
		assertThat(whyMissing(file, source)).isEqualTo(Missing.BUILD_UNDER_WAY);
	}

	@ParameterizedTest
	@CsvSource({ "m/target/classes/a/B.class, m/src/main/java/a/C.java",
			"m/target/classes/a/B.class, m/src/test/java/a/B.java", "m/other/a/B.class, m/src/main/java/a/B.java",
			"m/target/classes/a/b.html, m/src/main/java/a/b.html" })
	void whatHasNoSourceIsGone(String file, String source) {
		assertThat(whyMissing(file, source)).isEqualTo(Missing.UNKNOWN);
	}

	@ParameterizedTest
	@CsvSource({ "m/target/classes/a/B$C.class", "m/target/classes/a/B$C$1.class" })
	void aNestedClassIsGoneIfItsOuterClassIsCompiledAnew(String file) {
		Path source = Path.of("m/src/main/java/a/B.java");
		Path outer = Path.of("m/target/classes/a/B.class");
		assertThat(BuildOutput.whyMissing(Path.of(file), source::equals, outer::equals))
			.isEqualTo(Missing.REMOVED_BY_COMPILER);
		assertThat(BuildOutput.whyMissing(Path.of(file), source::equals, (path) -> false))
			.isEqualTo(Missing.BUILD_UNDER_WAY);
	}

	private static Missing whyMissing(String file, String source) {
		return BuildOutput.whyMissing(Path.of(file), Path.of(source)::equals, (path) -> false);
	}

}
