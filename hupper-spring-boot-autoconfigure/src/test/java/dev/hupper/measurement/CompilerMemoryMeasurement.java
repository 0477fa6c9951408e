package dev.hupper.measurement;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import javax.tools.ToolProvider;

import dev.hupper.compile.ServiceSource;
import dev.hupper.testing.App;
import dev.hupper.testing.ChildProcess;
import dev.hupper.testing.Project;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The memory of a monitor whose compiler is warm, in a module of 300 sources, with the
 * JVM's own choice of heap: {@code ./mvnw -pl hupper-spring-boot-autoconfigure test
 * -Dtest=CompilerMemoryMeasurement}.
 */
class CompilerMemoryMeasurement {

	private static final int SOURCES = 300;

	private static final int SAVES = 10;

	@TempDir
	Path directory;

	@Test
	void measure() throws Exception {
		Files.writeString(this.directory.resolve("pom.xml"), "<project/>");
		App app = new App(this.directory).version("one");
		build(app.project());
		List<String> command = List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:TieredStopAtLevel=1", "-cp",
				ChildProcess.classPath(app.project().classes()) + ":" + Project.libraries(), "App");
		try (ChildProcess monitor = ChildProcess.start(this.directory, Map.of(), command)) {
			App.awaitUp(monitor, "one");
			for (int save = 1; save <= SAVES; save++) {
				Proc.pause(3);
				int from = monitor.lineCount();
				Files.writeString(source(app.project(), 7), ServiceSource.text(7, save));
				monitor.awaitLine(from, "Reloaded in .*\\(Service7.java changed\\)");
			}
			long busy = Proc.residentMib(monitor.pid());
			Proc.pause(20);
			System.out.println("monitor with " + SOURCES + " sources, resident MiB: " + busy + " after " + SAVES
					+ " saves, " + Proc.residentMib(monitor.pid()) + " at rest");
			assertThat(monitor.lines()).noneMatch((line) -> line.contains("not compiled by hupper"));
		}
	}

	private static void build(Project project) throws IOException {
		List<String> arguments = new ArrayList<>(List.of("-d", project.classes().toString(), "-cp",
				project.classes() + ":" + Project.libraries(), "-proc:none"));
		for (int i = 0; i < SOURCES; i++) {
			arguments.add(Files.writeString(source(project, i), ServiceSource.text(i, 0)).toString());
		}
		assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)))
			.isZero();
	}

	private static Path source(Project project, int number) {
		return project.sources().resolve("Service" + number + ".java");
	}

}
