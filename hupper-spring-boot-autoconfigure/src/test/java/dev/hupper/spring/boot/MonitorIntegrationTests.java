package dev.hupper.spring.boot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.hupper.testing.ChildProcess;
import dev.hupper.testing.DependsOnJvm;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the way of a Spring Boot application into hupper, with real JVMs.
 */
class MonitorIntegrationTests {

	/** The stop waits for the start. */
	private static final String AWAIT_STOP = """
			static void awaitStop() {
				while (Thread.getAllStackTraces()
					.keySet()
					.stream()
					.noneMatch((thread) -> thread.getName().equals("hupper-stop")
							&& thread.getState() == Thread.State.TIMED_WAITING)) {
					java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
				}
			}
			""";

	@TempDir
	private Path directory;

	private SpringProject application;

	@BeforeEach
	void create() {
		this.application = new SpringProject(this.directory);
	}

	@Test
	void savedClassIsAnsweredByAFreshWorkerWithTheSameArguments() {
		this.application.version("one");
		try (ChildProcess monitor = this.application.run("plain", "two words", "--name=value")) {
			String up = " pid=(\\d+) active=true reloads=%d args=\\[plain, two words, --name=value\\]";
			String first = monitor.awaitLine("up one" + up.formatted(0)).group(1);
			assertThat(Long.parseLong(first)).isNotEqualTo(monitor.pid());
			this.application.version("two");
			assertThat(monitor.awaitLine("up two" + up.formatted(1)).group(1)).isNotEqualTo(first);
		}
	}

	@Test
	void argumentsAreThoseOfMainThoughTheApplicationChangesThem() {
		this.application.main("SpringApplication.run(App.class, args[0] + \"!\", \"--added\");").version("one");
		try (ChildProcess monitor = this.application.run("two words")) {
			monitor.awaitLine("up one .*active=true .*args=\\[two words!, --added\\]");
		}
	}

	@Test
	void everyContextIsClosedChildrenFirst() {
		this.application.main("""
				new SpringApplicationBuilder(Empty.class).web(WebApplicationType.NONE)
					.initializers((parent) -> ((GenericApplicationContext) parent).registerBean("parent", Witness.class,
							() -> new Witness("parent")))
					.child(App.class)
					.run(args);
				""").beans("""
				record Witness(String name) implements AutoCloseable {
					public void close() {
						System.out.println("closed " + this.name);
					}
				}
				static class Empty {
				}
				@Bean
				Witness child() {
					return new Witness("child");
				}
				@Bean
				@org.springframework.core.annotation.Order(0)
				CommandLineRunner handmade(ApplicationContext context) {
					return (args) -> {
						var handmade = new AnnotationConfigApplicationContext();
						handmade.setParent(context);
						handmade.registerBean("w", Witness.class, () -> new Witness("handmade"));
						handmade.refresh();
					};
				}
				@Bean
				ExitCodeGenerator exitCode() {
					return () -> 7;
				}
				""").version("one");
		try (ChildProcess monitor = this.application.run()) {
			monitor.awaitLine("up one .*reloads=0");
			monitor.type("reload");
			monitor.awaitLine("up one .*reloads=1");
			assertThat(monitor.lines()).filteredOn((line) -> line.startsWith("closed"))
				.containsExactly("closed handmade", "closed child", "closed parent");
			monitor.type("end");
			assertThat(monitor.awaitExit()).isEqualTo(7);
		}
	}

