package dev.hupper.launch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.hupper.apps.Knocks;
import dev.hupper.apps.MonitorMain;
import dev.hupper.apps.WorkerApp;
import dev.hupper.testing.ChildProcess;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The directory of the monitor's socket: where it is, who gets in, who removes it.
 */
class MonitorDirectoryIntegrationTests {

	private static final String SERVES = WorkerApp.class.getName() + "#serves";

	@TempDir
	Path directory;

	@TempDir
	Path runtimeDirectory;

	@ParameterizedTest
	@ValueSource(strings = { "short", "with space", "quo'te", "ünï" })
	void anyNameOfATemporaryDirectoryWorks(String name) throws IOException {
		Path temporary = Files.createDirectory(this.directory.resolve(name));
		try (ChildProcess monitor = monitor(temporary)) {
			monitor.awaitLine("serving");
			assertThat(socketDirectory(temporary)).isDirectoryContaining((file) -> file.endsWith("socket"));
			monitor.type("close");
			assertThat(monitor.awaitExit()).isZero();
			assertThat(temporary).isEmptyDirectory();
		}
	}

	@Test
	void nextDirectoryIsUsedIfThePathIsTooLong() throws IOException {
		Path temporary = Files.createDirectory(this.directory.resolve("x".repeat(120)));
		try (ChildProcess monitor = monitor(temporary)) {
			monitor.awaitLine("serving");
			assertThat(temporary).isEmptyDirectory();
			assertThat(socketDirectory(this.runtimeDirectory)).isDirectory();
		}
	}

	/** Nobody, not even root, can create files there. */
	@Test
	void nextDirectoryIsUsedIfItCannotBeWritten() throws IOException {
		try (ChildProcess monitor = monitor(Path.of("/proc"))) {
			monitor.awaitLine("serving");
			assertThat(socketDirectory(this.runtimeDirectory)).isDirectory();
		}
	}

	@Test
	void twoMonitorsDoNotDisturbEachOther() throws Exception {
		Path temporary = Files.createDirectory(this.directory.resolve("t"));
		try (ChildProcess one = monitor(temporary); ChildProcess two = monitor(temporary)) {
			long killed = Long.parseLong(one.awaitLine("serving (\\d+)").group(1));
			two.awaitLine("serving");
			ProcessHandle worker = ProcessHandle.of(killed).orElseThrow();
			one.signal("KILL");
			worker.onExit().get(60, TimeUnit.SECONDS);
			assertThat(socketDirectory(temporary).getFileName().toString()).contains("-" + two.pid() + "-");
			two.type("stop");
			two.awaitLine("ended \\d+ with 0");
			int line = two.lineCount();
			two.type("launch");
			two.awaitLine(line, "serving");
		}
	}

	@Test
	void whatWasLeftByKilledMonitorAndWorkerIsRemovedByTheNext() throws Exception {
		Path temporary = Files.createDirectory(this.directory.resolve("t"));
		Path left;
		try (ChildProcess monitor = monitor(temporary)) {
			long worker = Long.parseLong(monitor.awaitLine("serving (\\d+)").group(1));
			left = socketDirectory(temporary);
			ChildProcess.signal(worker, "STOP");
			monitor.signal("KILL");
			monitor.awaitExit();
			ChildProcess.signal(worker, "KILL");
		}
		assertThat(left).exists();
		try (ChildProcess monitor = monitor(temporary)) {
			monitor.awaitLine("serving");
			assertThat(left).doesNotExist();
		}
	}

	@Test
	void strangerOfTheSameUserIsDropped() throws IOException {
		Path temporary = Files.createDirectory(this.directory.resolve("t"));
		try (ChildProcess monitor = monitor(temporary)) {
			monitor.awaitLine("serving");
			String socket = socketDirectory(temporary).resolve("socket").toString();
			try (ChildProcess stranger = ChildProcess.start(this.directory, Map.of(),
					ChildProcess.java(List.of(), Knocks.class, socket))) {
				stranger.awaitLine("connected true");
			}
			monitor.awaitLine("Dropped a connection that is no worker's: it ended without a word");
			monitor.type("stop");
			monitor.awaitLine("ended \\d+ with 0");
		}
	}

	@Test
	void otherUsersCannotConnect() throws IOException {
		Path temporary = Files.createDirectory(this.directory.resolve("t"));
		try (ChildProcess monitor = monitor(temporary)) {
			monitor.awaitLine("serving");
			Path own = socketDirectory(temporary);
			assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(own))).isEqualTo("rwx------");
			Assumptions.assumeTrue("root".equals(System.getProperty("user.name")), "only root can become another user");
			try (ChildProcess stranger = startAsNobody(own.resolve("socket"))) {
				stranger.awaitLine("refused: Permission denied");
			}
		}
	}

	private ChildProcess startAsNobody(Path socket) throws IOException {
		Path classes = this.directory.resolve("classes");
		Path copy = classes.resolve(Knocks.class.getName().replace('.', '/') + ".class");
		Files.createDirectories(copy.getParent());
		try (InputStream compiled = Knocks.class.getResourceAsStream("Knocks.class")) {
			Files.copy(compiled, copy);
		}
		for (Path open = copy.getParent(); open.startsWith(this.directory); open = open.getParent()) {
			Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
		}
		Files.setPosixFilePermissions(socket.getParent().getParent(), PosixFilePermissions.fromString("rwxr-xr-x"));
		return ChildProcess.start(this.directory, Map.of(),
				List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups",
						Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", classes.toString(),
						Knocks.class.getName(), socket.toString()));
	}

	private ChildProcess monitor(Path temporary) {
		return ChildProcess.start(this.directory,
				Map.of("LC_ALL", "C.UTF-8", "XDG_RUNTIME_DIR", this.runtimeDirectory.toString()),
				ChildProcess.java(List.of("-Djava.io.tmpdir=" + temporary), MonitorMain.class, SERVES));
	}

	private static Path socketDirectory(Path temporary) throws IOException {
		try (Stream<Path> found = Files.list(temporary)) {
			List<Path> all = found.toList();
			assertThat(all).hasSize(1);
			return all.get(0);
		}
	}

}
