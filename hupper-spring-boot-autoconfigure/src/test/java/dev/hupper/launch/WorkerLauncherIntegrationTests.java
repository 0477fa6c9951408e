package dev.hupper.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.management.JMException;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.hupper.apps.MonitorMain;
import dev.hupper.apps.WorkerApp;
import dev.hupper.testing.ChildProcess;
import dev.hupper.testing.DependsOnJvm;
import dev.hupper.testing.FreePort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The life of real workers under a real monitor process.
 */
class WorkerLauncherIntegrationTests {

	@TempDir
	Path directory;

	@TempDir
	Path temporaryDirectory;

	@Test
	void messagesComeBeforeTheEnd() {
		try (ChildProcess monitor = monitor("talks")) {
			Matcher ended = monitor.awaitLine("ended \\d+ with (\\d+)");
			assertThat(ended.group(1)).isEqualTo("9");
			// On a busy machine it may be up before all is said.
			assertThat(lines(monitor, "said ")).filteredOn((line) -> !line.startsWith("said Ready["))
				.map((line) -> line.replaceFirst("since=\\d{19}", "since=TIME"))
				.containsExactly(
						"said WatchFiles[pathsOrGlobs=[" + this.directory
								+ "/relative/*.txt, /absolute], since=TIME, served=false]",
						"said Configured[properties={hupper.verbose=2}]", "said Failed[summary=one", "said Reload[]",
						"said ShutDown[]");
			assertThat(monitor.lines()).contains("interrupted true");
		}
	}

	@ParameterizedTest
	@CsvSource({ "0", "3", "130" })
	void exitCodeIsTold(String code) {
		try (ChildProcess monitor = monitor("exits", code)) {
			monitor.awaitLine("ended \\d+ with " + code + "$");
		}
	}

	@Test
	@DependsOnJvm
	void exceptionIsToldAndPrintedAsInAPlainStart() {
		try (ChildProcess monitor = monitor("fails")) {
			monitor.awaitLine("ended \\d+ with 1$");
			monitor.awaitLine("^Exception in thread \"main\" java.lang.IllegalStateException: as planned$");
			assertThat(monitor.lines()).contains("said Failed[summary=java.lang.IllegalStateException: as planned")
				.anyMatch((line) -> line
					.matches(" {4}at dev\\.hupper\\.apps\\.WorkerApp\\.fails\\(WorkerApp\\.java:\\d+\\)]"));
		}
	}

	@Test
	void killedWorkerIsTold() {
		try (ChildProcess monitor = monitor("serves")) {
			ChildProcess.signal(Long.parseLong(monitor.awaitLine("serving (\\d+)").group(1)), "KILL");
			monitor.awaitLine("ended \\d+ with 137$");
			assertThat(lines(monitor, "lost ")).isEmpty();
		}
	}

	@Test
	void stopRunsTheShutdownHooks() {
		try (ChildProcess monitor = monitor("serves")) {
			monitor.awaitLine("serving");
			monitor.type("stop");
			monitor.type("stop");
			monitor.awaitLine("ended \\d+ with 0$");
			assertThat(lines(monitor, "hook ran")).hasSize(1);
		}
	}

	@Test
	void stopTakesTheApplicationsCode() {
		try (ChildProcess monitor = monitor("servesWithCode")) {
			monitor.awaitLine("serving");
			monitor.type("stop");
			monitor.awaitLine("ended \\d+ with 7$");
			assertThat(lines(monitor, "closed gracefully")).hasSize(1);
		}
	}

	@Test
	void stopReachesAWorkerThatHasNotConnectedYet() {
		try (ChildProcess monitor = monitor("exits", "3")) {
			monitor.awaitLine("ended \\d+ with 3$");
			monitor.type("launch and stop");
			monitor.awaitLine("ended \\d+ with 0$");
		}
	}

