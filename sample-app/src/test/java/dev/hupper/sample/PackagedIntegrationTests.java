package dev.hupper.sample;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;

import dev.hupper.testing.ChildProcess;
import dev.hupper.testing.Repository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The packaged guestbook, in each form in which applications are deployed: as if there
 * were no hupper, be it left out of the package or in it.
 */
class PackagedIntegrationTests {

	private static final Path WITHOUT_HUPPER = find("sample-app-*T.jar");

	private static final Path WITH_HUPPER = find("sample-app-*-with-hupper.jar");

	@TempDir
	private Path directory;

	@Test
	void optionalDependencyIsLeftOut() throws IOException {
		assertThat(contains(WITHOUT_HUPPER, "hupper-spring-boot-autoconfigure")).isFalse();
		assertThat(contains(WITH_HUPPER, "hupper-spring-boot-autoconfigure")).isTrue();
	}

	@Test
	void jarWithoutHupperStarts() throws IOException {
		leavesNoTraces("-jar", WITHOUT_HUPPER.toString());
	}

	@Test
	void jarWithHupperIsInert() throws IOException {
		leavesNoTraces("-jar", WITH_HUPPER.toString());
	}

	@Test
	void extractedLayoutIsInert() throws IOException {
		run("-Djarmode=tools", "-jar", WITH_HUPPER.toString(), "extract", "--destination", "extracted");

		leavesNoTraces("-jar", "extracted/" + WITH_HUPPER.getFileName());
	}

	/** Directories and libraries, as Jib and Docker files lay them out. */
	@Test
	void imageLikeLayoutIsInert() throws IOException {
		run("-Djarmode=tools", "-jar", WITH_HUPPER.toString(), "extract", "--layers", "--launcher", "--destination",
				"layers");
		Path application = this.directory.resolve("layers/application/BOOT-INF/classes");
		assertThat(application).isDirectory();

		leavesNoTraces("-cp", String.join(File.pathSeparator, application.toString(),
				"layers/dependencies/BOOT-INF/lib/*", "layers/snapshot-dependencies/BOOT-INF/lib/*"),
				GuestbookApplication.class.getName());
	}

	private void leavesNoTraces(String... command) throws IOException {
		Guestbook guestbook = Guestbook.onFreePort();
		try (ChildProcess java = java(guestbook, command)) {
			java.awaitLine("Started GuestbookApplication");
			String page = guestbook.page();

			assertThat(page).contains("not under hupper");
			assertThat(Guestbook.process(page)).isEqualTo(java.handle());
			assertThat(Traces.in(java.handle())).isEmpty();
			assertThat(java.lines()).noneMatch((line) -> line.contains("[hupper]"));
		}
	}

	private void run(String... command) throws IOException {
		try (ChildProcess java = java(Guestbook.onFreePort(), command)) {
			assertThat(java.awaitExit()).as(java::transcript).isZero();
		}
	}

	private ChildProcess java(Guestbook guestbook, String... arguments) {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1"));
		command.addAll(List.of(arguments));
		return ChildProcess.start(this.directory, Map.of("SERVER_PORT", Integer.toString(guestbook.port())), command);
	}

	private static boolean contains(Path jar, String library) throws IOException {
		try (JarFile file = new JarFile(jar.toFile())) {
			return file.stream().anyMatch((entry) -> entry.getName().contains(library));
		}
	}

	private static Path find(String glob) {
		try (var jars = Files.newDirectoryStream(Repository.root().resolve("sample-app/target"), glob)) {
			return jars.iterator().next();
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
	}

}
