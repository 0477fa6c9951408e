package dev.hupper.compile;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import dev.hupper.api.CompileOptions;
import dev.hupper.testing.RecordingLogger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Where sources are found.
 */
class ProjectTests {

	@TempDir
	Path directory;

	private Path shop;

	@BeforeEach
	void shop() {
		this.shop = this.directory.resolve("shop");
	}

	@Test
	void maven() {
		PlainBuild.write(this.shop.resolve("pom.xml"), "<project/>");
		PlainBuild.write(this.shop.resolve("target/generated-sources/openapi/A.java"), "");
		PlainBuild.write(this.shop.resolve("target/generated-sources/annotations/B.java"), "");

		SourceLayout layout = only(this.shop.resolve("target/classes"));

		assertThat(layout.moduleName()).isEqualTo("shop");
		assertThat(layout.sourceRoots()).containsExactly(this.shop.resolve("src/main/java"),
				this.shop.resolve("target/generated-sources/openapi"));
		assertThat(layout.resourceRoots()).containsExactly(this.shop.resolve("src/main/resources"));
		assertThat(layout.buildFiles()).contains(this.shop.resolve("pom.xml"));
	}

	@Test
	void gradle() {
		PlainBuild.write(this.shop.resolve("build.gradle.kts"), "");
		PlainBuild.write(this.shop.resolve("build/generated/sources/jooq/java/main/A.java"), "");
		PlainBuild.write(this.shop.resolve("build/generated/sources/annotationProcessor/java/main/B.java"), "");

		List<SourceLayout> layouts = find(this.shop.resolve("build/classes/java/main"),
				this.shop.resolve("build/resources/main"));

		assertThat(layouts).hasSize(2);
		assertThat(layouts.get(0).sourceRoots()).containsExactly(this.shop.resolve("src/main/java"),
				this.shop.resolve("build/generated/sources/jooq/java/main"));
		assertThat(layouts.get(0).resourceRoots()).isEmpty();
		assertThat(layouts.get(1).sourceRoots()).isEmpty();
		assertThat(layouts.get(1).resourceRoots()).containsExactly(this.shop.resolve("src/main/resources"));
	}

	/** A save was answered by nothing, not even by a line. */
	@Test
	void gradleMayBuildIntoAnotherDirectory() {
		PlainBuild.write(this.shop.resolve("build.gradle"), "");
		assertIsOfGradle("target/classes/java/main", "target/resources/main");
	}

	@Test
	void whereIntelliJBuildsAProjectOfGradle() {
		PlainBuild.write(this.shop.resolve("build.gradle"), "");
		assertIsOfGradle("out/production/classes", "out/production/resources");
	}

	private void assertIsOfGradle(String classes, String resources) {
		List<SourceLayout> layouts = find(this.shop.resolve(classes), this.shop.resolve(resources));
		assertThat(layouts).hasSize(2).allMatch((layout) -> layout.project().equals(this.shop));
		assertThat(layouts.get(0).sourceRoots()).containsExactly(this.shop.resolve("src/main/java"));
		assertThat(layouts.get(1).resourceRoots()).containsExactly(this.shop.resolve("src/main/resources"));
	}

	@Test
	void aDirectoryOfGradleThatIsUnknownIsNamed() {
		List<Path> classPath = List.of(this.shop.resolve("a.jar"), this.shop.resolve("bin/main"));
		RecordingLogger logger = new RecordingLogger();
		SourceCompiler.of(CompileOptions.DEFAULTS, classPath, logger);
		assertThat(logger.lines()).as("of no build").isEmpty();

		PlainBuild.write(this.shop.resolve("build.gradle"), "");
		SourceCompiler.of(CompileOptions.DEFAULTS, classPath, logger);
		assertThat(logger.lines())
			.containsExactly("info: Sources are not compiled on save: it is not known what is built into "
					+ classPath.get(1) + ". Class directories are watched as before");
	}

	@Test
	void directoryOfNoBuildHasNoSources() {
		assertThat(find(this.shop.resolve("target/classes"), this.shop.resolve("out"))).isEmpty();
	}

	@Test
	void moreRootsBelongToTheModuleTheyLieIn() {
		PlainBuild.write(this.shop.resolve("pom.xml"), "<project/>");
		PlainBuild.write(this.shop.resolve("lib/pom.xml"), "<project/>");
		Path more = this.shop.resolve("lib/src/gen/java");
		CompileSettings settings = new CompileSettings(
				List.of(this.shop.resolve("target/classes"), this.shop.resolve("lib/target/classes")),
				new CompileOptions(true, List.of(more.toString()), List.of(), List.of(), List.of(), List.of(),
						Duration.ofSeconds(1), List.of(), true));

		List<SourceLayout> layouts = Project.find(settings, (classPath, logger) -> BuildModels.NONE).layouts();

		assertThat(layouts.get(0).sourceRoots()).doesNotContain(more);
		assertThat(layouts.get(1).sourceRoots()).contains(more);
	}

	private static SourceLayout only(Path classDirectory) {
		return find(classDirectory).get(0);
	}

	private static List<SourceLayout> find(Path... classPath) {
		return Project.find(CompileSettings.of(List.of(classPath)), (entries, logger) -> BuildModels.NONE).layouts();
	}

}