	@Test
	void workerThatCannotHearItsMonitorAnyMoreSaysSoAndEnds() {
		try (ChildProcess monitor = monitor("failsToListen")) {
			monitor.awaitLine("serving \\d+");
			monitor.type("served");
			monitor.awaitLine("\\[hupper\\] This worker does not hear its monitor any more and ends: .*as planned");
			monitor.awaitLine("hook ran");
			monitor.awaitLine("ended \\d+ with 0$");
		}
	}

	@Test
	@DependsOnJvm
	void stopReachesAStaticInitializer() {
		try (ChildProcess monitor = startMonitor(WorkerApp.HangsInInitializer.class.getName())) {
			monitor.awaitLine("initialising");
			monitor.type("stop");
			monitor.awaitLine("ended \\d+ with 0$");
		}
	}

	@Test
	void killEndsAWorkerThatHangsInShutdown() {
		try (ChildProcess monitor = monitor("hangs")) {
			monitor.awaitLine("serving");
			monitor.type("stop");
			monitor.awaitLine("hook hangs");
			monitor.type("kill");
			monitor.awaitLine("ended \\d+ with 137$");
		}
	}

	@Test
	@DependsOnJvm
	void killEndsAWorkerThatADebuggerHasStopped() {
		try (ChildProcess monitor = monitor("serves")) {
			ChildProcess.signal(Long.parseLong(monitor.awaitLine("serving (\\d+)").group(1)), "STOP");
			monitor.type("stop");
			monitor.type("kill");
			monitor.awaitLine("ended \\d+ with 137$");
			// It has not read that it is to stop.
			assertThat(monitor.lines()).noneMatch((line) -> line.contains("broke"));
		}
	}

	@Test
	void killEndsWhatTheWorkerHasStarted() throws Exception {
		try (ChildProcess monitor = monitor("hasChild")) {
			ProcessHandle child = child(monitor);
			monitor.awaitLine("serving");
			monitor.type("kill");
			monitor.awaitLine("ended \\d+ with 137$");
			child.onExit().get(60, TimeUnit.SECONDS);
		}
	}

	@Test
	void childOfAWorkerInheritsNeitherConnectionNorSignals() throws Exception {
		try (ChildProcess monitor = monitor("hasChild")) {
			ProcessHandle child = child(monitor);
			try {
				// It opens its libraries at first.
				monitor.await("nothing but its standard streams", () -> openFiles(child).equals(Set.of("0", "1", "2")));
				assertThat(Path.of("/proc/" + child.pid() + "/status")).content()
					.containsPattern("SigIgn:\t\\w+[02468ace]\n");
				monitor.awaitLine("serving");
				monitor.type("stop");
				monitor.awaitLine("ended \\d+ with 0$");
				assertThat(child.isAlive()).isTrue();
			}
			finally {
				child.destroyForcibly();
			}
		}
	}

	@Test
	void lostConnectionIsToldOnBothSides() {
		try (ChildProcess monitor = monitor("losesConnection")) {
			long pid = Long.parseLong(monitor.awaitLine("launched (\\d+)").group(1));
			monitor.awaitLine("hupper's monitor cannot be reached from this worker: ");
			monitor.awaitLine("lost " + pid);
			monitor.awaitLine("ended " + pid + " with 1$");
			int line = monitor.lineCount();
			monitor.type("launch");
			monitor.awaitLine(line, "cannot be reached");
		}
	}

	@Test
	void hangUpIsIgnored() {
		try (ChildProcess monitor = monitor("serves")) {
			ChildProcess.signal(Long.parseLong(monitor.awaitLine("serving (\\d+)").group(1)), "HUP");
			monitor.type("stop");
			monitor.awaitLine("ended \\d+ with 0$");
		}
	}

	@Test
	void workerOfAKilledMonitorRunsItsHooksAndCleansUp() throws Exception {
		try (ChildProcess monitor = killedMonitorOf("serves")) {
			monitor.awaitLine("hook ran");
		}
	}

	/** What a hook says before it hangs is heard only if it came to that in time. */
	@Test
	void workerOfAKilledMonitorEndsEvenIfAHookHangs() throws Exception {
		killedMonitorOf("hangs").close();
	}

