package dev.hupper.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;

import dev.hupper.testing.App;
import dev.hupper.testing.ChildProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class TriggerFileIntegrationTests {

	@TempDir
	Path directory;

	@Test
	void oneInADirectoryThatIsMadeLaterLetsWhatWasSavedIn() throws IOException {
		App app = new App(this.directory)
			.options(".verbose(2).control(new ControlOptions(null, false, false, \"later/go\"))")
			.version("one");
		try (ChildProcess monitor = app.run()) {
			long first = App.awaitUp(monitor, "one");
			app.version("two");
			Path later = Files.createDirectories(this.directory.resolve("later"));
			Files.writeString(later.resolve("go"), "1");
			assertThat(App.awaitUp(monitor, "two")).isNotEqualTo(first);
			Files.writeString(later.resolve("go"), "2");
			monitor.awaitLine("up two pid=\\d+ reloads=2");
		}
	}

	@Test
	void oneThatIsTouchedLetsWhatWasSavedIn() throws IOException {
		App app = new App(this.directory).options(".control(new ControlOptions(null, false, false, \"go\"))")
			.version("one");
		Path trigger = Files.writeString(this.directory.resolve("go"), "1");
		try (ChildProcess monitor = app.run()) {
			App.awaitUp(monitor, "one");
			app.version("two");
			monitor.awaitLine("Waits until go is written \\(App.class changed\\)");
			Files.setLastModifiedTime(trigger, FileTime.from(Instant.now()));
			monitor.awaitLine("up two pid=\\d+ reloads=1 cause=App.class changed");
		}
	}

}
