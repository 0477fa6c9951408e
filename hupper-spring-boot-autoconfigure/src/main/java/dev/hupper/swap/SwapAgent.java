package dev.hupper.swap;

import java.lang.instrument.Instrumentation;

import org.jspecify.annotations.Nullable;

/**
 * The agent that a worker is given when it is up: gets hold of what can exchange method
 * bodies, and does nothing else.
 */
public final class SwapAgent {

	private static volatile @Nullable Instrumentation instrumentation;

	private SwapAgent() {
	}

	/** Called by the virtual machine. */
	public static void agentmain(String arguments, Instrumentation instrumentation) {
		SwapAgent.instrumentation = instrumentation;
	}

	/** Null if this process has no agent yet. */
	static @Nullable Instrumentation instrumentation() {
		return instrumentation;
	}

}
