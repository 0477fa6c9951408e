package dev.hupper.spring.boot;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;

/**
 * The debug button of an IDE: it debugs the JVM that it starts, in which the application
 * then runs without reloads.
 */
record DebugButton(List<String> jvmOptions, Map<String, String> environment) {

	static DebugButton ofThisJvm() {
		return new DebugButton(ManagementFactory.getRuntimeMXBean().getInputArguments(), System.getenv());
	}

	/** What to do instead, one line. */
	String explain() {
		return "hupper is off under a debugger. To debug with reloading, run without it, set hupper.debug-port=5005 and "
				+ "attach to localhost:5005" + where() + "; hupper.enabled=true reloads in any case";
	}

	private String where() {
		if (anyContains("idea_rt.jar") || anyContains("debugger-agent.jar") || anyContains("-Didea.")) {
			return " (in IntelliJ IDEA by a run configuration Remote JVM Debug)";
		}
		if (this.environment.keySet().stream().anyMatch((name) -> name.startsWith("VSCODE_"))
				|| "vscode".equals(this.environment.get("TERM_PROGRAM"))) {
			return " (in Visual Studio Code by a launch configuration with \"request\": \"attach\")";
		}
		return anyContains("ShowCodeDetailsInExceptionMessages")
				? " (in Eclipse by a debug configuration Remote Java Application)" : "";
	}

	private boolean anyContains(String part) {
		return this.jvmOptions.stream().anyMatch((option) -> option.contains(part));
	}

}
