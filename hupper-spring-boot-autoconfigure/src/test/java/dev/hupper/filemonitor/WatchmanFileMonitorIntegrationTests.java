package dev.hupper.filemonitor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

import dev.hupper.api.FileMonitor;
import dev.hupper.testing.WatchmanDaemon;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
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
	boolean followsLinks() {
		return false;
	}

	@Override
	void awaitHint(Path path) {
		super.awaitHint(path);
		assertThat(this.logger.lines()).as("it is still watchman that tells").isEmpty();
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
