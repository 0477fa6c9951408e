package dev.hupper.launch;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.hupper.api.ReloaderOptions;
import dev.hupper.api.StandbyOptions;
import dev.hupper.ipc.WorkerAddress;
import dev.hupper.launch.archive.JvmStart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * From a JVM to the command line of its workers.
 */
class WorkerSpecTests {

	private static final WorkerAddress ADDRESS = new WorkerAddress(Path.of("/run/hupper-1-2/socket"), "secret");

	@TempDir
	Path directory;

	private final Map<String, String> properties = new LinkedHashMap<>(
			Map.of("java.home", System.getProperty("java.home"), "java.class.path", "a:b c"));

	@Test
	void commandIsTheMonitorsWithHuppersOptionsLast() throws IOException {
		ReloaderOptions options = ReloaderOptions.builder()
			.workerArgs(List.of("one", "two words"))
			.workerKwargs(Map.of("name", "a value"))
			.jvmOptions(List.of("-agentlib:jdwp=server=y"))
			.build();
		WorkerSpec spec = WorkerSpec.of(jvm("-Xmx1g", "-Xdebug"), "com.example.App", options);
		List<String> command = command(spec);
		assertThat(command.get(0)).startsWith(System.getProperty("java.home"));
		assertThat(command.subList(1, command.size())).containsExactly("-Xmx1g", "-agentlib:jdwp=server=y",
				"-Dhupper.worker.socket=/run/hupper-1-2/socket", "-Dhupper.worker.token=secret", "-cp", "a:b c",
				"dev.hupper.worker.WorkerMain", "com.example.App", "one", "two words", "--name=a value");
		assertThat(this.directory).isEmptyDirectory();
	}

	@ParameterizedTest
	@ValueSource(strings = { "-agentlib:jdwp=transport=dt_socket,server=y,address=5005",
			"-Dcom.sun.management.jmxremote.port=9010", "-Xlog:gc:file=gc.log", "-javaagent:a.jar=port=6300" })
	void whatOnlyOneJvmAtATimeCanHaveRulesOutAStandby(String option) {
		ReloaderOptions options = ReloaderOptions.builder()
			.jvmOptions(List.of(option))
			.standby(new StandbyOptions(true, StandbyOptions.WarmUp.REHEARSAL))
			.build();
		WorkerSpec spec = WorkerSpec.of(jvm(), "com.example.App", options);
		assertThat(spec.standby().enabled()).isFalse();
		assertThat(spec.notes())
			.containsExactly("No worker is started ahead of time: only one JVM at a time can have " + option);
	}

