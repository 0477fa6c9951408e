package dev.hupper.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.hupper.testing.App;
import dev.hupper.testing.ChildProcess;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * However an editor writes a resource, it is one reload, and nothing of the editor's is
 * copied to the class directory; here in a project whose path looks like a glob.
 */
class EditorSavesIntegrationTests {

	/** What lies between the system calls of an editor on a busy machine. */
	private static final long MILLIS_BETWEEN_STEPS = 60;

	@TempDir
	private Path temporary;

	@Test
	void eachSaveIsOneReloadAndLeavesNothingBehind() throws Exception {
		Path directory = Files.createDirectory(this.temporary.resolve("[client] of a project"));
		Files.writeString(directory.resolve("pom.xml"), """
				<project>
					<modelVersion>4.0.0</modelVersion>
					<groupId>com.example</groupId>
					<artifactId>app</artifactId>
					<version>1</version>
				</project>
				""");
		App app = new App(directory).version("one");
		Path classes = app.project().classes();
		Path file = Files.createDirectories(directory.resolve("src/main/resources")).resolve("application.yml");
		Files.writeString(file, "a: 1");
		Files.copy(file, classes.resolve("application.yml"));
		Path temporary = file.resolveSibling("application.yml___jb_tmp___");
		Path old = file.resolveSibling("application.yml___jb_old___");
		Path kate = file.resolveSibling(".application.yml.kate-swp");
		Path gedit = file.resolveSibling(".goutputstream-ABC123");
		try (ChildProcess monitor = app.run()) {
			monitor.awaitLine("up one pid=\\d+ reloads=0");
			steps(() -> Files.writeString(temporary, "a: 2"), () -> Files.move(file, old),
					() -> Files.move(temporary, file), () -> Files.delete(old));
			monitor.awaitLine("up one pid=\\d+ reloads=1 cause=application.yml changed");
			steps(() -> Files.writeString(kate, "typed"), () -> Files.writeString(kate, "typed on"));
			steps(() -> Files.writeString(gedit, "a:"), () -> Files.writeString(gedit, " 3", StandardOpenOption.APPEND),
					() -> Files.move(gedit, file, StandardCopyOption.REPLACE_EXISTING));
			monitor.awaitLine("up one pid=\\d+ reloads=2 cause=application.yml changed");
			app.version("two");
			monitor.awaitLine("up two pid=\\d+ reloads=3");
			assertThat(classes.resolve("application.yml")).hasContent("a: 3");
			try (Stream<Path> copied = Files.list(classes)) {
				assertThat(copied.map((path) -> path.getFileName().toString())).containsOnly("App.class",
						"application.yml");
			}
		}
	}

	private static void steps(Step... steps) throws Exception {
		ScheduledExecutorService editor = Executors.newSingleThreadScheduledExecutor();
		for (int i = 0; i < steps.length; i++) {
			Step step = steps[i];
			editor.schedule(() -> {
				step.take();
				return null;
			}, i * MILLIS_BETWEEN_STEPS, TimeUnit.MILLISECONDS);
		}
		editor.shutdown();
		assertThat(editor.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
	}

	private interface Step {

		void take() throws IOException;

	}

}
