package dev.hupper.endtoend;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import dev.hupper.api.ReloaderOptions;
import dev.hupper.events.EventsFile;
import dev.hupper.reloader.ReloadEvent;
import dev.hupper.testing.App;
import dev.hupper.testing.ChildProcess;
import dev.hupper.testing.Repository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A program learns from the events file what became of each save.
 */
class EventsIntegrationTests {

	private static final int SAVES = Integer.getInteger("hupper.test.saves", 5);

	private static final String GREETING = "public class Greeting { static String text() { return \"%s\"; } }";

	@TempDir
	Path directory;

	private Path file;

	private App app;

	@BeforeEach
	void makeMavenProject() throws IOException {
		this.file = this.directory.resolve("target/hupper.events");
		Files.writeString(this.directory.resolve("pom.xml"), """
				<project>
					<modelVersion>4.0.0</modelVersion>
					<groupId>com.example</groupId>
					<artifactId>app</artifactId>
					<version>1</version>
				</project>
				""");
		this.app = new App(this.directory)
			.options(".control(new ControlOptions(Path.of(\"" + this.file + "\"), false, false, \"\"))")
			.body("if (Greeting.text().equals(\"fails\")) { throw new IllegalStateException(\"on purpose\"); }");
		this.app.project().compile("Greeting", GREETING.formatted("0"));
		this.app.version("up");
	}

	/** The recipe of docs/events.md, save by save. */
	@Test
	void theRecipeKnowsOfEachSaveWhatBecameOfIt() throws Exception {
		Path recipe = Files.writeString(this.directory.resolve("recipe.sh"),
				"EVENTS='" + this.file + "'\n" + recipe().replace("…", "printf '%s' \"$1\" > \"$2\""));
		try (ChildProcess monitor = this.app.run()) {
			App.awaitUp(monitor, "up");
			monitor.await("the first event that is done", () -> lastEvents().contains("\"served\""));
			for (int save = 1; save <= SAVES; save++) {
				List<JsonObject> events = runRecipe(recipe, text(save));
				JsonObject last = events.get(events.size() - 1);
				assertThat(events.get(0).getString("event")).isEqualTo("changed");
				switch (save % 3) {
					case 0 -> assertThat(last.getString("message")).contains("on purpose");
					case 1 -> assertThat(last).containsEntry("event", "served").containsKey("worker");
					default -> assertThat(last.getArray("diagnostics").getObject(0))
						.containsEntry("file", source().toString())
						.containsEntry("line", 1)
						.containsKey("column")
						.hasEntrySatisfying("message", (message) -> assertThat((String) message).contains("expected"));
				}
			}
			monitor.signal("TERM");
			monitor.awaitExit();
			assertThat(lastEvents()).endsWith("\"event\":\"ended\",\"exitCode\":143,\"done\":true}\n");
		}
	}

	/** Nobody reads it at first: reloads go on, and what does not fit is counted. */
	@Test
	void aPipeThatNobodyReadsHoldsNoReloadUp() throws Exception {
		Files.createDirectories(this.file.getParent());
		assertThat(new ProcessBuilder("mkfifo", this.file.toString()).start().waitFor()).isZero();
		try (ChildProcess monitor = this.app.run()) {
			App.awaitUp(monitor, "up");
			this.app.project().compile("Greeting", GREETING.formatted("1"));
			monitor.awaitLine("up up pid=\\d+ reloads=1");
			try (BufferedReader late = Files.newBufferedReader(this.file)) {
				assertThat(late.readLine()).contains("\"event\":\"started\"");
			}
			this.app.project().compile("Greeting", GREETING.formatted("2"));
			monitor.awaitLine("up up pid=\\d+ reloads=2");
		}
	}

	@Test
	void aFileThatACleanBuildDeletesIsMadeAgain() throws Exception {
		try (EventsFile events = EventsFile.open(this.file, ReloaderOptions.defaults().logger())) {
			events.accept(new ReloadEvent.Started(1));
			await().until(() -> lastEvents().endsWith("\n"));
			Files.delete(this.file);
			events.accept(new ReloadEvent.Started(2));
			await().until(() -> lastEvents().endsWith("\n"));
			// As a script does that wants to see what follows alone.
			Files.writeString(this.file, "");
			events.accept(new ReloadEvent.Ended(0));
		}
		assertThat(Files.readAllLines(this.file)).singleElement().asString().contains("\"ended\"");
	}

	/** The limit of a file's size is as a disk that is full. */
	@Test
	@EnabledOnOs(OS.LINUX)
	void aLineThatDoesNotFitIsNotThereInPart() throws Exception {
		this.app.project().compile("Writer", """
				public class Writer {
					public static void main(String[] args) throws Exception {
						var logger = dev.hupper.api.ReloaderOptions.defaults().logger();
						try (var events = dev.hupper.events.EventsFile.open(java.nio.file.Path.of(args[0]), logger)) {
							for (int i = 0; i < 30; i++) {
								events.accept(new dev.hupper.reloader.ReloadEvent.Started(i));
							}
						}
					}
				}
				""");
		List<String> command = new ArrayList<>(List.of("bash", "-c", "ulimit -f 1; exec \"$@\"", "bash"));
		command.addAll(this.app.project().command(List.of("-XX:-UsePerfData"), "Writer", this.file.toString()));
		try (ChildProcess writer = ChildProcess.start(this.directory, Map.of(), command)) {
			assertThat(writer.awaitExit()).as(writer::transcript).isZero();
			writer.awaitLine(".*misses events: File too large");
		}
		assertThat(Files.size(this.file)).isBetween(900L, 1024L);
		assertThat(Files.readAllLines(this.file)).hasSizeGreaterThan(8)
			.allMatch((line) -> line.endsWith("\"done\":false}"));
	}

	private String text(int save) {
		return switch (save % 3) {
			case 0 -> GREETING.formatted("fails");
			case 1 -> GREETING.formatted(save);
			default -> GREETING.replace(";", "");
		};
	}

	private Path source() {
		return this.app.project().sources().resolve("Greeting.java");
	}

	private List<JsonObject> runRecipe(Path recipe, String text) throws JsonParserException {
		List<JsonObject> events = new ArrayList<>();
		try (ChildProcess script = ChildProcess.start(this.directory, Map.of(),
				List.of("bash", recipe.toString(), text, source().toString()))) {
			assertThat(script.awaitExit()).as(script::transcript).isZero();
			for (String line : script.lines()) {
				events.add(JsonParser.object().from(line));
			}
			assertThat(events).as(script::transcript).isNotEmpty();
		}
		return events;
	}

	private String lastEvents() {
		try {
			return Files.exists(this.file) ? Files.readString(this.file) : "";
		}
		catch (IOException ex) {
			return "";
		}
	}

	private static String recipe() throws IOException {
		Matcher snippet = Pattern.compile("```bash\n(.*?)```", Pattern.DOTALL)
			.matcher(Files.readString(Repository.root().resolve("docs/events.md")));
		assertThat(snippet.find()).isTrue();
		return snippet.group(1);
	}

}
