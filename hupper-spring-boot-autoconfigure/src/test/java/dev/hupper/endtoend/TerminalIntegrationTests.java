package dev.hupper.endtoend;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import dev.hupper.testing.App;
import dev.hupper.testing.ChildProcess;
import dev.hupper.testing.DependsOnJvm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A monitor on a real pseudo terminal, made by util-linux's {@code script}.
 */
@EnabledOnOs(OS.LINUX)
class TerminalIntegrationTests {

	private static final String ECHO = """
			if (proxy.getReloadCount() == 0) {
				System.out.println("read " + new Scanner(System.in).nextLine());
				System.exit(4);
			}
			System.out.println("next read [" + new Scanner(System.in).nextLine() + "]");
			""";

	@TempDir
	Path directory;

	@Test
	@DependsOnJvm
	void aLineTypedForTheApplicationReachesItAndEnterReloadsWhileWaiting() {
		App app = new App(this.directory).body(ECHO).version("one");
		try (ChildProcess terminal = terminal(app.shellCommand())) {
			App.awaitUp(terminal, "one");
			terminal.type("hello");
			terminal.awaitLine("read hello");
			terminal.awaitLine("exit code 4: waiting for a change or for ENTER");
			terminal.type("");
			terminal.awaitLine("reloads=1 cause=ENTER was pressed");
			terminal.type("for the second");
			terminal.awaitLine("next read \\[for the second\\]");
		}
	}

	@Test
	void aLineTypedBeforeACrashIsLeftToTheApplication() {
		App app = new App(this.directory).body("""
				if (proxy.getReloadCount() == 0) {
					while (System.in.available() == 0) Thread.sleep(10);
					System.exit(4);
				}
				System.out.println("next read [" + new Scanner(System.in).nextLine() + "]");
				""").version("one");
		try (ChildProcess terminal = terminal(app.shellCommand())) {
			App.awaitUp(terminal, "one");
			terminal.type("early");
			terminal.awaitLine("exit code 4: waiting for a change or for ENTER");
			app.version("two");
			terminal.awaitLine("next read \\[early\\]");
		}
	}

	@Test
	void theTerminalIsAsBeforeAfterAWorkerChangedIt() {
		App app = new App(this.directory).body("""
				if (proxy.getReloadCount() == 0) {
					new ProcessBuilder("stty", "-echo").inheritIO().start().waitFor();
					Runtime.getRuntime().halt(6);
				}
				new ProcessBuilder("stty", "-a").inheritIO().start().waitFor();
				""").version("one");
		try (ChildProcess terminal = terminal(app.shellCommand())) {
			terminal.awaitLine("exit code 6");
			app.version("two");
			terminal.awaitLine("[ ;]echo ");
		}
	}

	@Test
	void inTheBackgroundNothingStopsOrHangs() {
		App app = new App(this.directory).body("if (proxy.getReloadCount() == 0) System.exit(4);").version("one");
		// Job control gives the background job a process group of its own.
		try (ChildProcess terminal = terminal("set -m; " + app.shellCommand() + " & wait")) {
			terminal.awaitLine("exit code 4: waiting for a change\\s*$");
			terminal.type("");
			app.version("two");
			terminal.awaitLine("up two pid=\\d+ reloads=1 cause=App.class changed");
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void closingTheTerminalEndsMonitorAndWorker(boolean keys) {
		App app = new App(this.directory).options(".control(new ControlOptions(null, " + keys + ", false, \"\"))")
			.version("one");
		try (ChildProcess terminal = terminal("echo monitor $$; exec " + app.shellCommand())) {
			long monitor = Long.parseLong(terminal.awaitLine("monitor (\\d+)").group(1));
			long worker = App.awaitUp(terminal, "one");
			terminal.signal("KILL");
			terminal.await("the end of monitor and worker", () -> App.isGone(monitor) && App.isGone(worker));
		}
	}

	@Test
	void ctrlCEndsWith130() {
		App app = new App(this.directory).version("one");
		try (ChildProcess terminal = terminal(app.shellCommand() + "; echo code $?")) {
			long worker = App.awaitUp(terminal, "one");
			terminal.type("\u0003");
			terminal.awaitLine("code 130");
			assertThat(App.isGone(worker)).isTrue();
		}
	}

	private ChildProcess terminal(String command) {
		return ChildProcess.start(this.directory, Map.of(),
				List.of("script", "-qefc", "bash -c \"" + command.replace("$", "\\$") + "\"", "/dev/null"));
	}

}
