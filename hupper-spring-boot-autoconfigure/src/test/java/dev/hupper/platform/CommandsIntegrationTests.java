package dev.hupper.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.hupper.testing.ChildProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Commands that a process runs beside its work.
 */
class CommandsIntegrationTests {

	private static final Duration LONG = Duration.ofMinutes(10);

	@TempDir
	private Path directory;

	@ParameterizedTest
	@ValueSource(strings = { "show", "idle" })
	void endWithTheProcessThatRunsThemHoweverThatEnds(String how) {
		try (ChildProcess process = ChildProcess.start(this.directory, Map.of(),
				ChildProcess.java(List.of(), Sleeping.class, how))) {
			process.await("a command", () -> process.descendants().anyMatch(CommandsIntegrationTests::isSleep));
			List<ProcessHandle> all = process.descendants().toList();
			process.signal("KILL");
			process.awaitExit();
			process.await("the end of all", () -> all.stream().noneMatch(ProcessHandle::isAlive));
		}
	}

	@Test
	void interruptingAllOfATerminalLeavesItToTheProcess() {
		List<String> command = new ArrayList<>(List.of("setsid"));
		command.addAll(ChildProcess.java(List.of(), Interrupted.class));
		try (ChildProcess process = ChildProcess.start(this.directory, Map.of(), command)) {
			process.await("a command", () -> process.descendants().anyMatch(CommandsIntegrationTests::isSleep));
			// By the shell: not every kill program understands what is negative.
			try (ChildProcess kill = ChildProcess.start(this.directory, Map.of(),
					List.of("sh", "-c", "kill -s INT -- -" + process.pid()))) {
				assertThat(kill.awaitExit()).isZero();
			}
			process.awaitLine("ended with 0");
			process.signal("KILL");
		}
	}

	/** As a browser would be closed with all its tabs, which the key o has started. */
	@Test
	@EnabledOnOs(OS.LINUX)
	void theBrowserOutlivesWhatInterruptsAllOfATerminal() throws IOException {
		Path opener = Files.writeString(this.directory.resolve("xdg-open"),
				"#!/bin/sh\necho browser $$ > started\nmv started browser\nexec sleep 600\n");
		Files.setPosixFilePermissions(opener, PosixFilePermissions.fromString("rwx------"));
		List<String> command = new ArrayList<>(List.of("setsid"));
		command.addAll(ChildProcess.java(List.of(), Browsing.class));
		Map<String, String> path = Map.of("PATH", this.directory + ":" + System.getenv("PATH"));
		try (ChildProcess process = ChildProcess.start(this.directory, path, command)) {
			Path started = this.directory.resolve("browser");
			process.await("a browser", () -> Files.exists(started));
			ProcessHandle browser = ProcessHandle
				.of(Long.parseLong(Files.readString(started).strip().replace("browser ", "")))
				.orElseThrow();
			try (ChildProcess kill = ChildProcess.start(this.directory, Map.of(),
					List.of("sh", "-c", "kill -s INT -- -" + process.pid()))) {
				assertThat(kill.awaitExit()).isZero();
				process.awaitExit();
				assertThat(browser.isAlive()).isTrue();
				assertThat(Files.readString(Path.of("/proc/" + browser.pid() + "/stat")).split(" ")[5])
					.as("its session")
					.isEqualTo(Long.toString(browser.pid()));
			}
			finally {
				browser.destroyForcibly();
			}
		}
	}

	@Test
	void whatTheySayIsShownAndHowTheyEndIsKnown() {
		try (ChildProcess process = ChildProcess.start(this.directory, Map.of(),
				ChildProcess.java(List.of(), Saying.class))) {
			assertThat(process.awaitExit()).isZero();
			assertThat(process.lines()).containsSubsequence("err", "out", "3", "137", "127", "127", "-1", "4")
				.as("what a shell says of a program that it does not find")
				.anyMatch((line) -> line.contains("no such program"));
		}
	}

