package dev.hupper.indistinguishable;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.hupper.indistinguishable.failing.LeakingDriver;
import dev.hupper.indistinguishable.hostile.UnusedDriver;
import dev.hupper.indistinguishable.plain.PlainApplication;
import dev.hupper.testing.ChildProcess;
import dev.hupper.testing.LibraryJar;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A part of the rehearsal that begins to fail is left out with one line, and reloads go
 * on through standbys that rehearse the others: {@code -Dhupper.test.reloads=200}.
 */
class FailingPartIntegrationTests {

	private static final int RELOADS = Integer.getInteger("hupper.test.reloads", 4);

	/** Its standby is the first that the driver spoils. */
	private static final int FAILS = Math.min(10, RELOADS / 2);

	private static final String REASON = "flyway: it leaves the security provider \\d+ leak";

	private static final String LINE = "Standbys do not rehearse " + REASON;

	private static final TestApplication APPLICATION = new TestApplication("failing-part", PlainApplication.class,
			List.of("spring-boot-starter-validation", "spring-boot-starter-flyway", "com.h2database:h2"),
			Map.of("application.properties", "spring.main.keep-alive=true\nspring.flyway.enabled=false", "data.json",
					"0"));

	private static List<String> libraries;

	@TempDir
	Path directory;

	private Path project;

	private Path driver;

	private Path fails;

	@BeforeAll
	static void resolveLibraries(@TempDir Path directory) throws IOException {
		libraries = Libraries.resolve(directory, List.of(APPLICATION)).of(APPLICATION);
	}

	@BeforeEach
	void createProject() throws IOException {
		this.project = Files.createDirectory(this.directory.resolve("project"));
		this.fails = this.directory.resolve("fails");
		APPLICATION.install(this.project);
		// What has a source is never held back, however soon it changes after a start.
		Path source = this.project.resolve("src/main/resources/data.json");
		Files.createDirectories(source.getParent());
		Files.writeString(source, "0");
		Path classes = this.directory.resolve("driver");
		for (Class<?> type : List.of(UnusedDriver.class, LeakingDriver.class, LeakingDriver.Leak.class)) {
			String name = type.getName().replace('.', '/') + ".class";
			Files.createDirectories(classes.resolve(name).getParent());
			Files.copy(type.getResourceAsStream("/" + name), classes.resolve(name));
		}
		Path service = classes.resolve("META-INF/services/java.sql.Driver");
		Files.createDirectories(service.getParent());
		Files.writeString(service, LeakingDriver.class.getName());
		this.driver = LibraryJar.of(classes, this.directory.resolve("lib/driver.jar"));
	}

	@Test
	void whatBeginsToFailIsLeftOutWithOneLineAndReloadsGoOn() throws IOException {
		try (ChildProcess monitor = start(List.of(), "--hupper.archive.enabled=false")) {
			int from = 0;
			for (int i = 1; i <= RELOADS; i++) {
				String standby = monitor.awaitLine(from, "Standby (\\d+) is ready").group(1);
				assertThat(lines(monitor, "Standby " + standby + ": ")).as("%d %s", i, monitor.transcript())
					.first()
					.asString()
					.matches(".*: classes in \\S+ s" + ((i < FAILS) ? "" : ", but for " + REASON));
				assertThat(lines(monitor, "Standby " + standby + ": start\\+validation in ")).hasSize(1);
				assertThat(lines(monitor, "Standby " + standby + ": jdbc" + ((i < FAILS) ? "\\+flyway in " : " in ")))
					.hasSize(1);
				if (i == FAILS - 1) {
					Files.createFile(this.fails);
				}
				from = monitor.lineCount();
				Files.writeString(this.project.resolve("target/classes/data.json"), Integer.toString(i));
				monitor.awaitLine(from, "Reloaded in \\S+ s \\(standby, data.json changed\\)");
			}
			assertThat(lines(monitor, "Standbys do not rehearse")).singleElement().asString().matches(".*" + LINE);
		}
	}

	@Test
	void whatWasLeftOutIsRememberedUntilTheClassPathIsAnother() throws IOException {
		Files.createFile(this.fails);
		String archives = "--hupper.archive.directory=" + this.directory.resolve("archives");
		try (ChildProcess monitor = start(List.of(), archives)) {
			monitor.awaitLine(LINE);
			monitor.await("a file that remembers it", this::isRemembered);
		}
		try (ChildProcess monitor = start(List.of(), archives)) {
			monitor.awaitLine("Standby \\d+: classes in \\S+ s, but for " + REASON);
			assertThat(lines(monitor, LINE)).as(monitor::transcript).isEmpty();
		}
		Path other = LibraryJar.of(Files.createDirectories(this.directory.resolve("other/empty")).getParent(),
				this.directory.resolve("lib/other.jar"));
		try (ChildProcess monitor = start(List.of(other.toString()), archives)) {
			monitor.awaitLine(LINE);
		}
	}

	private boolean isRemembered() {
		try (Stream<Path> files = Files.walk(this.directory.resolve("archives"))) {
			for (Path file : files.filter((path) -> path.endsWith("left-out")).toList()) {
				if (Files.readString(file).matches("(?s).*" + REASON.replace(": ", "=") + ".*")) {
					return true;
				}
			}
		}
		catch (IOException | UncheckedIOException ex) {
			// It is being written.
		}
		return false;
	}

	private static List<String> lines(ChildProcess monitor, String pattern) {
		return monitor.lines().stream().filter((line) -> line.matches(".*" + pattern + ".*")).toList();
	}

	private ChildProcess start(List<String> more, String argument) {
		List<String> classPath = new ArrayList<>(List.of(this.project.resolve("target/classes").toString()));
		classPath.addAll(libraries);
		classPath.add(this.driver.toString());
		classPath.addAll(more);
		return ChildProcess.start(this.project, Map.of(),
				List.of(Path.of(System.getProperty("java.home"), "bin/java").toString(), "-XX:TieredStopAtLevel=1",
						"-D" + LeakingDriver.FILE + "=" + this.fails, "-cp", String.join(File.pathSeparator, classPath),
						APPLICATION.main().getName(), "--hupper.verbose=2", "--hupper.reload-interval=50ms",
						"--hupper.compile.enabled=false", "--hupper.swap=off", argument));
	}

}
