package dev.hupper.debug;

import java.nio.file.Path;
import java.util.List;

import dev.hupper.api.DebugOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * No reload waits for an agent that listens for a debugger.
 */
class AgentKindTests {

	private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

	private static final DebugOptions OPTIONS = new DebugOptions(5005, false);

	@ParameterizedTest
	@CsvSource({ "17, ASLEEP", "21, ASLEEP", "22, NOT_AWAITED", "25, NOT_AWAITED" })
	void theJvmDoesNotWaitForIt(int feature, AgentKind kind) {
		assertThat(AgentKind.of(OPTIONS, new WorkerJvm(JAVA, true, feature, List.of()))).isEqualTo(kind);
	}

	@Test
	void oneThatSleepsTakesItsPortWhenItIsWoken() {
		assertThat(AgentKind.ASLEEP.jvmOptions(20_001, false)).containsExactly(
				"-agentlib:jdwp=transport=dt_socket,server=y,quiet=y,suspend=n,address=127.0.0.1:20001,onjcmd=y");
	}

	@Test
	void theJvmIsToldNotToWaitForOneThatListens() {
		assertThat(AgentKind.NOT_AWAITED.jvmOptions(20_001, true)).containsExactly("-XX:UserThreadWaitAttemptsAtExit=1",
				"-agentlib:jdwp=transport=dt_socket,server=y,quiet=y,suspend=y,address=127.0.0.1:20001");
	}

	@Test
	void oneThatWaitsForADebuggerDoesNotSleep() {
		WorkerJvm jvm = new WorkerJvm(JAVA, true, 17, List.of());
		assertThat(AgentKind.of(new DebugOptions(5005, true), jvm)).isEqualTo(AgentKind.LISTENING);
	}

	@Test
	void oneThatCouldNotBeWokenDoesNotSleep() {
		assertListens(new WorkerJvm(JAVA, false, 17, List.of()), "this JVM is not HotSpot");
		assertListens(new WorkerJvm(JAVA, true, 17, List.of("-XX:+DisableAttachMechanism")),
				"workers are started with -XX:+DisableAttachMechanism");
		assertListens(new WorkerJvm(Path.of("/nowhere/bin/java"), true, 17, List.of()),
				"there is no program " + Path.of("/nowhere/bin/jcmd"));
	}

	private static void assertListens(WorkerJvm jvm, String reason) {
		assertThat(AgentKind.of(OPTIONS, jvm)).isEqualTo(AgentKind.LISTENING);
		assertThat(AgentKind.sleeplessness(jvm)).contains(reason);
	}

}
