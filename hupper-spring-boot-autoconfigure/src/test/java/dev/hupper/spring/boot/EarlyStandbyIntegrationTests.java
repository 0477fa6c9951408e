package dev.hupper.spring.boot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.hupper.testing.ChildProcess;
import dev.hupper.testing.DependsOnJvm;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The JVM of the first worker is started while the configuration is still being read,
 * where hupper has been used before.
 */
class EarlyStandbyIntegrationTests {

	/** The project, and what its first use leaves: that takes as long as a test. */
	@TempDir
	private static Path used;

	@TempDir
	private Path directory;

	private SpringProject application;

	@BeforeAll
	static void useHupperForTheFirstTime(@TempDir Path temporary) {
		try (ChildProcess monitor = run(application(temporary), used)) {
			monitor.awaitLine("up one .*active=true");
			monitor.await("a list of classes", () -> contains(used.resolve("archives"), "inputs"));
			assertThat(monitor.lines()).noneMatch((line) -> line.contains("started ahead"));
			monitor.signal("TERM");
			monitor.awaitExit();
		}
	}

	@BeforeEach
	void takeWhatTheFirstUseHasLeft() throws IOException {
		Path archives = used.resolve("archives");
		try (Stream<Path> all = Files.walk(archives)) {
			for (Path path : all.toList()) {
				Files.copy(path, this.directory.resolve("archives").resolve(archives.relativize(path)));
			}
		}
		this.application = application(Files.createDirectory(this.directory.resolve("tmp")));
	}

	private static SpringProject application(Path temporary) {
		return new SpringProject(used.resolve("project")).archived()
			.jvmOption("-Djava.io.tmpdir=" + temporary)
			.version("one");
	}

	@Test
	@DependsOnJvm
	void itRunsTheApplicationAndIsReplacedByTheNext() {
		try (ChildProcess monitor = run()) {
			monitor.awaitLine("The JVM of the first worker was started ahead");
			String pid = monitor.awaitLine("up one pid=(\\d+) active=true reloads=0").group(1);
			assertThat(monitor.lines()).filteredOn((line) -> line.contains("Started worker "))
				.first()
				.asString()
				.contains("Started worker " + pid + ":");
			this.application.version("two");
			monitor.awaitLine("up two .*active=true reloads=1");
		}
	}

	@Test
	void itIsStartedBeforeTheApplicationIsRun() {
		this.application.main("""
				SpringApplication application = new SpringApplication(App.class);
				boolean monitor = !dev.hupper.Hupper.isActive();
				for (int i = 0; monitor && i < 1000 && ProcessHandle.current().children().findAny().isEmpty(); i++) {
					try {
						Thread.sleep(10);
					}
					catch (InterruptedException ex) {
						return;
					}
				}
				System.out.println("children before: " + ProcessHandle.current().children().count());
				application.run(args);""").version("two");
		try (ChildProcess monitor = run()) {
			monitor.awaitLine("children before: 1");
			monitor.awaitLine("The JVM of the first worker was started ahead");
			monitor.awaitLine("up two .*active=true reloads=0");
		}
	}

	@Test
	void itIsGivenUpWhereTheApplicationIsRunAsAnother() {
		this.application.main("""
				SpringApplication application = new SpringApplication(App.class);
				System.setProperty("hupper.enabled", "false");
				application.run(args);""").version("two");
		try (ChildProcess plain = run()) {
			plain.awaitLine("up two .*active=false");
			plain.await("no other JVM", () -> plain.descendants().findAny().isEmpty());
			plain.await("no directory", () -> !contains(this.directory.resolve("tmp"), ""));
		}
	}

	@Test
	void itIsGivenUpWhereAFileSaysOtherwise() {
		this.application.properties("hupper.worker.jvm-options=-Dgiven=later")
			.beans("static { System.out.println(\"given \" + System.getProperty(\"given\")); }")
			.version("two");
		try (ChildProcess monitor = run()) {
			monitor.awaitLine("started ahead is given up: workers are started otherwise");
			monitor.awaitLine("given later");
			monitor.awaitLine("up two .*active=true reloads=0");
		}
	}

	@Test
	void nothingIsLeftOfItWhereAFileSwitchesHupperOff() {
		this.application.properties("hupper.enabled=false");
		try (ChildProcess plain = run()) {
			plain.awaitLine("up one .*active=false");
			plain.await("no other JVM", () -> plain.descendants().findAny().isEmpty());
			plain.await("no directory", () -> !contains(this.directory.resolve("tmp"), ""));
		}
	}

	private ChildProcess run() {
		return run(this.application, this.directory);
	}

	private static ChildProcess run(SpringProject application, Path directory) {
		return application.run("--hupper.verbose=2", "--hupper.archive.directory=" + directory.resolve("archives"));
	}

	/** Whether there is a file in a directory of hupper's; others come and go there. */
	private static boolean contains(Path directory, String name) {
		if (!Files.isDirectory(directory)) {
			return false;
		}
		try (Stream<Path> all = Files.list(directory)) {
			return all.filter((path) -> path.getFileName().toString().matches("(archive|hupper)-.*"))
				.anyMatch((path) -> Files.exists(path.resolve(name)));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
