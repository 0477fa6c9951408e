package dev.hupper.indistinguishable;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import javax.tools.ToolProvider;

import dev.hupper.indistinguishable.plain.PlainApplication;
import dev.hupper.testing.ChildProcess;
import dev.hupper.testing.DependsOnJvm;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Where classes of the application come into play before the application does, those of
 * before are not used after a reload.
 */
class StaleClassesIntegrationTests {

	private static final TestApplication LIBRARIES = TestApplication.plain(PlainApplication.class, Map.of())
		.with("stale", "org.aspectj:aspectjweaver");

	private static final String READY = "Standby \\d+ is ready";

	private static List<String> libraries;

	@TempDir
	Path directory;

	private Path classes;

	@BeforeAll
	static void resolveLibraries(@TempDir Path directory) throws IOException {
		libraries = Libraries.resolve(directory, List.of(LIBRARIES)).of(LIBRARIES);
	}

	@BeforeEach
	void createProject() throws IOException {
		this.classes = Files.createDirectories(this.directory.resolve("target/classes"));
		Files.writeString(this.directory.resolve("pom.xml"), "<project/>");
		Files.writeString(this.classes.resolve("application.properties"), "spring.main.keep-alive=true");
	}

	/** Its weaver reads aspects when a JVM starts, as a standby does long before. */
	@Test
	@DependsOnJvm
	void anAspectThatIsWovenAtLoadTimeIsTheOneThatWasSaved() throws IOException {
		compile("app.Greeter", "package app; class Greeter { String greet() { return \"plain\"; } }");
		compile("app.Application", application("new Greeter().greet()"));
		compile("app.Marking", aspect("Greeter", "one"));
		Files.writeString(Files.createDirectory(this.classes.resolve("META-INF")).resolve("aop.xml"), """
				<aspectj><weaver options="-nowarn"/><aspects><aspect name="app.Marking"/></aspects></aspectj>
				""");
		String weaver = libraries.stream().filter((jar) -> jar.contains("aspectjweaver")).findFirst().orElseThrow();
		try (ChildProcess monitor = start("-javaagent:" + weaver)) {
			assertThat(said(monitor, 0)).isEqualTo("plain one");
			monitor.awaitLine("No worker is started ahead of time: it would have the aspects|" + READY);
			int from = monitor.lineCount();
			compile("app.Marking", aspect("Other", "two"));
			assertThat(said(monitor, from)).as(monitor::transcript).isEqualTo("plain");
		}
	}

	/** As one that is patched until its library is. */
	@Test
	void aClassInTheSteadOfALibrarysIsTheOneThatWasSaved() throws IOException {
		compile("org.springframework.context.Lifecycle", lifecycle("one"));
		compile("app.Application", application("org.springframework.context.Lifecycle.VERSION"));
		try (ChildProcess monitor = start("-Dname=value")) {
			int from = 0;
			for (String version : List.of("two", "three")) {
				monitor.awaitLine(from, READY);
				from = monitor.lineCount();
				compile("org.springframework.context.Lifecycle", lifecycle(version));
				assertThat(said(monitor, from)).as(monitor::transcript).isEqualTo(version);
			}
		}
	}

	private static String said(ChildProcess monitor, int from) {
		return monitor.awaitLine(from, "^says (.*)").group(1);
	}

	private static String application(String expression) {
		return """
				package app;
				@org.springframework.boot.autoconfigure.SpringBootApplication
				public class Application implements org.springframework.boot.CommandLineRunner {
					public static void main(String[] args) {
						org.springframework.boot.SpringApplication.run(Application.class, args);
					}
					@Override
					public void run(String... args) {
						System.out.println("says " + %s);
					}
				}
				""".formatted(expression);
	}

	private static String aspect(String type, String mark) {
		return """
				package app;
				@org.aspectj.lang.annotation.Aspect
				public class Marking {
					@org.aspectj.lang.annotation.Around("execution(* app.%s.greet())")
					public Object %s(org.aspectj.lang.ProceedingJoinPoint call) throws Throwable {
						return call.proceed() + " %s";
					}
				}
				""".formatted(type, mark, mark);
	}

	/** As in the library, and with what it lacks. */
	private static String lifecycle(String version) {
		return """
				package org.springframework.context;
				public interface Lifecycle {
					Object VERSION = new String("%s");
					void start();
					void stop();
					boolean isRunning();
				}
				""".formatted(version);
	}

	private ChildProcess start(String jvmOption) {
		List<String> classPath = new ArrayList<>(libraries);
		classPath.add(0, this.classes.toString());
		return ChildProcess.start(this.directory, Map.of(),
				List.of(Path.of(System.getProperty("java.home"), "bin/java").toString(), "-XX:TieredStopAtLevel=1",
						jvmOption, "-cp", String.join(File.pathSeparator, classPath), "app.Application",
						"--hupper.verbose=2", "--hupper.reload-interval=50ms", "--hupper.compile.enabled=false",
						"--hupper.swap=off", "--hupper.archive.enabled=false"));
	}

	/** Aside, so that nothing is seen half-written. */
	private void compile(String type, String text) throws IOException {
		Path source = this.directory.resolve("sources").resolve(type + "/" + type.replaceAll(".*\\.", "") + ".java");
		Files.createDirectories(source.getParent());
		Files.writeString(source, text);
		Path aside = Files.createTempDirectory(this.directory, "compiled");
		String classPath = Stream.concat(Stream.of(this.classes.toString()), libraries.stream())
			.reduce((one, other) -> one + File.pathSeparator + other)
			.orElseThrow();
		assertThat(ToolProvider.getSystemJavaCompiler()
			.run(null, null, null, "--release", "17", "-g", "-proc:none", "-nowarn", "-d", aside.toString(), "-cp",
					classPath, source.toString()))
			.isZero();
		String file = type.replace('.', '/') + ".class";
		Files.createDirectories(this.classes.resolve(file).getParent());
		Files.move(aside.resolve(file), this.classes.resolve(file), StandardCopyOption.REPLACE_EXISTING);
	}

}
