package dev.hupper.compile;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import dev.hupper.build.BuildModel;
import dev.hupper.build.CompilerModel;
import dev.hupper.build.ModuleModel;
import dev.hupper.build.SourceSet;
import dev.hupper.testing.RecordingLogger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class BuildQuestionsTests {

	private final RecordingLogger logger = new RecordingLogger();

	@TempDir
	private Path directory;

	@Test
	void theBuildIsAskedOnceAndAgainOnlyWhenItChanged() {
		AtomicInteger asked = new AtomicInteger();
		SampleModule module = new SampleModule(this.directory.resolve("shop"));
		module.source("A", "class A { }");
		module.build();
		try (SourceCompiler compiler = SourceCompiler.find(module.settings(), (classPath, logger) -> {
			asked.incrementAndGet();
			logger.info("There is no gradlew");
			return BuildModels.NONE;
		}, this.logger).orElseThrow()) {
			compiler.prepare().join();
			for (int i = 0; i < 3; i++) {
				compiler.compile(Set.of(module.source("A", "class A { int a" + i + "; }"))).join();
			}
			assertThat(asked).hasValue(1);
			compiler.compile(Set.of(module.write("pom.xml", "<project> </project>"))).join();
			assertThat(asked).hasValue(2);
			assertThat(this.logger.lines()).filteredOn((line) -> line.contains("gradlew")).hasSize(1);
		}
	}

	/** With Gradle, the line for build files said to start the application again. */
	@Test
	void aBuildIsNotAskedWhatOnlyLombokReads() {
		SampleModule module = new SampleModule(this.directory.resolve("shop"));
		module.source("A", "class A { }");
		module.build();
		Path config = this.directory.resolve("lombok.config");
		SourceSet main = new SourceSet(module.classes, List.of(module.project.resolve("src/main/java")), List.of(),
				List.of(), List.of(), CompilerModel.UNKNOWN);
		BuildModel model = new BuildModel(
				Map.of(module.project, new ModuleModel(module.project, List.of(config), List.of(main), null)), Map.of(),
				Map.of(), Map.of());
		AtomicInteger asked = new AtomicInteger();
		try (SourceCompiler compiler = SourceCompiler.find(module.settings(), (classPath, logger) -> {
			asked.incrementAndGet();
			return BuildModels.of(classPath, model, (projects) -> model);
		}, this.logger).orElseThrow()) {
			compiler.check().join();
			PlainBuild.write(config, "lombok.accessors.chain = true");
			assertThat(compiler.compile(Set.of(config)).join().compiled()).isEqualTo(1);
			assertThat(asked).hasValue(1);
			assertThat(this.logger.lines()).isEmpty();
		}
	}

	/** It was watched before the build was asked. */
	@Test
	void aSourceThatTheBuildDoesNotCompileIsNothingToReload() {
		SampleModule module = new SampleModule(this.directory.resolve("shop"));
		module.write("src/main/kotlin/p/A.kt", "class A");
		SourceSet main = new SourceSet(module.classes, List.of(module.project.resolve("src/main/kotlin")), List.of(),
				List.of(), List.of(), CompilerModel.UNKNOWN);
		BuildModel model = new BuildModel(
				Map.of(module.project, new ModuleModel(module.project, List.of(), List.of(main), null)), Map.of(),
				Map.of(), Map.of());
		try (SourceCompiler compiler = SourceCompiler
			.find(module.settings(), (classPath, logger) -> BuildModels.of(classPath, model, (projects) -> model),
					this.logger)
			.orElseThrow()) {
			compiler.check().join();
			Path source = module.source("J", "class J { }");
			assertThat(compiler.isInput(source)).isTrue();
			assertThat(compiler.compile(Set.of(source)).join().paths()).isEmpty();
		}
	}

}
