package dev.hupper.testing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A plain Java application under hupper, made of snippets: what it does when it runs, and
 * with which options. Its first line of output is
 * {@code up <version> pid=<n> reloads=<n> cause=<text>}.
 */
public final class App {

	private final Project project;

	private String options = "ReloaderOptions.builder().workerArgs(List.of(args))";

	private String body = "";

	public App(Path directory) {
		this.project = new Project(directory);
	}

	/** Builder calls, for example {@code .verbose(2)}. */
	public App options(String calls) {
		this.options = "ReloaderOptions.builder().workerArgs(List.of(args))" + calls;
		return this;
	}

	/**
	 * Statements that run after the first line was printed, before the main thread waits.
	 */
	public App body(String statements) {
		this.body = statements;
		return this;
	}

	public App version(String version) {
		this.project.compile("App", """
				import dev.hupper.Hupper;
				import dev.hupper.api.*;
				import java.nio.file.*;
				import java.time.Duration;
				import java.util.*;

				public class App {
					public static void main(String[] args) throws Exception {
						ReloaderProxy proxy = Hupper.startReloader("App", %s.build());
						System.out.println("up %s pid=" + ProcessHandle.current().pid() + " reloads="
								+ proxy.getReloadCount() + " cause=" + proxy.getReloadCause().orElse("")
								+ " args=" + List.of(args));
						%s
						wait4ever();
					}
					static void wait4ever() throws Exception {
						Thread.currentThread().join();
					}
				}
				""".formatted(this.options, version, this.body));
		return this;
	}

	public Project project() {
		return this.project;
	}

	public ChildProcess run(String... arguments) {
		return this.project.run("App", arguments);
	}

	public ChildProcess run(Map<String, String> environment, List<String> jvmOptions) {
		return this.project.run(jvmOptions, environment, "App");
	}

	/** The command, to be run under another program, for example a terminal. */
	public String shellCommand() {
		List<String> quoted = new ArrayList<>();
		for (String word : this.project.command(List.of(), "App")) {
			quoted.add("'" + word + "'");
		}
		return String.join(" ", quoted);
	}

	/** Wait for a worker of this version and tell its process id. */
	public static long awaitUp(ChildProcess monitor, String version) {
		return awaitUp(monitor, 0, version);
	}

	public static long awaitUp(ChildProcess monitor, int fromLine, String version) {
		return Long.parseLong(monitor.awaitLine(fromLine, "up " + version + " pid=(\\d+)").group(1));
	}

	public static boolean isGone(long pid) {
		return ProcessHandle.of(pid).map((handle) -> !handle.isAlive()).orElse(true);
	}

}
