package dev.hupper.endtoend;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.hupper.testing.App;
import dev.hupper.testing.ChildProcess;
import org.apache.maven.FakeBuild;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * However the monitor ends, nothing is left over.
 */
class MonitorEndIntegrationTests {

	private static final String ENDLESS_HOOK = """
			Runtime.getRuntime().addShutdownHook(new Thread(() -> {
				System.out.println("hook hangs");
				try { wait4ever(); } catch (Exception ex) { }
			}));
			""";

	@TempDir
	Path directory;

	@Test
	void termStopsGracefullyAndExitsWith143() {
		App app = new App(this.directory).options(".shutdownInterval(Duration.ofMinutes(1))")
			.body("Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println(\"hook ran\")));");
		try (ChildProcess monitor = app.version("one").run()) {
			long worker = App.awaitUp(monitor, "one");
			monitor.signal("TERM");
			assertThat(monitor.awaitExit()).isEqualTo(143);
			monitor.awaitLine("hook ran");
			assertThat(App.isGone(worker)).isTrue();
		}
	}

	@Test
	void interruptExitsWith130EvenIfItHadToKill() {
		App app = new App(this.directory).body(ENDLESS_HOOK).version("one");
		try (ChildProcess monitor = app.run()) {
			long worker = App.awaitUp(monitor, "one");
			monitor.signal("INT");
			assertThat(monitor.awaitExit()).isEqualTo(130);
			assertThat(App.isGone(worker)).isTrue();
		}
	}

	@Test
	void aSecondInterruptKillsAtOnce() {
		App app = new App(this.directory).options(".shutdownInterval(Duration.ofHours(1))").body(ENDLESS_HOOK);
		try (ChildProcess monitor = app.version("one").run()) {
			long worker = App.awaitUp(monitor, "one");
			monitor.signal("INT");
			monitor.awaitLine("hook hangs");
			monitor.signal("INT");
			assertThat(monitor.awaitExit()).isEqualTo(130);
			assertThat(App.isGone(worker)).isTrue();
		}
	}

	@Test
	void whenTheMonitorIsKilledItsWorkerEndsGracefully() {
		App app = new App(this.directory).options(".shutdownInterval(Duration.ofMinutes(1))")
			.body("Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println(\"hook ran\")));");
		try (ChildProcess monitor = app.version("one").run()) {
			long worker = App.awaitUp(monitor, "one");
			monitor.signal("KILL");
			monitor.awaitLine("hook ran");
			monitor.await("the end of the worker", () -> App.isGone(worker));
		}
	}

	@Test
	void whenTheMonitorIsKilledAWorkerThatHangsEndsToo() {
		App app = new App(this.directory).body(ENDLESS_HOOK).version("one");
		try (ChildProcess monitor = app.run()) {
			long worker = App.awaitUp(monitor, "one");
			monitor.signal("KILL");
			monitor.await("the end of the worker", () -> App.isGone(worker));
		}
	}

	@Test
	void whenTheMonitorIsKilledAWorkerThatAlreadyHangsEndsToo() {
		App app = new App(this.directory).body(ENDLESS_HOOK)
			.options(".shutdownInterval(Duration.ofMinutes(5))")
			.version("one");
		try (ChildProcess monitor = app.run()) {
			long worker = App.awaitUp(monitor, "one");
			app.version("two");
			monitor.awaitLine("hook hangs");
			monitor.signal("KILL");
			monitor.await("the end of the worker", () -> App.isGone(worker));
		}
	}

	@Test
	void whenTheBuildToolIsKilledEverythingEnds() {
		App app = new App(this.directory).version("one");
		List<String> build = new ArrayList<>(app.project().command(List.of(), "App"));
		// A short class path of its own, as a build tool has.
		build.addAll(0, List.of(build.get(0), "-cp", testClasses(), FakeBuild.class.getName()));
		try (ChildProcess tool = ChildProcess.start(this.directory, Map.of(), build)) {
			long monitor = Long.parseLong(tool.awaitLine("monitor (\\d+)").group(1));
			long worker = App.awaitUp(tool, "one");
			tool.signal("KILL");
			tool.await("the end of monitor and worker", () -> App.isGone(monitor) && App.isGone(worker));
		}
	}

	private static String testClasses() {
		return Path.of(URI.create(FakeBuild.class.getProtectionDomain().getCodeSource().getLocation().toString()))
			.toString();
	}

	@Test
	void aMonitorWhoseShellEndsLivesOn() throws IOException {
		App app = new App(this.directory).version("one");
		// The outer shell only keeps the pipe open; the inner one ends.
		String nohup = "(nohup " + app.shellCommand() + " 2>&1 & echo monitor $!); cat";
		try (ChildProcess shell = ChildProcess.start(this.directory, Map.of(), List.of("bash", "-c", nohup))) {
			long monitor = Long.parseLong(shell.awaitLine("monitor (\\d+)").group(1));
			try {
				App.awaitUp(shell, "one");
				assertThat(shell.descendants()).noneMatch((child) -> child.pid() == monitor);
				// The JVM leaves a signal alone that nohup has ignored.
				ChildProcess.signal(monitor, "HUP");
				app.version("two");
				shell.awaitLine("up two pid=\\d+ reloads=1 cause=App.class changed");
			}
			finally {
				ChildProcess.signal(monitor, "TERM");
				shell.await("the end of the monitor", () -> App.isGone(monitor));
			}
		}
	}

}
