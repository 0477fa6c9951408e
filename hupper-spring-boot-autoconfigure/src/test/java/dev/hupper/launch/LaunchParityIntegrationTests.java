package dev.hupper.launch;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.hupper.apps.MonitorMain;
import dev.hupper.apps.WorkerApp;
import dev.hupper.testing.ChildProcess;
import dev.hupper.testing.DependsOnJvm;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A worker sees what the same application, started directly, would see.
 */
@DependsOnJvm
class LaunchParityIntegrationTests {

	private static final String JDWP = "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:0";

	private static final List<String> SHOWN = List.of("property ", "variable ", "option ", "argument ", "thread ",
			"loader ", "pool ");

	@TempDir
	Path directory;

	@TempDir
	Path temporaryDirectory;

	private final List<String> jvmOptions = new ArrayList<>();

	private final Map<String, String> environment = new HashMap<>();

	private String classPath = System.getProperty("java.class.path");

	@Test
	void everythingIsAsInAPlainStart() throws IOException {
		this.jvmOptions.addAll(List.of("-Xmx200m", "-Dname=a 'b' \"c\"", "-Dempty=", "-ea", "--add-opens",
				"java.base/java.lang=ALL-UNNAMED", "--module-path", this.directory.toString(), "--add-modules",
				"java.sql"));
		this.environment.putAll(Map.of("SHOWN_TO_ALL", "a\nb", "JAVA_TOOL_OPTIONS", "-Dtool='x y'", "JDK_JAVA_OPTIONS",
				"--add-exports java.base/sun.nio.ch=ALL-UNNAMED", "_JAVA_OPTIONS", "-Dlast=1"));
		assertThat(monitored()).containsExactlyInAnyOrderElementsOf(plain());
	}

	@Test
	void longAndStrangeClassPathIsAsInAPlainStart() throws IOException {
		String entry = File.pathSeparator + this.directory.resolve("lib with space/\"quoted\" back\\slash.jar");
		this.classPath += String.join("", Collections.nCopies(300, entry));
		assertThat(this.classPath).hasSizeGreaterThan(16 * 1024);
		assertThat(monitored()).containsExactlyInAnyOrderElementsOf(plain());
	}

	@Test
	void debuggerOfTheMonitorIsNotTheWorkers() throws IOException {
		this.environment.put("JAVA_TOOL_OPTIONS", JDWP + " -Dtool=1");
		try (ChildProcess monitor = monitor()) {
			monitor.awaitLine("ended \\d+ with 0");
			assertThat(monitor.lines()).filteredOn((line) -> line.startsWith("Listening for transport")).hasSize(1);
			assertThat(monitor.lines()).contains("variable JAVA_TOOL_OPTIONS=-Dtool=1");
			monitor.awaitLine("Workers do not get -agentlib:jdwp");
		}
	}

	@Test
	void logOfTheMonitorIsNotTheWorkers() throws IOException {
		this.jvmOptions.add("-Xlog:safepoint*,startuptime,gc*:file=jvm.log");
		try (ChildProcess monitor = monitor()) {
			monitor.awaitLine("ended \\d+ with 0");
			assertThat(this.directory.resolve("jvm.log")).isNotEmptyFile();
			assertThat(this.directory.resolve("jvm-worker.log")).isNotEmptyFile();
		}
	}

	@Test
	void manifestOfAStartedJarIsHonoured() throws IOException {
		Path jar = this.directory.resolve("app.jar");
		Manifest manifest = new Manifest();
		Attributes attributes = manifest.getMainAttributes();
		attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
		attributes.put(Attributes.Name.MAIN_CLASS, MonitorMain.class.getName());
		attributes.putValue("Add-Opens", "java.base/java.lang");
		attributes.put(Attributes.Name.CLASS_PATH,
				Stream.of(this.classPath.split(File.pathSeparator))
					.map((entry) -> Path.of(entry).toUri().toString())
					.collect(Collectors.joining(" ")));
		try (OutputStream out = Files.newOutputStream(jar); JarOutputStream made = new JarOutputStream(out, manifest)) {
			made.finish();
		}
		List<String> command = List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Djava.io.tmpdir=" + this.temporaryDirectory, "-jar", "app.jar",
				WorkerApp.class.getName() + "#opensJavaLang");
		try (ChildProcess monitor = ChildProcess.start(this.directory, Map.of(), command)) {
			monitor.awaitLine("opened for app.jar");
			monitor.awaitLine("ended \\d+ with 0");
		}
	}

	@Test
	void missingMainIsRefusedBeforeAnyWorker() {
		List<String> command = ChildProcess.java(List.of(), MonitorMain.class, "com.example.Missing");
		try (ChildProcess monitor = ChildProcess.start(this.directory, Map.of(), command)) {
			assertThat(monitor.awaitExit()).isEqualTo(1);
			monitor.awaitLine("EntryPointException: Class com.example.Missing was not found on the class path");
			assertThat(monitor.lines()).noneMatch((line) -> line.contains("Started worker"));
		}
	}

	private Set<String> plain() throws IOException {
		try (ChildProcess plain = ChildProcess.start(this.directory, this.environment, command(WorkerApp.class))) {
			plain.awaitLine("^loader");
			assertThat(plain.awaitExit()).isZero();
			return shown(plain);
		}
	}

	/** Without the two options that tell a worker where its monitor is. */
	private Set<String> monitored() throws IOException {
		try (ChildProcess monitor = monitor()) {
			monitor.awaitLine("^loader");
			monitor.awaitLine("ended \\d+ with 0");
			Set<String> shown = shown(monitor);
			assertThat(shown.removeIf((line) -> line.startsWith("option -Dhupper.worker.socket="))).isTrue();
			assertThat(shown.removeIf((line) -> line.startsWith("option -Dhupper.worker.token="))).isTrue();
			return shown;
		}
	}

	private ChildProcess monitor() {
		return ChildProcess.start(this.directory, this.environment,
				command(MonitorMain.class, WorkerApp.class.getName()));
	}

	private List<String> command(Class<?> main, String... arguments) {
		List<String> all = new ArrayList<>(List.of(arguments));
		all.addAll(List.of("", "a b", "\"quoted\"", "--name=value", "@file", "*", "back\\slash"));
		List<String> options = new ArrayList<>(this.jvmOptions);
		options.add("-Djava.io.tmpdir=" + this.temporaryDirectory);
		List<String> command = ChildProcess.java(options, main, all.toArray(String[]::new));
		command.set(command.indexOf("-cp") + 1, this.classPath);
		return command;
	}

	private static Set<String> shown(ChildProcess process) {
		return process.lines()
			.stream()
			.filter((line) -> SHOWN.stream().anyMatch(line::startsWith))
			.collect(Collectors.toSet());
	}

}