	private ChildProcess killedMonitorOf(String method) throws Exception {
		ChildProcess monitor = monitor(method);
		try {
			long pid = Long.parseLong(monitor.awaitLine("serving (\\d+)").group(1));
			ProcessHandle worker = ProcessHandle.of(pid).orElseThrow();
			assertThat(this.temporaryDirectory).isNotEmptyDirectory();
			monitor.signal("KILL");
			worker.onExit().get(60, TimeUnit.SECONDS);
			assertThat(this.temporaryDirectory).isEmptyDirectory();
			return monitor;
		}
		catch (Exception | AssertionError ex) {
			monitor.close();
			throw ex;
		}
	}

	/** The monitor has it before; a worker that listens there at its start cannot. */
	@Test
	@DependsOnJvm
	void jmxPortThatAFileNamesIsHandedOn() throws Exception {
		int port = FreePort.find();
		Files.writeString(this.directory.resolve("jmx.properties"), "com.sun.management.jmxremote.port=" + port
				+ "\ncom.sun.management.jmxremote.ssl=true\ncom.sun.management.jmxremote.authenticate=false\n");
		List<String> options = List.of("-Djava.io.tmpdir=" + this.temporaryDirectory,
				"-Dcom.sun.management.config.file=jmx.properties", "-Dcom.sun.management.jmxremote.ssl=false",
				"-Djava.rmi.server.hostname=localhost");
		try (ChildProcess monitor = ChildProcess.start(this.directory, Map.of(),
				ChildProcess.java(options, MonitorMain.class, WorkerApp.class.getName() + "#serves"))) {
			String pid = monitor.awaitLine("serving (\\d+)").group(1);
			monitor.await("the worker at the JMX port", () -> processAt(port).startsWith(pid + "@"));
		}
	}

	private static String processAt(int port) {
		try (JMXConnector connector = JMXConnectorFactory
			.connect(new JMXServiceURL("service:jmx:rmi:///jndi/rmi://localhost:" + port + "/jmxrmi"))) {
			return (String) connector.getMBeanServerConnection()
				.getAttribute(new ObjectName(ManagementFactory.RUNTIME_MXBEAN_NAME), "Name");
		}
		catch (IOException | JMException ex) {
			return "none: " + ex;
		}
	}

	@Test
	void secondWorkerIsStartedWithTheSameCommand() {
		try (ChildProcess monitor = monitor("exits", "0")) {
			monitor.awaitLine("ended \\d+ with 0$");
			int line = monitor.lineCount();
			monitor.type("launch");
			monitor.awaitLine(line, "ended \\d+ with 0$");
			monitor.await("two commands", () -> lines(monitor, "[hupper] Started worker").size() == 2);
			List<String> commands = lines(monitor, "[hupper] Started worker");
			assertThat(commands.get(0).split(": ", 2)[1]).isEqualTo(commands.get(1).split(": ", 2)[1]);
		}
	}

	private ChildProcess monitor(String method, String... arguments) {
		List<String> all = new ArrayList<>(List.of(WorkerApp.class.getName() + "#" + method));
		all.addAll(List.of(arguments));
		return startMonitor(all.toArray(String[]::new));
	}

	private ChildProcess startMonitor(String... arguments) {
		return ChildProcess.start(this.directory, Map.of(), ChildProcess
			.java(List.of("-Djava.io.tmpdir=" + this.temporaryDirectory), MonitorMain.class, arguments));
	}

	private static Set<String> openFiles(ProcessHandle process) {
		try (Stream<Path> descriptors = Files.list(Path.of("/proc/" + process.pid() + "/fd"))) {
			return descriptors.map((descriptor) -> descriptor.getFileName().toString()).collect(Collectors.toSet());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static ProcessHandle child(ChildProcess monitor) {
		return ProcessHandle.of(Long.parseLong(monitor.awaitLine("child (\\d+)").group(1))).orElseThrow();
	}

	private static List<String> lines(ChildProcess monitor, String prefix) {
		return monitor.lines().stream().filter((line) -> line.startsWith(prefix)).toList();
	}

}
