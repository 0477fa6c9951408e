package dev.hupper.filemonitor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

import dev.hupper.api.FileMonitor;
import dev.hupper.testing.WatchmanDaemon;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The contract for {@link WatchmanFileMonitor}, with a real daemon.
 */
class WatchmanFileMonitorIntegrationTests extends FileMonitorContract {

	@TempDir
	static Path state;

	private static WatchmanDaemon daemon;

	@BeforeAll
	static void startDaemon() throws IOException {
		daemon = WatchmanDaemon.start(state.toRealPath().resolve("daemon"));
	}

	@AfterAll
	static void stopDaemon() {
		daemon.close();
	}

	@Override
	FileMonitor create(Consumer<Path> callback) {
		return new WatchmanFileMonitor(callback, this.logger, daemon.options());
	}

	@Override
	void awaitHint(Path path) {
		super.awaitHint(path);
		assertThat(this.logger.lines()).as("it is still watchman that tells").isEmpty();
	}

	@Test
	@DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need a privilege")
	void whatIsBehindLinksThatWereThereBeforeIsSeen() throws Exception {
		Path outside = Files.createDirectories(this.temporary.toRealPath().resolve("outside/below"));
		Path linked = Files.createDirectories(this.temporary.toRealPath().resolve("linked/in"));
		Files.createSymbolicLink(linked.resolve("directory"), outside.getParent());
		Files.createSymbolicLink(linked.resolve("later"), outside.resolveSibling("later"));
		this.monitor.addPath(linked.getParent());
		Files.writeString(outside.resolve("file.txt"), "1");
		awaitHint(linked.resolve("directory/below/file.txt"));
		Files.writeString(Files.createDirectory(outside.resolveSibling("later")).resolve("file.txt"), "1");
		awaitHint(linked.resolve("later/file.txt"));
	}

	@Test
	void whenTheDaemonIsKilledTheSystemsOwnEventsTakeOver() throws Exception {
		try (WatchmanDaemon mortal = WatchmanDaemon.start(this.temporary.toRealPath().resolve("mortal"))) {
			FileMonitor other = new WatchmanFileMonitor(this.hints::add, this.logger, mortal.options());
			other.addPath(this.root);
			other.start();
			mortal.kill();
			super.awaitHint(this.root);
			this.hints.clear();
			super.awaitHint(write("after.txt", "1"));
			assertThat(this.logger.lines()).hasSize(1)
				.first()
				.asString()
				.contains("watchman cannot be used", "take over");
			other.stop();
			other.join();
		}
	}

}
