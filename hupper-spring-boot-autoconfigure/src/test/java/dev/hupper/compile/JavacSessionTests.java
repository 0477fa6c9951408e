package dev.hupper.compile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import javax.tools.ToolProvider;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.hupper.build.CompilerModel;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what a compiler may keep from one run to the next.
 */
class JavacSessionTests {

	@TempDir
	private Path directory;

	/** Where one module has processors, the others are on their path, too. */
	@Test
	void classesOfModulesWithoutProcessorsMayChange() throws IOException {
		Path module = Files.createDirectory(this.directory.resolve("module"));
		Path processors = this.directory.resolve("processors");
		Files.createDirectories(processors.resolve("META-INF/services"));
		Files.writeString(processors.resolve("META-INF/services/javax.annotation.processing.Processor"), "P");
		JavacSettings settings = new JavacSettings(CompilerOptions.of(List.of(), CompilerModel.UNKNOWN), List.of(),
				List.of(module, processors), List.of());
		try (JavacSession session = new JavacSession(ToolProvider.getSystemJavaCompiler())) {
			for (String content : List.of("", "longer")) {
				Files.writeString(module.resolve("A.class"), content);
				assertThat(session.open(settings)).as("a class of a module").isTrue();
			}
			Files.writeString(processors.resolve("P.class"), "");
			assertThat(session.open(settings)).as("a class that no processor had loaded").isTrue();
			Files.writeString(processors.resolve("P.class"), "longer");
			assertThat(session.open(settings)).as("another processor").isFalse();
		}
	}

}
