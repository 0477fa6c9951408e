package dev.hupper.spring.boot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RoleDecision} and each {@link ActivationRule}.
 */
class RoleDecisionTests {

	@TempDir
	private Path project;

	private Path classes;

	private Optional<MainClass> mainClass;

	private List<String> stack = List.of("java.lang.Thread", "org.springframework.boot.SpringApplication", "a.App");

	private List<String> jvmOptions = List.of("-Xmx1g", "-XX:TieredStopAtLevel=1");

	private List<String> arguments = List.of();

	private Map<String, String> systemProperties = Map.of();

	private Map<String, String> environment = Map.of();

	@BeforeEach
	void layOutProject() throws IOException {
		this.classes = Files.createDirectories(this.project.resolve("target/classes"));
		Files.createFile(this.project.resolve("pom.xml"));
		this.mainClass = Optional.of(new MainClass("a.App", this.classes, true));
	}

	@Test
	void developmentLaunchIsMonitor() {
		assertThat(decide()).isEqualTo(new Role.Monitor("a.App", false));
	}

	@ParameterizedTest
	@ValueSource(strings = { "build.gradle", "build.gradle.kts", "settings.gradle", "settings.gradle.kts" })
	void gradleBuildFilesCountAsMavens(String name) throws IOException {
		Files.move(this.project.resolve("pom.xml"), this.project.resolve(name));
		assertThat(decide()).isInstanceOf(Role.Monitor.class);
	}

	@Test
	void noBuildFileAbove() throws IOException {
		Files.delete(this.project.resolve("pom.xml"));
		assertRefused("build file");
		assertForcible();
	}

	@Test
	void mainClassInJar() throws IOException {
		Path jar = Files.createFile(this.project.resolve("app.jar"));
		this.mainClass = Optional.of(new MainClass("a.App", jar, true));
		assertRefused("directory");
		assertForcible();
	}

	@Test
	void packagedApplication() {
		this.mainClass = Optional.of(new MainClass("a.App", this.classes, false));
		assertRefused("packaged");
		assertNotForcible();
	}

	@Test
	void inAClassLoaderOfTheIde() {
		this.mainClass = Optional.of(new MainClass("a.App", this.classes, false));
		this.stack = List.of("org.springframework.boot.SpringApplication", "a.App",
				"com.intellij.rt.execution.CommandLineWrapper");
		assertRefused("Shorten command line");
		assertNotForcible();
		assertThat(((Role.Neither) decide()).isSurprising()).isTrue();
	}

	@Test
	void withinMavenByExecJava() {
		this.mainClass = Optional.empty();
		this.stack = List.of("org.springframework.boot.SpringApplication", "a.App",
				"org.codehaus.mojo.exec.ExecJavaMojo$1");
		assertRefused("exec:exec");
		assertNotForcible();
		assertThat(((Role.Neither) decide()).isSurprising()).isTrue();
	}

	@Test
	void notFromMain() {
		this.mainClass = Optional.empty();
		assertRefused("thread main");
		assertNotForcible();
	}

	@ParameterizedTest
	@ValueSource(strings = { "org.junit.runners.ParentRunner", "org.junit.platform.launcher.core.DefaultLauncher",
			"junit.framework.TestSuite", "org.testng.TestNG", "cucumber.runtime.Runtime",
			"io.cucumber.core.runtime.Runtime", "cucumber.api.cli.Main",
			"org.springframework.boot.test.context.SpringBootContextLoader",
			"org.springframework.test.context.TestContextManager" })
	void testOnStack(String frame) {
		this.stack = List.of("java.lang.Thread", frame, "a.App");
		assertRefused(frame);
		assertNotForcible();
	}

	@ParameterizedTest
	@ValueSource(strings = { "org.springframework.boot.SpringApplicationAotProcessor",
			"org.springframework.boot.SpringApplicationAotProcessor$AotProcessorHook",
			"org.springframework.context.aot.AbstractAotProcessor",
			"org.springframework.test.context.aot.TestAotProcessor" })
	void aotProcessorOnStack(String frame) {
		this.stack = List.of("java.lang.Thread", "org.springframework.boot.SpringApplication", frame);
		assertRefused(frame);
		assertNotForcible();
	}

	@ParameterizedTest
	@CsvSource({ "org.graalvm.nativeimage.imagecode,runtime,native image", "spring.aot.processing,true,ahead of time" })
	void systemPropertyThatCannotBeOverruled(String name, String value, String reason) {
		this.systemProperties = Map.of(name, value);
		assertRefused(reason);
		assertNotForcible();
	}

	@Test
	void contextThatExitsOnRefresh() {
		this.systemProperties = Map.of("spring.context.exit", "onRefresh");
		assertRefused("spring.context.exit");
		assertForcible();
	}

