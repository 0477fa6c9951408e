package dev.hupper.filemonitor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import dev.hupper.apps.WatchingMain;
import dev.hupper.testing.ChildProcess;
import dev.hupper.testing.RecordingLogger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What {@link WatchdogFileMonitor} does about Linux's limits.
 */
@EnabledOnOs(OS.LINUX)
class WatchdogFaultsIntegrationTests {

	private static final int DIRECTORIES = 40;

	@TempDir
	Path temporary;

	private Path root;

	@BeforeEach
	void makeDirectories() throws IOException {
		this.root = this.temporary.toRealPath().resolve("root");
		for (int i = 0; i < DIRECTORIES; i++) {
			Files.createDirectories(this.root.resolve("d" + i));
		}
	}

	@Test
	void beyondTheLimitOfWatchesFilesArePolledAndOneLineSaysSo() throws IOException {
		try (ChildProcess watching = watching("max_inotify_watches", 10)) {
			watching.awaitLine("\\[hupper\\] The limit fs.inotify.max_user_watches = 10 "
					+ "\\(here: user.max_inotify_watches\\) is reached at .*sudo sysctl user.max_inotify_watches=524288");
			assertAllAreNoticed(watching);
		}
	}

	@Test
	void withoutAnyWatchFilesArePolledAndOneLineSaysSo() throws IOException {
		try (ChildProcess watching = watching("max_inotify_watches", 0)) {
			assertAllAreNoticed(watching);
		}
	}

	@Test
	void withoutAnInstanceFilesArePolledAndOneLineSaysSo() throws IOException {
		try (ChildProcess watching = watching("max_inotify_instances", 0)) {
			watching.awaitLine("\\[hupper\\] The limit fs.inotify.max_user_instances = 0 "
					+ "\\(here: user.max_inotify_instances\\), .* is reached at .*sudo sysctl user.max_inotify_instances=1024");
			assertAllAreNoticed(watching);
		}
	}

	@Test
	void moreEventsThanTheQueueHoldsMeanLookThroughAll() throws Exception {
		RecordingLogger logger = new RecordingLogger();
		List<Path> hints = new CopyOnWriteArrayList<>();
		CountDownLatch written = new CountDownLatch(1);
		WatchdogFileMonitor monitor = new WatchdogFileMonitor((path) -> {
			hints.add(path);
			await(written);
		}, logger);
		monitor.addPath(this.root);
		monitor.start();
		for (int i = 0; i < 3000; i++) {
			Files.writeString(this.root.resolve("d0/f" + i), "1");
		}
		Path later = Files.createDirectory(this.root.resolve("d0/later"));
		written.countDown();
		Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(hints).contains(this.root));
		assertThat(logger.lines()).filteredOn((line) -> line.startsWith("info"))
			.singleElement()
			.asString()
			.contains("More changes at once", this.root.toString());
		Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
			Path file = Files.writeString(later.resolve("file.txt"), "at " + System.nanoTime());
			assertThat(hints).contains(file);
		});
		monitor.stop();
		monitor.join();
	}

	@Test
	void anUnexpectedFailureIsSaidAndDoesNotEndTheMonitor() throws Exception {
		RecordingLogger logger = new RecordingLogger();
		List<Path> hints = new CopyOnWriteArrayList<>();
		WatchdogFileMonitor monitor = new WatchdogFileMonitor((path) -> {
			hints.add(path);
			if (hints.size() == 1) {
				throw new IllegalStateException("failed");
			}
		}, logger);
		monitor.addPath(this.root);
		monitor.start();
		Path file = Files.writeString(this.root.resolve("d0/f"), "1");
		Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> hints.contains(this.root));
		assertThat(hints).startsWith(file, this.root);
		assertThat(logger.lines()).filteredOn((line) -> line.startsWith("error"))
			.singleElement()
			.asString()
			.contains("goes on", "failed");
		monitor.stop();
		monitor.join();
	}

	private void assertAllAreNoticed(ChildProcess watching) throws IOException {
		watching.awaitLine("watching");
		for (int i = 0; i < DIRECTORIES; i++) {
			Files.writeString(this.root.resolve("d" + i + "/file.txt"), "1");
		}
		for (int i = 0; i < DIRECTORIES; i++) {
			watching.awaitLine("hint .*/d" + i + "/file.txt");
		}
		Path later = Files.createDirectories(this.root.resolve("d" + (DIRECTORIES - 1) + "/later/deep"));
		Files.writeString(later.resolve("file.txt"), "1");
		watching.awaitLine("hint .*/later/deep/file.txt");
		assertThat(watching.lines()).filteredOn((line) -> line.startsWith("[hupper]")).hasSize(1);
	}

	/** A user namespace has limits of its own: no other process notices. */
	private ChildProcess watching(String limit, int value) {
		Assumptions.assumeTrue(canUnshare(), "This machine allows no user namespaces");
		String java = "'" + String.join("' '", ChildProcess.java(List.of(), WatchingMain.class, this.root.toString()))
				+ "'";
		return ChildProcess.start(this.temporary, Map.of(), List.of("unshare", "-Ur", "sh", "-c",
				"echo " + value + " > /proc/sys/user/" + limit + " && exec " + java));
	}

	private boolean canUnshare() {
		try (ChildProcess process = ChildProcess.start(this.temporary, Map.of(), List.of("unshare", "-Ur", "true"))) {
			return process.awaitExit() == 0;
		}
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await(60, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
