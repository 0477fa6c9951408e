package dev.hupper.compile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import dev.hupper.api.HupperLogger;
import dev.hupper.testing.RecordingLogger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class WorkerClassesTests {

	@TempDir
	private Path directory;

	/** Only Linux tells what is open. */
	@Test
	@EnabledOnOs(OS.LINUX)
	void theJarsOfTheClassPathOfBeforeAreClosed() throws IOException {
		SampleModule library = new SampleModule(this.directory.toRealPath().resolve("library"));
		library.source("L", "public class L { }");
		Path jar = library.build().jar();
		HupperLogger logger = new RecordingLogger();
		WorkerClasses classes = new WorkerClasses(List.of(), logger);
		classes.follow(List.of(jar));
		assertThat(classes.find("p/L")).isNotNull();
		assertThat(open()).contains(jar);
		classes.follow(List.of());
		assertThat(classes.find("p/L")).isNull();
		assertThat(open()).doesNotContain(jar);
	}

	private static List<Path> open() throws IOException {
		try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
			return descriptors.flatMap((descriptor) -> {
				try {
					return Stream.of(Files.readSymbolicLink(descriptor));
				}
				catch (IOException ex) {
					return Stream.empty();
				}
			}).toList();
		}
	}

}
