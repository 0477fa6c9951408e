package dev.hupper.filemonitor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import dev.hupper.api.FileMonitor;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The contract for {@link WatchdogFileMonitor}, and what only it has to cope with.
 */
class WatchdogFileMonitorIntegrationTests extends FileMonitorContract {

	@Override
	FileMonitor create(Consumer<Path> callback) {
		return new WatchdogFileMonitor(callback, this.logger);
	}

	@Test
	@EnabledOnOs(value = OS.LINUX, disabledReason = "others are probed")
	void whateverIsAboveARootMayBeReplaced() throws IOException {
		Path deep = Files.createDirectories(this.root.resolveSibling("build/classes/java/main"));
		this.monitor.addPath(deep);
		Files.move(this.root.resolveSibling("build"), this.root.resolveSibling("old"));
		Path file = Files.createDirectories(deep).resolve("File.class");
		awaitHint(Files.writeString(file, "1"));
		this.hints.clear();
		awaitHint(Files.writeString(file, "two"));
	}

	@Test
	void aFileBehindALinkIsWatched() throws IOException {
		Path file = Files.writeString(Files.createDirectory(this.root.resolveSibling("real")).resolve("x"), "1");
		Path link = Files.createSymbolicLink(this.root.resolveSibling("link"), file);
		this.monitor.addPath(link);
		Files.writeString(file, "two");
		awaitHint(link);
	}

	@Test
	void aDirectoryReachedByTwoPathsIsReportedByBoth() throws IOException {
		Path link = Files.createSymbolicLink(this.root.resolveSibling("link"), this.root);
		this.monitor.addPath(link);
		awaitHint(write("new.txt", "1"));
		awaitHint(link.resolve("new.txt"));
	}

	@Test
	void aFileInTheDirectoryMayBeALink() throws IOException {
		Path file = Files.writeString(Files.createDirectory(this.root.resolveSibling("real")).resolve("x"), "1");
		Path link = Files.createSymbolicLink(this.root.resolve("link"), file);
		awaitHint(link);
		this.hints.clear();
		Files.writeString(file, "two");
		awaitHint(link);
	}

	@Test
	@EnabledOnOs(value = OS.LINUX, disabledReason = "others are probed")
	void nothingIsDoneWhileNothingHappens() {
		assertThat(
				Thread.getAllStackTraces().keySet().stream().filter((thread) -> thread.getName().startsWith("hupper-")))
			.as("one thread, and it waits without a time limit")
			.hasSize(1)
			.allMatch((thread) -> thread.getState() != Thread.State.TIMED_WAITING);
	}

}