	/** One context after the other, and a runner that reads until the end. */
	@Test
	void applicationIsUpWhenAllItsContextsServeThoughARunnerNeverReturns() {
		this.application.main("""
				new SpringApplicationBuilder(Empty.class).web(WebApplicationType.NONE)
					.child(Slow.class).web(WebApplicationType.NONE)
					.sibling(App.class).web(WebApplicationType.NONE)
					.run(args);
				""").beans("""
				@Configuration
				static class Empty {
				}
				@Configuration
				static class Slow {
					@Bean
					Object slow() throws Exception {
						Thread.sleep(400);
						return "slow";
					}
				}
				@Bean
				@org.springframework.core.annotation.Order(1)
				CommandLineRunner endless(ReloaderProxy proxy) {
					return (args) -> {
						System.out.println("runs " + proxy.getReloadCount());
						new java.util.concurrent.CountDownLatch(1).await();
					};
				}
				""").version("one");
		try (ChildProcess monitor = this.application.run()) {
			monitor.awaitLine("runs 0");
			this.application.version("two");
			monitor.awaitLine("\\[hupper\\] Reloaded in");
			monitor.awaitLine("^runs 1$");
		}
	}

	/** Like the graceful stop of a web server while a server-sent-events tab is open. */
	@Test
	void phaseThatNeverEndsDoesNotKeepTheApplicationFromClosing() {
		this.application.beans("""
				@Bean
				SmartLifecycle openTab() {
					return new SmartLifecycle() {
						volatile boolean running;
						public boolean isRunning() {
							return this.running;
						}
						public void start() {
							this.running = true;
						}
						public void stop() {
						}
						public void stop(Runnable done) {
							System.out.println("stopping");
						}
					};
				}
				@Bean
				AutoCloseable closeable() {
					return () -> System.out.println("closed");
				}
				""").version("one");
		try (ChildProcess monitor = this.application.run()) {
			monitor.awaitLine("up one .*reloads=0");
			monitor.type("reload");
			monitor.awaitLine("up one .*reloads=1");
			assertThat(monitor.lines()).containsSubsequence("stopping", "closed");
		}
	}

	/** Like a handler of a STOMP message or a scheduled method. */
	@Test
	void taskThatRunsWhenTheWorkerIsStoppedIsNotInterrupted() {
		this.application.beans("""
				@Bean
				org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor executor() {
					return new org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor();
				}
				@Bean
				CommandLineRunner work(org.springframework.core.task.TaskExecutor executor, ReloaderProxy proxy) {
					return (args) -> executor.execute(() -> {
						if (proxy.getReloadCount() == 0) {
							proxy.triggerReload();
							try {
								Thread.sleep(1500);
								System.out.println("worked");
							}
							catch (InterruptedException ex) {
								System.out.println("interrupted");
							}
						}
					});
				}
				""").version("one");
		try (ChildProcess monitor = this.application.run()) {
			monitor.awaitLine("up one .*reloads=1");
			assertThat(monitor.lines()).contains("worked").doesNotContain("interrupted");
		}
	}

	@Test
	void stopWhileTheApplicationStartsIsNoDeadlock() {
		this.application.properties("hupper.shutdown-interval=500ms").beans("""
				@Bean
				Object slow() throws Exception {
					System.out.println("starting " + ProcessHandle.current().pid());
					new java.util.concurrent.CountDownLatch(1).await();
					return "never";
				}
				""").version("one");
		try (ChildProcess monitor = this.application.run()) {
			monitor.awaitLine("starting \\d+");
			this.application.beans("").version("two");
			monitor.awaitLine("up two .*active=true");
		}
	}

	@Test
	void aStartThatASaveOvertakesEndsAtItsNextBeanAndNobodyIsToldOfAFailure() {
		this.application.main("""
				try {
					SpringApplication.run(App.class, args);
				}
				catch (Throwable ex) {
					System.out.println("failed");
				}
				""").beans("""
				@Bean
				AutoCloseable first() {
					return () -> System.out.println("closed");
				}
				@Bean
				Object slow() throws Exception {
					System.out.println("slow");
					awaitStop();
					return "slow";
				}
				@Bean
				Object next() {
					System.out.println("next");
					return "next";
				}
				""" + AWAIT_STOP).version("one");
		try (ChildProcess monitor = this.application.run()) {
			monitor.awaitLine("slow");
			this.application.beans("").version("two");
			monitor.awaitLine("up two .*active=true");
			assertThat(monitor.lines()).containsOnlyOnce("closed")
				.noneMatch((line) -> line.matches("next|failed|up one.*|.*(WARN|ERROR|Exception|Error).*"));
		}
	}

