package dev.hupper.measurement;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

import dev.hupper.testing.App;
import dev.hupper.testing.ChildProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long it takes from the write of a complete class file until the worker is asked to
 * stop, with default settings but the reload interval:
 * {@code ./mvnw -pl hupper-spring-boot-autoconfigure test -Dtest=LatencyMeasurement}.
 */
class LatencyMeasurement {

	private static final int CHANGES = Integer.getInteger("hupper.measure.changes", 100);

	@TempDir
	Path directory;

	@Test
	void measure() throws Exception {
		App app = new App(this.directory)
			.options(".reloadInterval(Duration.ofMillis(50)).verbose(2).fileMonitor(\"watchdog\")")
			.version("one");
		Path file = app.project().classFile("App");
		byte[] one = Files.readAllBytes(file);
		app.version("two");
		byte[][] versions = { one, Files.readAllBytes(file) };
		try (ChildProcess monitor = app.run()) {
			App.awaitUp(monitor, "two");
			double[] millis = new double[CHANGES];
			for (int i = 0; i < CHANGES; i++) {
				int from = monitor.lineCount();
				long start = System.nanoTime();
				Files.write(file, versions[i % 2]);
				monitor.awaitLine(from, "Stopping worker");
				millis[i] = (double) (System.nanoTime() - start) / TimeUnit.MILLISECONDS.toNanos(1);
				monitor.awaitLine(from, "up (one|two)");
				monitor.awaitLine(from, "Reloaded in");
			}
			Arrays.sort(millis);
			System.out.println(String.format(Locale.ROOT,
					"write -> stop asked, %d changes: median %.1f ms, p95 %.1f ms, worst %.1f ms", CHANGES,
					millis[CHANGES / 2], millis[(int) (CHANGES * 0.95)], millis[CHANGES - 1]));
		}
	}

}
