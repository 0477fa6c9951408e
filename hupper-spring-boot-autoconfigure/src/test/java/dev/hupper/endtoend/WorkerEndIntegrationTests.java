package dev.hupper.endtoend;

import java.nio.file.Path;

import dev.hupper.testing.App;
import dev.hupper.testing.ChildProcess;
import dev.hupper.testing.DependsOnJvm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * All the ways in which a worker ends, or does not.
 */
class WorkerEndIntegrationTests {

	@TempDir
	Path directory;

	@Test
	void aCrashAtTheFirstStartIsAwaitedAndMended() {
		App app = new App(this.directory).body("if (true) throw new IllegalStateException(\"broken\");").version("one");
		try (ChildProcess monitor = app.run()) {
			monitor.awaitLine("IllegalStateException: broken");
			monitor.awaitLine("\\[hupper\\] The application ended with exit code 1: waiting for a change$");
			app.body("").version("two");
			App.awaitUp(monitor, "two");
			monitor.signal("TERM");
			assertThat(monitor.awaitExit()).isEqualTo(143);
		}
	}

	@Test
	void whateverItsExitCodeItIsNotRestartedInALoop() {
		for (int code : new int[] { 0, 3 }) {
			App app = new App(this.directory.resolve("exit" + code)).body("System.exit(" + code + ");").version("one");
			try (ChildProcess monitor = app.run()) {
				monitor.awaitLine("exit code " + code + ": waiting for a change");
				app.version("two");
				monitor.awaitLine("up two pid=\\d+ reloads=1");
			}
		}
	}

	@Test
	void aStartThatFailsWhileAnotherThreadKeepsTheProcessAwaitsAChange() {
		App app = new App(this.directory).body("""
				new Thread(() -> {
					try { wait4ever(); } catch (Exception ex) { }
				}).start();
				if (true) {
					throw new IllegalStateException("down");
				}
				""").version("one");
		try (ChildProcess monitor = app.run()) {
			String kept = monitor
				.awaitLine("The start has failed, but process (\\d+) goes on, .*: waiting for a change")
				.group(1);
			app.body("").version("two");
			App.awaitUp(monitor, "two");
			assertThat(App.isGone(Long.parseLong(kept))).isTrue();
		}
	}

	@Test
	void aHangInAShutdownHookIsEndedByAKill() {
		App app = new App(this.directory).body("""
				Runtime.getRuntime().addShutdownHook(new Thread(() -> {
					System.out.println("hook hangs");
					try { wait4ever(); } catch (Exception ex) { }
				}));
				""").version("one");
		try (ChildProcess monitor = app.run()) {
			long first = App.awaitUp(monitor, "one");
			app.version("two");
			monitor.awaitLine("hook hangs");
			monitor.awaitLine("\\[hupper\\] The worker did not stop within");
			App.awaitUp(monitor, "two");
			assertThat(App.isGone(first)).isTrue();
		}
	}

	@Test
	void aGracefulStopRunsTheShutdownHooks() {
		App app = new App(this.directory).options(".shutdownInterval(Duration.ofMinutes(1))").body("""
				Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("hook ran")));
				""").version("one");
		try (ChildProcess monitor = app.run()) {
			App.awaitUp(monitor, "one");
			app.version("two");
			App.awaitUp(monitor, "two");
			monitor.awaitLine("hook ran");
		}
	}

	/** HotSpot waits 300 ms for those that are. */
	@Test
	@DependsOnJvm
	void noThreadOfHupperIsInNativeCodeWhenTheJvmEnds() {
		App app = new App(this.directory).options(".shutdownInterval(Duration.ofMinutes(1))").body("""
				Runtime.getRuntime().addShutdownHook(new Thread(() -> {
					Thread listener = Thread.getAllStackTraces().keySet().stream()
						.filter((thread) -> thread.getName().equals("hupper-listener")).findAny().get();
					while (listener.getState() != Thread.State.TIMED_WAITING) {
						Thread.onSpinWait();
					}
					System.out.println("listener waits");
				}));
				""").version("one");
		try (ChildProcess monitor = app.run()) {
			App.awaitUp(monitor, "one");
			app.version("two");
			monitor.awaitLine("listener waits");
			App.awaitUp(monitor, "two");
		}
	}

	@Test
	void aWorkerThatIsKilledIsAwaited() {
		App app = new App(this.directory).version("one");
		try (ChildProcess monitor = app.run()) {
			ChildProcess.signal(App.awaitUp(monitor, "one"), "KILL");
			monitor.awaitLine("exit code 137: waiting for a change");
			app.version("two");
			App.awaitUp(monitor, "two");
		}
	}

	@Test
	void aWorkerThatIsStoppedByADebuggerIsReplaced() {
		App app = new App(this.directory).version("one");
		try (ChildProcess monitor = app.run()) {
			long first = App.awaitUp(monitor, "one");
			ChildProcess.signal(first, "STOP");
			app.version("two");
			App.awaitUp(monitor, "two");
			assertThat(App.isGone(first)).isTrue();
		}
	}

	@Test
	void theProcessesAWorkerStartedAreKilledWithIt() {
		App app = new App(this.directory).options(".shutdownInterval(null)").body("""
				System.out.println("child " + new ProcessBuilder("sleep", "600").start().pid());
				""").version("one");
		try (ChildProcess monitor = app.run()) {
			long child = Long.parseLong(monitor.awaitLine("child (\\d+)").group(1));
			app.version("two");
			App.awaitUp(monitor, "two");
			monitor.await("the end of " + child, () -> App.isGone(child));
		}
	}

	@Test
	void theWorkerIgnoresSighupAndTheMonitorReloadsOnIt() {
		App app = new App(this.directory).version("one");
		try (ChildProcess monitor = app.run()) {
			long first = App.awaitUp(monitor, "one");
			ChildProcess.signal(first, "HUP");
			monitor.signal("HUP");
			monitor.awaitLine("up one pid=\\d+ reloads=1 cause=SIGHUP");
			assertThat(App.isGone(first)).isTrue();
		}
	}

	@Test
	void sighupReloadsWhileWaiting() {
		App app = new App(this.directory).body("if (proxy.getReloadCount() == 0) System.exit(2);").version("one");
		try (ChildProcess monitor = app.run()) {
			monitor.awaitLine("exit code 2: waiting for a change");
			monitor.signal("HUP");
			monitor.awaitLine("up one pid=\\d+ reloads=1 cause=SIGHUP");
		}
	}

}