	@Test
	void aStartThatASaveOvertakesAfterItsLastBeanDoesNotGoOnToItsRunners() {
		this.application.beans("""
				@Bean
				AutoCloseable first() {
					return () -> {
						System.out.println("closed");
						Thread.sleep(500);
					};
				}
				@Bean
				org.springframework.beans.factory.SmartInitializingSingleton last() {
					return () -> {
						System.out.println("last");
						awaitStop();
					};
				}
				""" + AWAIT_STOP).version("one");
		try (ChildProcess monitor = this.application.run()) {
			monitor.awaitLine("last");
			this.application.beans("").version("two");
			monitor.awaitLine("up two .*active=true");
			assertThat(monitor.lines()).containsOnlyOnce("closed")
				.noneMatch((line) -> line.matches("up one.*|.*(WARN|ERROR|Exception|Error).*"));
		}
	}

	@Test
	void aStopBetweenTwoContextsDoesNotLetMainGoOnToTheSecondThoughOneHasFailed() {
		this.application.main("""
				try {
					SpringApplication.run(Number.class, args);
				}
				catch (RuntimeException ex) {
					System.out.println("failed");
				}
				new SpringApplicationBuilder(First.class).web(WebApplicationType.NONE).run(args);
				System.out.println("first");
				First.CLOSING.await();
				SpringApplication.run(App.class, args);
				""")
			.mainMethod("public static void main(String[] args) throws Exception")
			.beans("""
					@Configuration
					static class First {
						static final java.util.concurrent.CountDownLatch CLOSING = new java.util.concurrent.CountDownLatch(1);
						@Bean
						AutoCloseable slow() {
							return () -> {
								CLOSING.countDown();
								Thread.sleep(1500);
							};
						}
					}
					@Bean
					Object second() {
						System.out.println("second");
						return "second";
					}
					""")
			.version("one");
		try (ChildProcess monitor = this.application.run()) {
			monitor.awaitLine("first");
			this.application.main("SpringApplication.run(App.class, args);").beans("").version("two");
			monitor.awaitLine("up two .*active=true");
			assertThat(monitor.lines()).contains("failed").doesNotContain("second");
		}
	}

	@Test
	void stopAskedForByTheStartItselfComesWhenTheStartIsDone() {
		this.application.beans("""
				@Bean
				AutoCloseable impatient(ReloaderProxy proxy) {
					if (proxy.getReloadCount() == 0) {
						proxy.triggerReload();
					}
					return () -> System.out.println("closed");
				}
				""").version("one");
		try (ChildProcess monitor = this.application.run()) {
			monitor.awaitLine("up one .*active=true reloads=1");
			assertThat(monitor.lines()).containsOnlyOnce("closed");
		}
	}

	@Test
	void startWithinTheStartIsNotTaken() {
		this.application.main("""
				SpringApplication outer = new SpringApplication(App.class);
				outer.addListeners(new Bootstrap());
				outer.run(args);
				""")
			.beans("""
					static class Bootstrap implements org.springframework.core.Ordered,
							ApplicationListener<org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent> {
						public int getOrder() {
							return HIGHEST_PRECEDENCE + 5;
						}
						public void onApplicationEvent(
								org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent event) {
							new SpringApplicationBuilder(Nested.class).web(WebApplicationType.NONE).run("--nested").close();
							System.out.println("nested ran in " + ProcessHandle.current().pid());
						}
					}
					@Configuration
					static class Nested {
					}
					""")
			.version("one");
		try (ChildProcess monitor = this.application.run("--outer")) {
			monitor.awaitLine("nested ran in " + monitor.pid());
			String worker = monitor.awaitLine("up one pid=(\\d+) active=true .*args=\\[--outer\\]").group(1);
			monitor.awaitLine("nested ran in " + worker);
		}
	}