	@Test
	void oneThatTakesTooLongIsEndedWithAllThatItStarted() {
		try (ChildProcess process = ChildProcess.start(this.directory, Map.of(),
				ChildProcess.java(List.of(), Slow.class))) {
			long orphan = Long.parseLong(process.awaitLine("orphan (\\d+)").group(1));
			process.awaitLine("ended with -1");
			process.await("the end of all",
					() -> ProcessHandle.of(orphan).map((handle) -> !handle.isAlive()).orElse(true));
		}
	}

	/** IDEs start an application without the one and the other. */
	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void whatNeedsJavaFindsTheOneThatRunsHereOnlyIfThereIsNoOther(boolean other) throws IOException {
		String path = other ? Path.of(System.getProperty("java.home"), "bin").toString() : "/nowhere";
		List<String> command = new ArrayList<>(List.of("env", "-u", "JAVA_HOME", "PATH=" + path));
		command.addAll(ChildProcess.java(List.of(), Needing.class));
		try (ChildProcess process = ChildProcess.start(this.directory, Map.of(), command)) {
			assertThat(process.awaitExit()).as(process::transcript).isZero();
		}
		assertThat(Files.readString(this.directory.resolve("out")).strip())
			.isEqualTo(other ? "" : System.getProperty("java.home"));
	}

	private static boolean isSleep(ProcessHandle process) {
		return process.info().command().orElse("").endsWith("sleep");
	}

	/** Waits for a command that takes long. */
	static final class Sleeping {

		public static void main(String[] args) {
			List<String> sleep = List.of("sh", "-c", "sleep 600; true");
			int status = args[0].equals("show") ? Commands.show(sleep, LONG) : Commands.runIdle(sleep, Set.of(), LONG);
			throw new IllegalStateException("ended with " + status);
		}

	}

	/** Opens a page until it is interrupted. */
	static final class Browsing {

		public static void main(String[] args) throws InterruptedException {
			Terminal.ofThisProcess().browse("http://localhost:8080");
			Thread.sleep(LONG.toMillis());
		}

	}

	/** Goes on when interrupted, for as long as its command takes. */
	static final class Interrupted {

		public static void main(String[] args) {
			Signals.ofThisProcess().handle(Signals.Signal.INT, () -> {
			});
			System.out.println("ended with " + Commands.show(List.of("sleep", "2"), LONG));
		}

	}

	/** Runs commands that end in different ways. */
	static final class Saying {

		public static void main(String[] args) throws IOException {
			System.err.println(Commands.show(List.of("sh", "-c", "echo err >&2; echo out; exit 3"), LONG));
			System.err.println(Commands.show(List.of("sh", "-c", "kill -9 $$"), LONG));
			System.err.println(Commands.show(List.of("no such program"), LONG));
			System.err.println(Commands.runInto(List.of("true"), Path.of("no such directory"), Path.of("out"), LONG));
			System.err.println(Commands.show(List.of("sleep", "600"), Duration.ofMillis(100)));
			// It holds the output open, which must not matter.
			System.err.println(Commands.show(List.of("sh", "-c", "sleep 600 & echo $! > pid; exit 4"), LONG));
			ProcessHandle.of(Long.parseLong(Files.readString(Path.of("pid")).strip()))
				.ifPresent(ProcessHandle::destroyForcibly);
		}

	}

	/** Runs what looks for Java. */
	static final class Needing {

		public static void main(String[] args) {
			System.exit(Commands.runIdleInto(List.of("/bin/sh", "-c", "echo $JAVA_HOME"), Path.of("."), Path.of("out"),
					LONG));
		}

	}

	/** Runs a command for too short a time. */
	static final class Slow {

		public static void main(String[] args) {
			List<String> command = List.of("sh", "-c", "(sleep 600 & echo orphan $!); sleep 600");
			System.err.println("ended with " + Commands.show(command, Duration.ofSeconds(1)));
		}

	}

}
