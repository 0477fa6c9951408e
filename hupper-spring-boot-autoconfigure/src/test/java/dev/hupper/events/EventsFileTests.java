package dev.hupper.events;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import dev.hupper.reloader.BuildResult;
import dev.hupper.reloader.ReloadEvent;
import dev.hupper.testing.RecordingLogger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class EventsFileTests {

	private static final Instant TIME = Instant.parse("2026-01-02T03:04:05.678901Z");

	@TempDir
	Path directory;

	private final RecordingLogger logger = new RecordingLogger();

	@Test
	void aLineSaysWhatTheSchemaSays() throws JsonParserException {
		String line = EventLine.of(new ReloadEvent.Compiled(false, 12, "A.java:3:7: error: \"x\"\n1 error",
				List.of(new BuildResult.Diagnostic("/a/A.java", 3, 7, "\"x\""))), TIME);
		assertThat(line).doesNotContain("\n");
		JsonObject json = JsonParser.object().from(line);
		assertThat(json.keySet()).containsExactlyInAnyOrder("v", "time", "event", "ok", "millis", "message",
				"diagnostics", "done");
		assertThat(json.getInt("v")).isEqualTo(EventLine.VERSION);
		assertThat(json.getString("time")).isEqualTo("2026-01-02T03:04:05.678Z");
		assertThat(json.getString("event")).isEqualTo("compiled");
		assertThat(json.getBoolean("done")).isTrue();
		assertThat(json.getArray("diagnostics").getObject(0)).containsEntry("file", "/a/A.java")
			.containsEntry("line", 3)
			.containsEntry("column", 7)
			.containsEntry("message", "\"x\"");
	}

	@Test
	void theFileBeginsAnewAndItsDirectoryIsMade() throws IOException {
		Path file = this.directory.resolve("not/there/yet.events");
		for (int run = 0; run < 2; run++) {
			try (EventsFile events = EventsFile.open(file, this.logger)) {
				events.accept(new ReloadEvent.Started(run));
				events.accept(new ReloadEvent.Ended(0));
			}
			assertThat(Files.readAllLines(file)).hasSize(2).first().asString().contains("\"pid\":" + run);
		}
		assertThat(this.logger.lines()).isEmpty();
	}

	@Test
	void whatCannotBeWrittenIsOneLineUntilItCan() throws IOException {
		Path file = Files.createDirectory(this.directory.resolve("events"));
		try (EventsFile events = EventsFile.open(file, this.logger)) {
			events.accept(new ReloadEvent.Started(1));
			events.accept(new ReloadEvent.Started(2));
		}
		assertThat(this.logger.lines()).singleElement().asString().startsWith("error: hupper.events-file=" + file);
	}

	@Test
	@EnabledOnOs(OS.LINUX)
	void aFullDiskIsOneLineAndNoEnd() {
		try (EventsFile events = EventsFile.open(Path.of("/dev/full"), this.logger)) {
			events.accept(new ReloadEvent.Started(1));
			events.accept(new ReloadEvent.Started(2));
		}
		assertThat(this.logger.lines()).singleElement().asString().contains("/dev/full misses events: No space left");
	}

}
