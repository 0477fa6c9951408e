package dev.hupper.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.hupper.testing.App;
import dev.hupper.testing.ChildProcess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Letters typed in a real terminal, that of tmux.
 */
class KeysIntegrationTests {

	@TempDir
	Path directory;

	private Path screen;

	@BeforeEach
	void lookForTmux() throws IOException {
		this.screen = Files.createFile(this.directory.resolve("screen"));
		assumeTrue(Files.isExecutable(Path.of("/usr/bin/tmux")), "tmux is not installed");
	}

	@AfterEach
	void leaveNoServer() {
		tmux("kill-server");
	}

	@Test
	void lettersReloadHelpPauseAndQuit() throws IOException {
		App app = app("").version("one");
		try (ChildProcess shown = start(app)) {
			App.awaitUp(shown, "one");
			shown.awaitLine("h \\+ ENTER shows what the keyboard can do");
			press("h");
			shown.awaitLine("r \\+ ENTER  reload");
			press("r");
			shown.awaitLine("up one pid=\\d+ reloads=1 cause=r was pressed");
			shown.awaitLine("Reloaded in .*r was pressed");
			press("p");
			shown.awaitLine("Reloading is paused");
			app.version("two");
			press("x");
			shown.awaitLine("There is no key x");
			press("p");
			shown.awaitLine("up two pid=\\d+ reloads=2 cause=App.class changed");
			press("q");
			shown.awaitLine("code 0");
		}
	}

	/** As people press it for a gap in the log. */
	@Test
	void emptyLinesLeaveTheKeysAsTheyAre() throws IOException {
		try (ChildProcess shown = start(app("").version("one"))) {
			App.awaitUp(shown, "one");
			shown.awaitLine("h \\+ ENTER shows what the keyboard can do");
			tmux("send-keys", "Enter", "Enter", "Enter");
			press("r");
			shown.awaitLine("up one pid=\\d+ reloads=1 cause=r was pressed");
			press("");
			press("hello");
			shown.awaitLine("There is no key hello: ");
			press("q");
			shown.awaitLine("code 0");
			assertThat(shown.lines()).noneMatch((line) -> line.contains("There is no key :"));
		}
	}

	@Test
	void enterStartsAgainThoughItWasPressedBefore() throws IOException {
		Path broken = this.directory.resolve("broken");
		App app = app("if (java.nio.file.Files.exists(java.nio.file.Path.of(\"" + broken + "\"))) System.exit(3);")
			.version("one");
		try (ChildProcess shown = start(app)) {
			App.awaitUp(shown, "one");
			shown.awaitLine("h \\+ ENTER shows what the keyboard can do");
			press("");
			Files.createFile(broken);
			app.version("two");
			shown.awaitLine("exit code 3: waiting for a change or for ENTER");
			Files.delete(broken);
			press("");
			shown.awaitLine("up two pid=\\d+ reloads=2 cause=ENTER was pressed");
		}
	}

	@Test
	void whatIsTypedForTheApplicationReachesIt() throws IOException {
		App app = app("""
				var in = new java.io.BufferedReader(new java.io.InputStreamReader(System.in));
				for (String line = in.readLine(); line != null; line = in.readLine()) {
					System.out.println("read [" + line + "]");
				}
				""").version("one");
		try (ChildProcess shown = start(app)) {
			App.awaitUp(shown, "one");
			for (String line : List.of("r", "q", "hello")) {
				press(line);
				shown.awaitLine("read \\[" + line + "\\]");
			}
			assertThat(shown.lines()).noneMatch((line) -> line.contains("reloads=1"));
		}
	}

	private App app(String body) {
		return new App(this.directory).options(".control(new ControlOptions(null, true, false, \"\"))").body(body);
	}

	/** What the terminal shows, line by line. */
	private ChildProcess start(App app) throws IOException {
		Path script = Files.writeString(this.directory.resolve("start.sh"),
				app.shellCommand() + "\necho code $?\nread\n");
		tmux("-f", "/dev/null", "new-session", "-d", "-x", "200", "-y", "50", "cat; bash " + script);
		tmux("pipe-pane", "cat >> " + this.screen);
		tmux("send-keys", "C-d");
		return ChildProcess.start(this.directory, Map.of(), List.of("tail", "-n", "+1", "-f", this.screen.toString()));
	}

	private void press(String text) {
		tmux("send-keys", text, "Enter");
	}

	private void tmux(String... arguments) {
		List<String> command = new ArrayList<>(List.of("tmux", "-S", this.directory.resolve("tmux").toString()));
		command.addAll(List.of(arguments));
		ChildProcess tmux = ChildProcess.start(this.directory, Map.of(), command);
		tmux.awaitExit();
	}

}
