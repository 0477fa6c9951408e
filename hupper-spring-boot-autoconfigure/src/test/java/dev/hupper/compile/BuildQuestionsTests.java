package dev.hupper.compile;

import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import dev.hupper.api.HupperLogger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class BuildQuestionsTests {

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
			return BuildModels.NONE;
		}, HupperLogger.toStandardError(0)).orElseThrow()) {
			compiler.prepare().join();
			for (int i = 0; i < 3; i++) {
				compiler.compile(Set.of(module.source("A", "class A { int a" + i + "; }"))).join();
			}
			assertThat(asked).hasValue(1);
			compiler.compile(Set.of(module.write("pom.xml", "<project> </project>"))).join();
			assertThat(asked).hasValue(2);
		}
	}

}
