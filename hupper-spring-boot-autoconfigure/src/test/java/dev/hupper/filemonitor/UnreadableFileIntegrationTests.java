package dev.hupper.filemonitor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.methvin.watcher.DirectoryWatcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import dev.hupper.apps.PrintingWatch;
import dev.hupper.testing.ChildProcess;
import io.methvin.watcher.DirectoryWatcher;
import org.slf4j.helpers.NOPLogger;

import org.slf4j.helpers.NOPLogger;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ChangeWatch} as a user who must not read everything: root becomes
 * another one.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "needs POSIX permissions")
class UnreadableFileIntegrationTests {

	private static final List<String> NOBODY = List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");

	@TempDir
	private Path directory;

	@Test
	void anUnreadableFileIsNamedOnceItChangesAndReportedOnceItCanBeRead() throws Exception {
		permit(this.directory, "rwxr-xr-x");
		Path watched = Files.createDirectory(this.directory.resolve("watched"));
		Path file = Files.writeString(watched.resolve("file"), "a");
		Path secret = Files.createDirectory(watched.resolve("secret"));
		Files.writeString(secret.resolve("file"), "a");
		permit(secret, "---------");
		try (ChildProcess child = ChildProcess.start(this.directory, Map.of(), command(watched))) {
			child.awaitLine("Watching 1 files");
			permit(file, "-w-------");
			Files.writeString(file, "b");
			child.awaitLine("Cannot read " + file);
			permit(file, "rw-r--r--");
			child.awaitLine("changed: \\[" + file + "\\]");
			assertThat(child.lines()).filteredOn((line) -> line.contains("Cannot read")).hasSize(1);
			child.awaitLine("\\[hupper\\] Not watched until it can be read: " + secret);
			assertThat(child.lines()).filteredOn((line) -> line.contains("Not watched")).hasSize(1);
			permit(secret, "rwxr-xr-x");
			child.awaitLine("changed: \\[" + secret.resolve("file") + "\\]");
		}
	}

	private List<String> command(Path watched) throws Exception {
		List<String> command = new ArrayList<>();
		if ("root".equals(System.getProperty("user.name"))) {
			command.addAll(NOBODY);
		}
		String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
		String classPath = ChildProcess.classPath(copyOrigin(ChangeWatch.class), copyOrigin(PrintingWatch.class),
				copyOrigin(DirectoryWatcher.class), copyOrigin(NOPLogger.class));
		command.addAll(List.of(java, "-cp", classPath, PrintingWatch.class.getName(), watched.toString()));
		return command;
	}

	/** The directories of the build and the repository may be closed to other users. */
	private Path copyOrigin(Class<?> type) throws Exception {
		Path origin = Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
		Path copy = this.directory.resolve(type.getSimpleName());
		try (Stream<Path> paths = Files.walk(origin)) {
			for (Path path : (Iterable<Path>) paths::iterator) {
				Files.copy(path, copy.resolve(origin.relativize(path).toString()));
			}
		}
		return copy;
	}

	private static void permit(Path path, String permissions) throws IOException {
		Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
	}

}