	@Test
	void startAfterOneWhoseRunnerClosesItsContextIsNotWithinThat() {
		this.application.type("First", """
				import org.springframework.boot.CommandLineRunner;
				import org.springframework.context.ConfigurableApplicationContext;
				import org.springframework.context.annotation.Bean;

				class First {
					@Bean
					CommandLineRunner only(ConfigurableApplicationContext context) {
						return (args) -> context.close();
					}
				}
				""").main("""
				SpringApplication.run(First.class, args);
				SpringApplication.run(App.class, "--hupper.verbose=2");
				""").version("one");
		try (ChildProcess monitor = this.application.run()) {
			monitor.awaitLine("up one .*active=true");
			monitor.awaitLine("only after a new start of hupper: hupper.verbose");
		}
	}

	/** What it holds is known only from its end. */
	@Test
	@DependsOnJvm
	void standbyOfAnApplicationThatEndsByItselfRehearses() {
		this.application.main("System.exit(SpringApplication.exit(SpringApplication.run(App.class, args)));")
			.version("one");
		try (ChildProcess monitor = this.application.run("--hupper.verbose=2")) {
			monitor.awaitLine("The application ended with exit code 0");
			monitor.awaitLine("Standby \\d+: start.* in");
			this.application.version("two");
			monitor.awaitLine("up two pid=\\d+ active=true reloads=1");
		}
	}

	@Test
	void mainClassInAJarIsOff() throws IOException {
		this.application.version("one").packClassesInto("target/app.jar");
		try (ChildProcess alone = this.application.run()) {
			alone.awaitLine("up one pid=" + alone.pid() + " active=false");
			assertThat(alone.descendants()).isEmpty();
		}
	}

	@Test
	void jobOfABuildServerEndsWithTheCodeOfTheApplication() {
		this.application.environment(Map.of("CI", "true"))
			.main("System.exit(SpringApplication.exit(SpringApplication.run(App.class, args), () -> 3));")
			.version("one");
		try (ChildProcess alone = this.application.run()) {
			assertThat(alone.awaitExit()).isEqualTo(3);
			alone.awaitLine("up one pid=" + alone.pid() + " active=false");
			assertThat(alone.lines()).filteredOn((line) -> line.contains("hupper is off"))
				.singleElement()
				.asString()
				.contains("hupper.enabled=true");
		}
	}

	@Test
	@DependsOnJvm
	@EnabledForJreRange(min = JRE.JAVA_25)
	void mainOfNewerJavaNeedsNoParameterAndIsNotStatic() {
		this.application.mainMethod("void main()").main("SpringApplication.run(App.class);").version("one");
		try (ChildProcess monitor = this.application.run("argument")) {
			monitor.awaitLine("up one .*active=true");
			this.application.version("two");
			monitor.awaitLine("up two .*active=true reloads=1");
		}
	}

