package dev.hupper.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import dev.hupper.api.ArchiveOptions;
import dev.hupper.api.ReloaderOptions;
import dev.hupper.api.StandbyOptions;
import dev.hupper.ipc.WorkerAddress;
import dev.hupper.testing.RecordingLogger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link NextProcess}.
 */
class NextProcessTests {

	@TempDir
	Path directory;

	@Test
	void anotherClassPathIsFollowedThoughThereIsNoRoomToKeepItsListsApart() throws IOException {
		WorkerSpec spec = WorkerSpec.of(new CurrentJvm(List.of(),
				Map.of("java.home", System.getProperty("java.home"), "java.class.path", "classes"), Map.of(), 0),
				"com.example.App", ReloaderOptions.builder().archive(new ArchiveOptions(false, null)).build());
		Files.createFile(this.directory.resolve("path-1"));
		try (NextProcess next = new NextProcess(spec, this.directory, new RecordingLogger())) {
			next.follow(List.of(Path.of("classes"), Path.of("more.jar")), StandbyOptions.OFF);
			assertThat(next
				.start(CompiledMethods.Order.NONE, List.of(),
						new WorkerAddress(this.directory.resolve("socket"), "token"))
				.command()).containsSubsequence("-cp", "classes:more.jar");
		}
	}

}