	@ParameterizedTest
	@ValueSource(strings = { "true", "1", "woodpecker" })
	void buildServerIsToldWhatSwitchesItOn(String value) {
		this.environment = Map.of("CI", value);
		assertRefused("hupper.enabled=true");
		assertThat(decide()).hasFieldOrPropertyWithValue("isSurprising", true);
		this.systemProperties = Map.of("hupper.enabled", "true");
		assertThat(decide()).isInstanceOf(Role.Monitor.class);
	}

	@ParameterizedTest
	@ValueSource(strings = { "false", "" })
	void variableThatSaysItIsNoBuildServer(String value) {
		this.environment = Map.of("CI", value);
		assertThat(decide()).isInstanceOf(Role.Monitor.class);
	}

	@Test
	void runButtonsOfIdesSetSystemProperties() {
		this.jvmOptions = List.of("-XX:TieredStopAtLevel=1", "-Dspring.application.admin.enabled=true",
				"-Dcom.sun.management.jmxremote", "-Dspring.jmx.enabled=true");
		this.systemProperties = Map.of("spring.application.admin.enabled", "true", "spring.jmx.enabled", "true",
				"spring.output.ansi.enabled", "always", "com.sun.management.jmxremote", "",
				"spring.liveBeansView.mbeanDomain", "", "management.endpoints.jmx.exposure.include", "*");
		assertThat(decide()).isEqualTo(new Role.Monitor("a.App", false));
	}

	@Test
	void startGoalOfMavenPluginPassesAnArgument() {
		this.arguments = List.of("--spring.application.admin.enabled=true");
		assertRefused("spring.application.admin.enabled");
		assertForcible();
	}

	@Test
	void valueOfAnEarlierSourceCounts() {
		this.arguments = List.of("--hupper.enabled=true");
		this.systemProperties = Map.of("hupper.enabled", "false");
		assertThat(decide()).isInstanceOf(Role.Monitor.class);
	}

	@ParameterizedTest
	@ValueSource(strings = { "-XX:ArchiveClassesAtExit=app.jsa", "-XX:DumpLoadedClassList=app.lst",
			"-XX:AOTMode=record", "-XX:AOTMode=create", "-XX:AOTCacheOutput=app.aot", "-XX:+RecordDynamicDumpInfo",
			"-Xshare:dump", "-agentlib:native-image-agent=config-output-dir=x",
			"-agentpath:/jdk/lib/libnative-image-agent.so" })
	void trainingRun(String option) {
		this.jvmOptions = List.of("-Xmx1g", option);
		assertRefused(option);
		assertNotForcible();
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "-XX:SharedArchiveFile=app.jsa", "-XX:AOTMode=auto", "-XX:AOTCache=app.aot", "-Xshare:auto" })
	void useOfAnArchiveIsNoTraining(String option) {
		this.jvmOptions = List.of(option);
		assertThat(decide()).isInstanceOf(Role.Monitor.class);
	}

	@ParameterizedTest
	@ValueSource(strings = { "-agentlib:jdwp=transport=dt_socket,server=y", "-Xrunjdwp:transport=dt_socket" })
	void debuggerLeavesTheLastWordToTheConfiguration(String option) {
		this.jvmOptions = List.of(option);
		assertThat(decide()).isEqualTo(new Role.Monitor("a.App", true));
		this.systemProperties = Map.of("hupper.enabled", "true");
		assertThat(decide()).isEqualTo(new Role.Monitor("a.App", false));
	}

	@Test
	void falseSwitchesOffWhereverItIsGiven() {
		this.arguments = List.of("--hupper.enabled=false");
		assertRefused("hupper.enabled is false");
		this.arguments = List.of();
		this.systemProperties = Map.of("hupper.enabled", "FALSE");
		assertRefused("hupper.enabled is false");
		this.systemProperties = Map.of();
		this.environment = Map.of("HUPPER_ENABLED", "off");
		assertRefused("hupper.enabled is false");
	}

	private void assertRefused(String reason) {
		assertThat(decide()).isInstanceOfSatisfying(Role.Neither.class,
				(neither) -> assertThat(neither.reason()).contains(reason));
	}

	private void assertForcible() {
		assertThat(forced()).isEqualTo(new Role.Monitor("a.App", false));
	}

	private void assertNotForcible() {
		assertThat(forced()).isInstanceOf(Role.Neither.class);
	}

	private Role forced() {
		JvmFacts facts = facts();
		return RoleDecision
			.decide(new JvmFacts(facts.mainClass(), facts.stack(), facts.options(), new EarlyProperties(this.arguments,
					this.systemProperties, Map.of("HUPPER_ENABLED", "true", "CI", "true"))));
	}

	private Role decide() {
		return RoleDecision.decide(facts());
	}

	private JvmFacts facts() {
		return new JvmFacts(this.mainClass, this.stack, () -> this.jvmOptions,
				new EarlyProperties(this.arguments, this.systemProperties, this.environment));
	}

}
