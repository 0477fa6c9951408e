package dev.hupper.debug;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.hupper.api.DebugOptions;

/**
 * What a debug agent does until a debugger comes. HotSpot waits 300 ms at the end of a
 * process for threads in native code, as one is that listens for debuggers
 * ({@code VM_Exit::wait_for_threads_in_native_to_block}).
 */
enum AgentKind {

	/** Listens from the start, and the JVM waits for it at its end. */
	LISTENING("", List.of()),

	/**
	 * Listens from the start, and the JVM waits no more than 10 ms at its end, in which
	 * other threads may do what they are at. Since JDK 22.
	 */
	NOT_AWAITED("", List.of("-XX:UserThreadWaitAttemptsAtExit=1")),

	/** Sleeps until {@code jcmd} wakes it. Used up to JDK 21. */
	ASLEEP(",onjcmd=y", List.of());

	private static final int NOT_AWAITED_SINCE = 22;

	private final String agentOption;

	private final List<String> jvmOptions;

	AgentKind(String agentOption, List<String> jvmOptions) {
		this.agentOption = agentOption;
		this.jvmOptions = jvmOptions;
	}

	static AgentKind of(DebugOptions options, WorkerJvm jvm) {
		if (jvm.hotSpot() && jvm.feature() >= NOT_AWAITED_SINCE) {
			return NOT_AWAITED;
		}
		return (options.suspend() || sleeplessness(jvm).isPresent()) ? LISTENING : ASLEEP;
	}

	/** Why an agent could not be woken; empty if it can be. */
	static Optional<String> sleeplessness(WorkerJvm jvm) {
		if (!jvm.hotSpot()) {
			return Optional.of("this JVM is not HotSpot");
		}
		String forbidden = "-XX:+DisableAttachMechanism";
		if (jvm.options().contains(forbidden)) {
			return Optional.of("workers are started with " + forbidden);
		}
		return Files.isExecutable(jvm.jcmd()) ? Optional.empty() : Optional.of("there is no program " + jvm.jcmd());
	}

	/** The JVM options for an agent at a port of this computer. */
	List<String> jvmOptions(int port, boolean suspend) {
		List<String> options = new ArrayList<>(this.jvmOptions);
		options.add("-agentlib:jdwp=transport=dt_socket,server=y,quiet=y,suspend=" + (suspend ? 'y' : 'n')
				+ ",address=127.0.0.1:" + port + this.agentOption);
		return List.copyOf(options);
	}

}
