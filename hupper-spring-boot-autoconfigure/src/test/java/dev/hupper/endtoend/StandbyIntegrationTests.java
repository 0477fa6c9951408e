package dev.hupper.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.hupper.testing.App;
import dev.hupper.testing.ChildProcess;
import dev.hupper.testing.DependsOnJvm;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The next JVM is there before it is needed, and nobody notices it.
 */
class StandbyIntegrationTests {

	/**
	 * What an application can see of its process and what may differ between two of one
	 * kind.
	 */
	private static final String FACTS = """
			for (String name : new TreeSet<>(System.getProperties().stringPropertyNames())) {
				System.out.println("fact property " + name + "=" + System.getProperty(name).replace("\\n", " "));
			}
			Thread.getAllStackTraces().keySet().stream()
				.map((thread) -> "fact thread " + thread.getName().replaceAll("\\\\d+", "N") + " " + thread.isDaemon()
						+ " " + thread.getPriority() + " " + thread.getContextClassLoader())
				.map((fact) -> fact.replaceAll("@\\\\w+", "")).sorted().forEach(System.out::println);
			System.out.println("fact caller " + Thread.currentThread() + " " + Locale.getDefault() + " "
					+ TimeZone.getDefault().getID() + " " + Thread.getDefaultUncaughtExceptionHandler());
			for (var provider : java.security.Security.getProviders()) {
				System.out.println("fact provider " + provider);
			}
			java.lang.management.ManagementFactory.getPlatformMBeanServer().queryNames(null, null).stream()
				.map((bean) -> "fact bean " + bean).sorted().forEach(System.out::println);
			System.out.println("facts told");
			""";

	@TempDir
	Path directory;

	private App app;

	@BeforeEach
	void createApplication() {
		this.app = new App(this.directory).options(
				".verbose(2).reloadInterval(Duration.ofMillis(200)).standby(new StandbyOptions(true, StandbyOptions.WarmUp.REHEARSAL))");
	}

	@Test
	@DependsOnJvm
	void aReloadIsServedByTheJvmThatWasStartedBefore() {
		try (ChildProcess monitor = this.app.version("one").run()) {
			App.awaitUp(monitor, "one");
			long standby = awaitStandby(monitor, 0);
			int from = monitor.lineCount();
			this.app.version("two");
			assertThat(App.awaitUp(monitor, "two")).isEqualTo(standby);
			monitor.awaitLine("Reloaded in .* \\(standby, App.class changed\\)");
			long next = awaitStandby(monitor, from);
			this.app.version("three");
			assertThat(App.awaitUp(monitor, "three")).isEqualTo(next);
		}
	}

	@Test
	void aStandbyThatDiedIsReplacedByANewJvm() {
		try (ChildProcess monitor = this.app.version("one").run()) {
			long standby = awaitStandby(monitor, 0);
			ChildProcess.signal(standby, "KILL");
			monitor.await("the end of the standby", () -> App.isGone(standby));
			this.app.version("two");
			assertThat(App.awaitUp(monitor, "two")).isNotEqualTo(standby);
			monitor.awaitLine("Reloaded in \\S+ s \\(App.class changed\\)");
		}
	}

	@Test
	void oneThatDiesWhileItsRehearsalIsAwaitedIsReplacedByANewJvm() {
		try (ChildProcess monitor = this.app.version("one").run()) {
			long standby = freezeInRehearsal(monitor);
			this.app.version("two");
			monitor.awaitLine("Standby " + standby + " begins once its step is over");
			ChildProcess.signal(standby, "KILL");
			assertThat(App.awaitUp(monitor, "two")).isNotEqualTo(standby);
			monitor.awaitLine("Reloaded in \\S+ s \\(App.class changed\\)");
		}
	}

	@Test
	void oneWhoseRehearsalDoesNotEndIsReplacedByANewJvm() {
		try (ChildProcess monitor = this.app.version("one").run()) {
			long standby = freezeInRehearsal(monitor);
			this.app.version("two");
			monitor.awaitLine("The standby is given up: its step takes too long");
			assertThat(App.awaitUp(monitor, "two")).isNotEqualTo(standby);
			monitor.await("the end of the standby", () -> App.isGone(standby));
		}
	}

	@Test
	void aStandbyServesAResourceThatChangedAfterItWasStarted() throws IOException {
		try (ChildProcess monitor = this.app.version("one").run()) {
			long standby = awaitStandby(monitor, 0);
			Files.writeString(this.app.project().classes().resolve("app.properties"), "a=1");
			monitor.awaitLine("Reloaded in \\S+ s \\(standby, app.properties changed\\)");
			monitor.await("the standby at work", () -> !App.isGone(standby));
		}
	}

	@Test
	@DependsOnJvm
	void theApplicationSeesNoDifference() {
		try (ChildProcess monitor = this.app.body(FACTS).version("one").run()) {
			monitor.awaitLine("facts told");
			List<String> cold = facts(monitor, 0);
			long standby = awaitStandby(monitor, 0);
			int from = monitor.lineCount();
			this.app.version("two");
			assertThat(App.awaitUp(monitor, from, "two")).isEqualTo(standby);
			monitor.awaitLine(from, "facts told");
			assertThat(facts(monitor, from)).hasSizeGreaterThan(50).containsExactlyElementsOf(cold);
		}
	}

	@Test
	void aLineTypedReachesTheWorker() {
		this.app.body("System.out.println(\"typed \" + new Scanner(System.in).nextLine());");
		try (ChildProcess monitor = this.app.version("one").run()) {
			awaitStandby(monitor, 0);
			monitor.type("hello");
			monitor.awaitLine("typed hello");
		}
	}

	@Test
	void itEndsWithItsMonitorHoweverThatEnds() {
		for (String signal : List.of("TERM", "INT", "KILL")) {
			try (ChildProcess monitor = this.app.version("one").run()) {
				long standby = awaitStandby(monitor, 0);
				monitor.signal(signal);
				monitor.await("the end of the standby after " + signal, () -> App.isGone(standby));
				assertThat(monitor.lines()).noneMatch((line) -> line.contains("xception"));
			}
		}
	}

	private static long freezeInRehearsal(ChildProcess monitor) {
		long standby = Long.parseLong(monitor.awaitLine("Standby (\\d+): classes in").group(1));
		ChildProcess.signal(standby, "STOP");
		return standby;
	}

	private static long awaitStandby(ChildProcess monitor, int fromLine) {
		return Long.parseLong(monitor.awaitLine(fromLine, "Standby (\\d+) is ready").group(1));
	}

	private static List<String> facts(ChildProcess monitor, int fromLine) {
		return monitor.lines().stream().skip(fromLine).filter((line) -> line.startsWith("fact ")).toList();
	}

}