	@ParameterizedTest
	@ValueSource(strings = { "-Xlog:gc:file=gc-%p.log", "-Xlog:gc", "-Xmx1g", "-ea", "-XX:HeapDumpPath=heap.hprof" })
	void otherOptionsDoNot(String option) {
		ReloaderOptions options = ReloaderOptions.builder()
			.jvmOptions(List.of(option))
			.standby(new StandbyOptions(true, StandbyOptions.WarmUp.REHEARSAL))
			.build();
		WorkerSpec spec = WorkerSpec.of(jvm(), "com.example.App", options);
		assertThat(spec.standby().enabled()).isTrue();
		assertThat(spec.notes()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "-javaagent:a.jar", "-agentpath:/a/liba.so=b", "-agentlib:a" })
	void whereAnAgentWouldReportARehearsalThereIsNone(String agent) {
		ReloaderOptions options = ReloaderOptions.builder()
			.jvmOptions(List.of(agent))
			.standby(new StandbyOptions(true, StandbyOptions.WarmUp.REHEARSAL))
			.build();
		WorkerSpec spec = WorkerSpec.of(jvm(), "com.example.App", options);
		assertThat(spec.standby()).isEqualTo(new StandbyOptions(true, StandbyOptions.WarmUp.CLASSES));
		assertThat(spec.notes())
			.containsExactly("Standbys load classes but do not rehearse: what they ran would be seen by " + agent);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					org.aspectj.weaver.loadtime.Agent | OFF | No worker is started ahead of time: it would have the aspects of before
					org.springframework.instrument.InstrumentationSavingAgent | ON | Standbys load no classes: they would be loaded before the application can have them woven
					""")
	void whatWeavesClassesWhenTheyAreLoadedLimitsAStandby(String premainClass, String standby, String note)
			throws IOException {
		startedWithJar(Map.of("Premain-Class", premainClass));
		String agent = "-javaagent:" + this.directory.resolve("app.jar") + "=option";
		ReloaderOptions options = ReloaderOptions.builder()
			.jvmOptions(List.of(agent))
			.standby(new StandbyOptions(true, StandbyOptions.WarmUp.REHEARSAL))
			.build();
		this.properties.clear();
		this.properties.put("java.home", System.getProperty("java.home"));
		WorkerSpec spec = WorkerSpec.of(jvm(), "com.example.App", options);
		assertThat(spec.standby()).isEqualTo(
				standby.equals("OFF") ? StandbyOptions.OFF : new StandbyOptions(true, StandbyOptions.WarmUp.OFF));
		assertThat(spec.notes()).containsExactly(note + ", by " + agent);
	}

	@Test
	void longClassPathGoesThroughAnArgumentFile() throws IOException {
		String entries = String.join(":", Collections.nCopies(2000, "lib/x.jar"));
		this.properties.put("java.class.path", "sp ace:quo\"te:back\\slash:ünï:" + entries);
		WorkerSpec spec = WorkerSpec.of(jvm(), "com.example.App", ReloaderOptions.defaults());
		List<String> command = command(spec);
		assertThat(command).contains("@" + this.directory.resolve("arguments")).doesNotContain("-cp");
		assertThat(command(spec)).isEqualTo(command);
		assertThat(WorkerCommand.quoted("sp ace:quo\"te:back\\slash:ünï\n"))
			.isEqualTo("\"sp ace:quo\\\"te:back\\\\slash:ünï\\n\"");
	}

	@Test
	void moduleIsRefused() {
		this.properties.put("jdk.module.main", "com.example");
		assertThatExceptionOfType(LaunchRefusedException.class)
			.isThrownBy(() -> WorkerSpec.of(jvm(), "com.example.App", ReloaderOptions.defaults()))
			.withMessageContaining("-m com.example")
			.withMessageContaining("-cp");
	}

	@Test
	void missingJavaCommandIsRefused() {
		this.properties.put("java.home", "/nowhere");
		assertThatExceptionOfType(LaunchRefusedException.class)
			.isThrownBy(() -> WorkerSpec.of(jvm(), "com.example.App", ReloaderOptions.defaults()))
			.withMessageContaining("/nowhere/bin/java");
	}

	@Test
	void librariesStopAsDevelopmentWantsItUnlessThatIsSwitchedOff() {
		this.properties.put("java.class.path", "reactor-netty-core-1.3.7.jar:spring-messaging-7.0.9.jar");
		assertThat(WorkerSpec.of(jvm("-Xmx1g"), "com.example.App", ReloaderOptions.defaults()).jvmOptions())
			.containsExactly("-Dreactor.netty.ioShutdownQuietPeriod=0", "-Xmx1g");
		ReloaderOptions options = ReloaderOptions.builder().optimizedLaunch(false).build();
		assertThat(WorkerSpec.of(jvm("-Xmx1g"), "com.example.App", options).jvmOptions()).containsExactly("-Xmx1g");
	}

	@Test
	void manifestOfAJarIsHonoured() throws IOException {
		startedWithJar(Map.of("Add-Opens", "java.base/java.lang  java.base/java.util", "Add-Exports",
				"java.base/sun.nio.ch", "Class-Path", "lib.jar"));
		assertThat(WorkerSpec.of(jvm("-Xmx1g"), "com.example.App", ReloaderOptions.defaults()).jvmOptions())
			.containsExactly("-Xmx1g", "--add-opens=java.base/java.lang=ALL-UNNAMED",
					"--add-opens=java.base/java.util=ALL-UNNAMED", "--add-exports=java.base/sun.nio.ch=ALL-UNNAMED");
	}

	@Test
	void classDirectoriesThatAJarNamesAreFollowed() throws IOException {
		Path classes = Files.createDirectories(this.directory.resolve("target/classes"));
		startedWithJar(Map.of("Class-Path", "target/classes/ lib/more.jar"), "a/App.class");
		assertThat(WorkerSpec.of(jvm(), "com.example.App", ReloaderOptions.defaults()).classPathEntries())
			.containsExactly(this.directory.resolve("app.jar"), classes, this.directory.resolve("lib/more.jar"));
	}

	@Test
	void aJarThatNamesLibrariesIsTakenAsItIs() throws IOException {
		startedWithJar(Map.of("Class-Path", "lib/more.jar"), "a/App.class");
		assertThat(WorkerSpec.of(jvm(), "com.example.App", ReloaderOptions.defaults()).classPathEntries())
			.containsExactly(this.directory.resolve("app.jar"));
	}

	@Test
	void packagedApplicationIsRefused() throws IOException {
		startedWithJar(Map.of("Spring-Boot-Lib", "BOOT-INF/lib/"));
		assertThatExceptionOfType(LaunchRefusedException.class)
			.isThrownBy(() -> WorkerSpec.of(jvm(), "com.example.App", ReloaderOptions.defaults()))
			.withMessageContaining("packaged application")
			.withMessageContaining("spring-boot:run");
	}

	private void startedWithJar(Map<String, String> attributes, String... files) throws IOException {
		Manifest manifest = new Manifest();
		manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
		attributes.forEach(manifest.getMainAttributes()::putValue);
		Path jar = this.directory.resolve("app.jar");
		try (OutputStream out = Files.newOutputStream(jar); JarOutputStream made = new JarOutputStream(out, manifest)) {
			for (String file : files) {
				made.putNextEntry(new JarEntry(file));
			}
			made.finish();
		}
		this.properties.put("java.class.path", jar.toString());
		this.properties.put("sun.java.command", jar + " argument");
	}

	private List<String> command(WorkerSpec spec) throws IOException {
		return WorkerCommand.of(spec, JvmStart.plain(spec.classPath()), ADDRESS, this.directory);
	}

	private CurrentJvm jvm(String... inputArguments) {
		return new CurrentJvm(List.of(inputArguments), this.properties, Map.of(), 0);
	}

}