	@Test
	void configurationThatCannotBeReadIsShownAndAwaited() throws IOException {
		this.application.write("target/classes/application.yaml", "a: b: c").version("one");
		try (ChildProcess monitor = this.application.run()) {
			monitor.awaitLine("mapping values are not allowed here");
			monitor.awaitLine("\\[hupper\\].*[Ww]ait");
			assertThat(monitor.isAlive()).isTrue();
			this.application.write("target/classes/application.yaml", "a: b");
			monitor.awaitLine("up one .*active=true");
		}
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "hupper.reload-interval=0", "hupper.reload-interval=abc", "hupper.monitor=java.lang.String" })
	void propertyThatCannotWorkEndsTheStartBeforeAnyWorker(String property) {
		this.application.properties(property).version("one");
		try (ChildProcess monitor = this.application.run()) {
			assertThat(monitor.awaitExit()).isEqualTo(1);
			monitor.awaitLine("Property: " + property.substring(0, property.indexOf('=')));
			monitor.awaitLine("Value: \"" + property.substring(property.indexOf('=') + 1) + "\"");
			monitor.awaitLine("Origin: class path resource \\[application.properties\\]");
			monitor.awaitLine("Allowed: ");
			assertThat(monitor.lines()).noneMatch((line) -> line.startsWith("up "));
		}
	}

	@Test
	void monitorThatFailsUnexpectedlySaysWhy() {
		this.application.beans("""
				public static class Failing implements dev.hupper.api.FileMonitorFactory {
					public dev.hupper.api.FileMonitor create(
							java.util.function.Consumer<java.nio.file.Path> callback, Settings settings) {
						throw new UnsupportedOperationException("not written yet");
					}
				}
				""").properties("hupper.monitor=App$Failing").version("one");
		try (ChildProcess monitor = this.application.run()) {
			assertThat(monitor.awaitExit()).isEqualTo(1);
			monitor.awaitLine("\\[hupper\\] The monitor has failed unexpectedly");
			monitor.awaitLine("UnsupportedOperationException: not written yet");
			assertThat(monitor.lines()).noneMatch((line) -> line.startsWith("up "));
		}
	}

	@Test
	void fileMonitorThatTheEnvironmentNamesWronglyEndsTheStartBeforeAnyWorker() {
		this.application.environment(Map.of("HUPPER_DEFAULT_MONITOR", "kqueue")).version("one");
		try (ChildProcess monitor = this.application.run()) {
			assertThat(monitor.awaitExit()).isEqualTo(1);
			monitor.awaitLine("\\[hupper\\] HUPPER_DEFAULT_MONITOR: 'kqueue' .* Allowed: watchman, watchdog, polling");
			assertThat(monitor.lines()).noneMatch((line) -> line.startsWith("up "));
		}
	}

	@Test
	void propertyBrokenByASaveIsShownAndAwaited() {
		this.application.version("one");
		try (ChildProcess monitor = this.application.run()) {
			monitor.awaitLine("up one .*reloads=0");
			this.application.properties("hupper.verbose=9");
			monitor.awaitLine("Property: hupper.verbose");
			this.application.properties("hupper.verbose=2");
			monitor.awaitLine("hupper.verbose");
			monitor.awaitLine("up one .*active=true reloads=[1-9]");
			monitor.awaitLine("only after a new start of hupper: hupper.verbose");
		}
	}

	@Test
	void restartOfDevtoolsIsOffAndOneLineSaysSo() {
		this.application.beside("spring-boot-devtools").main("""
				System.out.println("main on " + Thread.currentThread().getName());
				SpringApplication.run(App.class, args);
				""").version("one");
		try (ChildProcess monitor = this.application.run()) {
			monitor.awaitLine("up one .*active=true");
			this.application.version("two");
			monitor.awaitLine("up two .*active=true");
			assertThat(monitor.lines()).filteredOn((line) -> line.startsWith("[hupper] spring-boot-devtools"))
				.hasSize(1);
			assertThat(monitor.lines()).noneMatch((line) -> line.contains("restartedMain"))
				.filteredOn("main on main"::equals)
				.hasSize(3);
		}
	}

	@Test
	@EnabledOnOs(OS.LINUX)
	void monitorHoldsNoLogFile() throws IOException {
		this.application.write("target/classes/logback.xml", """
				<configuration>
					<appender name="FILE" class="ch.qos.logback.core.FileAppender">
						<file>target/app.log</file>
						<encoder><pattern>%m%n</pattern></encoder>
					</appender>
					<root level="INFO"><appender-ref ref="FILE"/></root>
				</configuration>
				""").version("one");
		try (ChildProcess monitor = this.application.run()) {
			long worker = Long.parseLong(monitor.awaitLine("up one pid=(\\d+) active=true").group(1));
			assertThat(openFiles(worker)).anyMatch((file) -> file.endsWith("app.log"));
			assertThat(openFiles(monitor.pid())).isNotEmpty().noneMatch((file) -> file.endsWith("app.log"));
			assertThat(this.application.path("target/app.log")).content().contains("Started App");
		}
	}

	@Test
	@DependsOnJvm
	void underADebuggerTheApplicationRunsAloneUnlessToldOtherwise() {
		this.application.jvmOption("-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=localhost:0")
			.version("one");
		try (ChildProcess alone = this.application.run()) {
			alone.awaitLine("up one pid=" + alone.pid() + " active=false");
			alone.awaitLine("hupper is off under a debugger.*hupper.debug-port=5005");
		}
		this.application.properties("hupper.enabled=true");
		try (ChildProcess monitor = this.application.run()) {
			monitor.awaitLine("up one .*active=true");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "file", "variable", "option", "argument" })
	void falseSwitchesOffWhereverItIsSaid(String where) {
		switch (where) {
			case "file" -> this.application.properties("hupper.enabled=false", "hupper.verbose=9");
			case "variable" -> this.application.environment(Map.of("HUPPER_ENABLED", "false"));
			case "option" -> this.application.jvmOption("-Dhupper.enabled=false");
		}
		this.application.version("one");
		String[] arguments = where.equals("argument") ? new String[] { "--hupper.enabled=false" } : new String[0];
		try (ChildProcess alone = this.application.run(arguments)) {
			alone.awaitLine("up one pid=" + alone.pid() + " active=false reloads=0");
			assertThat(alone.descendants()).isEmpty();
		}
	}

	@Test
	void withoutABuildFileItIsOffAndSaysWhyIfAsked() throws IOException {
		this.application.properties("logging.level.dev.hupper=debug").version("one");
		Files.delete(this.application.path("pom.xml"));
		try (ChildProcess alone = this.application.run()) {
			alone.awaitLine("up one pid=" + alone.pid() + " active=false");
			alone.awaitLine("hupper is off: there is no build file");
		}
	}

	@Test
	void containersAreStoppedOnceAtTheEnd() throws IOException {
		Path calls = this.application.path("docker.log");
		Path docker = this.application.write("bin/docker", """
				#!/bin/sh
				echo "$*" >> %s
				case "$*" in
					*version*json*) echo '{"version":"2.30.0"}' ;;
					version*) echo 27.0 ;;
					*config*) echo '{"name":"x","services":{"db":{"image":"redis"}}}' ;;
				esac
				""".formatted(calls)).path("bin/docker");
		assertThat(docker.toFile().setExecutable(true)).isTrue();
		this.application.write("compose.yaml", "services:\n")
			.beside("spring-boot-docker-compose")
			.environment(Map.of("PATH", docker.getParent() + ":" + System.getenv("PATH")))
			.version("one");
		try (ChildProcess monitor = this.application.run()) {
			monitor.awaitLine("up one .*reloads=0");
			monitor.type("reload");
			monitor.awaitLine("up one .*reloads=1");
			assertThat(calls(calls, " stop ")).isEmpty();
			assertThat(calls(calls, " up ")).isNotEmpty();
			monitor.type("end");
			assertThat(monitor.awaitExit()).isZero();
			assertThat(calls(calls, " stop ")).hasSize(1);
		}
	}

	private static List<String> calls(Path log, String command) throws IOException {
		return Files.readAllLines(log).stream().filter((call) -> call.contains(command)).toList();
	}

	private static List<String> openFiles(long pid) throws IOException {
		try (Stream<Path> descriptors = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
			return descriptors.filter(Files::isSymbolicLink).map(MonitorIntegrationTests::target).toList();
		}
	}

	private static String target(Path link) {
		try {
			return Files.readSymbolicLink(link).toString();
		}
		catch (IOException ex) {
			return "closed meanwhile";
		}
	}

}
