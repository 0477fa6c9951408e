package dev.hupper.compile;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A resource that fits into no array kept all sources from being compiled.
 */
class LargeResourceIntegrationTests {

	private static final long THREE_GIGABYTES = 3L << 30;

	@TempDir
	Path directory;

	@Test
	void aResourceOfThreeGigabytesKeepsNothingFromBeingCompiled() throws IOException {
		try (SampleModule module = new SampleModule(this.directory)) {
			module.source("App", "class App { int a = 1; }");
			module.build();
			Path model = module.write("src/main/resources/model.bin", "");
			Path built = module.classes.resolve("model.bin");
			Files.createFile(built);
			makeHuge(model);
			makeHuge(built);
			Files.setLastModifiedTime(built, Files.getLastModifiedTime(model));
			module.open();

			Path source = module.source("App", "class App { int a = 2; }");

			assertThat(module.changes(module.succeed(source, model))).containsExactly("p/App.class");
		}
	}

	/** It takes no room on the disk. */
	private static void makeHuge(Path file) throws IOException {
		try (RandomAccessFile huge = new RandomAccessFile(file.toFile(), "rw")) {
			huge.setLength(THREE_GIGABYTES);
		}
	}

}
