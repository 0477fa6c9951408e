package dev.hupper.build;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what is read off the facts that the script writes of a build.
 */
class GradleFactsTests {

	private static final Path PROJECT = Path.of("shop").toAbsolutePath();

	/** Gradle passes {@code -source} and {@code -target} then. */
	@Test
	void theApiOfTheJdkMayBeUsedUnlessAReleaseIsNamed() {
		assertThat(compiler().limited()).isFalse();
		assertThat(compiler("argument\t-Xlint").limited()).isFalse();
		assertThat(compiler("release\t17").limited()).isTrue();
		assertThat(compiler("release\t17").release()).isEqualTo(17);
		assertThat(compiler("argument\t--release", "argument\t17").limited()).isTrue();
		assertThat(compiler("argument\t--release", "argument\t17").release()).isEqualTo(17);
		assertThat(compiler("argument\t--release=17").limited()).isTrue();
		assertThat(compiler("argument\t--release=17").release()).isEqualTo(17);
		assertThat(compiler("argument\t--release=17").arguments()).isEmpty();
	}

	@Test
	void intelliJBuildsTheSameIntoDirectoriesOfItsOwn() {
		List<SourceSet> sets = sets("source-root\t" + PROJECT.resolve("src"), "argument\t-Aa=1", "set\ttest",
				"classes\t" + PROJECT.resolve("build/classes/java/test"),
				"resources\t" + PROJECT.resolve("build/resources/test"));
		assertThat(sets).extracting((set) -> PROJECT.relativize(set.classDirectory()).toString())
			.containsExactly("build/classes/java/main", "build/resources/main", "out/production/classes",
					"out/production/resources", "build/classes/java/test", "build/resources/test", "out/test/classes",
					"out/test/resources");
		assertThat(sets.get(2).sourceRoots()).containsExactly(PROJECT.resolve("src"));
		assertThat(sets.get(2).compiler().arguments()).containsExactly("-Aa=1");
	}

	/** Maven's parent of Spring Boot has them filled in, and templates may have them. */
	@Test
	void propertiesOfAMavenProjectAreNoPlaceholders() {
		ResourceFilter filter = sets("resource-root\t" + PROJECT.resolve("src/main/resources")).get(1)
			.resources()
			.get(0)
			.filter();
		assertThat(filter).isNotNull();
		assertThat(filter.unknown("${project.name} @version@".getBytes(StandardCharsets.UTF_8)))
			.containsExactly("@version@");
	}

	private static CompilerModel compiler(String... facts) {
		return sets(facts).get(0).compiler();
	}

	private static List<SourceSet> sets(String... facts) {
		List<String> lines = new ArrayList<>(
				List.of("project\t" + PROJECT, "set\tmain", "classes\t" + PROJECT.resolve("build/classes/java/main"),
						"resources\t" + PROJECT.resolve("build/resources/main")));
		lines.addAll(List.of(facts));
		return GradleFacts.parse(lines).modules().get(PROJECT).sets();
	}

}
