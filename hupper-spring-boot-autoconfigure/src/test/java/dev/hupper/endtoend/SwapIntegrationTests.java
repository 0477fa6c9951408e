package dev.hupper.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.AttachingConnector;
import com.sun.jdi.connect.Connector;
import dev.hupper.testing.App;
import dev.hupper.testing.ChildProcess;
import dev.hupper.testing.DependsOnJvm;
import dev.hupper.testing.FreePort;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A saved method body runs at once in the worker that is there, and a fresh one follows.
 */
class SwapIntegrationTests {

	private static final String GREETING = "public class Greeting { static String text() { return \"%s\"; } }";

	@TempDir
	Path directory;

	private App app;

	@BeforeEach
	void makeMavenProject() throws IOException {
		Files.writeString(this.directory.resolve("pom.xml"), """
				<project>
					<modelVersion>4.0.0</modelVersion>
					<groupId>com.example</groupId>
					<artifactId>app</artifactId>
					<version>1</version>
				</project>
				""");
		this.app = new App(this.directory)
			.options(".verbose(2).swap(new SwapOptions(SwapOptions.Mode.ON, Duration.ofMillis(500)))")
			.body("""
					for (String last = ""; ; Thread.sleep(10)) {
						if (!Greeting.text().equals(last)) {
							last = Greeting.text();
							System.out.println("says " + last + " in " + ProcessHandle.current().pid());
						}
						if (last.isEmpty()) {
							break;
						}
					}
					""");
		this.app.project().compile("Greeting", GREETING.formatted("one"));
		this.app.version("up");
	}

	@Test
	@DependsOnJvm
	void theOldProcessSaysTheNewAndAFreshOneFollows() throws IOException {
		try (ChildProcess monitor = this.app.run()) {
			long first = App.awaitUp(monitor, "up");
			monitor.awaitLine("says one in " + first);
			save(GREETING.formatted("two"));
			monitor.awaitLine("says two in " + first);
			monitor.awaitLine("\\[hupper\\] Swapped in \\d+\\.\\d+ s \\(Greeting.java: text\\); a fresh JVM follows");
			long second = Long.parseLong(monitor.awaitLine("says two in (?!" + first + ")(\\d+)").group(1));
			monitor.awaitLine("\\[hupper\\] Fresh after the swap, in \\d+\\.\\d+ s");
			assertThat(App.isGone(first)).isTrue();
			save(GREETING.formatted("three").replace("{ static", "{ int field; static"));
			long third = Long.parseLong(monitor.awaitLine("says three in (\\d+)").group(1));
			assertThat(third).isNotEqualTo(second);
			monitor.awaitLine("Not swapped: Greeting: its fields changed");
			assertThat(monitor.lines()).noneMatch((line) -> line.contains("WARNING"));
		}
	}

	@Test
	@EnabledOnOs(OS.LINUX)
	void aKilledProcessLeavesNoSocketOfItsAgent() throws IOException {
		this.app
			.options(".verbose(2).shutdownInterval(null)"
					+ ".swap(new SwapOptions(SwapOptions.Mode.ON, Duration.ofMillis(500)))")
			.version("up");
		try (ChildProcess monitor = this.app.run()) {
			long first = App.awaitUp(monitor, "up");
			monitor.awaitLine("says one in " + first);
			save(GREETING.formatted("two"));
			monitor.awaitLine("says two in (?!" + first + ")\\d+");
			assertThat(Path.of("/tmp/.java_pid" + first)).doesNotExist();
		}
	}

	/** Without a build file hupper compiles nothing. */
	@Test
	void aClassFileThatAnIdeWritesIsSwapped() throws IOException {
		Files.delete(this.directory.resolve("pom.xml"));
		try (ChildProcess monitor = this.app.run()) {
			long first = App.awaitUp(monitor, "up");
			monitor.awaitLine("Class files are known");
			this.app.project().compile("Greeting", GREETING.formatted("two"));
			monitor.awaitLine("says two in " + first);
			monitor.awaitLine("\\[hupper\\] Swapped in \\d+\\.\\d+ s \\(Greeting.java: text\\); a fresh JVM follows");
			int line = monitor.lineCount();
			monitor.awaitLine(line, "\\[hupper\\] Fresh after the swap");
		}
	}

	@Test
	@DependsOnJvm
	void aFreshProcessWaitsForADebugger() throws Exception {
		int port = FreePort.find();
		this.app
			.options(".jvmOptions(List.of(\"-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:"
					+ port + "\")).swap(new SwapOptions(SwapOptions.Mode.ON, Duration.ofMillis(500)))")
			.version("up");
		try (ChildProcess monitor = this.app.run()) {
			long first = App.awaitUp(monitor, "up");
			monitor.awaitLine("says one in " + first);
			VirtualMachine debugger = attachDebugger(port);
			save(GREETING.formatted("two"));
			monitor.awaitLine("says two in " + first);
			monitor.awaitLine("\\[hupper\\] A debugger is attached: the fresh JVM waits until it is detached");
			debugger.dispose();
			monitor.awaitLine("says two in (?!" + first + ")\\d+");
		}
	}

	private static VirtualMachine attachDebugger(int port) throws Exception {
		AttachingConnector connector = Bootstrap.virtualMachineManager()
			.attachingConnectors()
			.stream()
			.filter((each) -> each.name().equals("com.sun.jdi.SocketAttach"))
			.findFirst()
			.orElseThrow();
		Map<String, Connector.Argument> arguments = connector.defaultArguments();
		arguments.get("hostname").setValue("127.0.0.1");
		arguments.get("port").setValue(Integer.toString(port));
		return connector.attach(arguments);
	}

	@Test
	@DependsOnJvm
	void whereAttachingIsForbiddenOneLineSaysSoAndTheChangeIsReloaded() throws IOException {
		try (ChildProcess monitor = this.app.run(Map.of(), List.of("-XX:+DisableAttachMechanism"))) {
			long first = App.awaitUp(monitor, "up");
			monitor.awaitLine("says one in " + first);
			save(GREETING.formatted("two"));
			monitor.awaitLine("\\[hupper\\] Changes are not swapped into the running application: no agent can be");
			long second = Long.parseLong(monitor.awaitLine("says two in (\\d+)").group(1));
			assertThat(second).isNotEqualTo(first);
		}
	}

	private void save(String text) throws IOException {
		Files.writeString(this.app.project().sources().resolve("Greeting.java"), text);
	}

}
