package dev.hupper.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.hupper.testing.App;
import dev.hupper.testing.ChildProcess;
import dev.hupper.testing.DependsOnJvm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Without a shortcut, whatever became of it, a change still reloads, and no more than one
 * line tells.
 */
class ShortcutsIntegrationTests {

	@TempDir
	Path directory;

	@Test
	void switchedOff() {
		String off = ".archive(new ArchiveOptions(false, null)).standby(StandbyOptions.OFF).optimizedLaunch(false)";
		assertThat(linesOfReload(app(off))).containsExactly("Reloaded in N s (App.class changed)");
	}

	@Test
	void whereArchivesCannotBeKept() throws IOException {
		Files.writeString(this.directory.resolve("archives"), "");
		List<String> lines = linesOfReload(app(archives() + ".standby(StandbyOptions.OFF)"));
		assertThat(lines).containsExactly("Workers are started without a class archive: "
				+ this.directory.resolve("archives") + " is no directory", "Reloaded in N s (App.class changed)");
	}

	@Test
	@DependsOnJvm
	void whereTheArchiveIsDamagedInBetween() {
		App app = app(".verbose(2)" + archives() + ".standby(StandbyOptions.OFF)").version("one");
		try (ChildProcess monitor = run(app)) {
			App.awaitUp(monitor, "one");
			monitor.awaitLine("Made a class archive in ");
			replaceArchive();
			app.version("two");
			App.awaitUp(monitor, "two");
			monitor.awaitLine("Reloaded in ");
			assertThat(monitor.lines()).filteredOn((line) -> line.contains("without a class archive: "))
				.singleElement()
				.asString()
				.endsWith("is damaged and was deleted");
		}
	}

	/** What is said to the user until after the first reload. */
	private List<String> linesOfReload(App app) {
		try (ChildProcess monitor = run(app.version("one"))) {
			App.awaitUp(monitor, "one");
			app.version("two");
			App.awaitUp(monitor, "two");
			monitor.awaitLine("Reloaded in ");
			return monitor.lines()
				.stream()
				.filter((line) -> line.contains("[hupper] "))
				.map((line) -> line.substring(line.indexOf("] ") + 2).replaceAll("[\\d.]+ s ", "N s "))
				.toList();
		}
	}

	private App app(String options) {
		return new App(this.directory)
			.options(".reloadInterval(Duration.ofMillis(200)).shutdownInterval(Duration.ofMinutes(1))" + options);
	}

	private String archives() {
		return ".archive(new ArchiveOptions(true, \"" + this.directory.resolve("archives") + "\"))";
	}

	private static ChildProcess run(App app) {
		List<String> command = app.project().command(List.of(), "App");
		command.remove("-Xshare:auto");
		return ChildProcess.start(app.project().directory(), Map.of(), command);
	}

	private void replaceArchive() {
		try (Stream<Path> all = Files.walk(this.directory.resolve("archives"))) {
			Path archive = all.filter((path) -> path.endsWith("archive")).findFirst().orElseThrow();
			Files.delete(archive);
			Files.writeString(archive, "no archive");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
