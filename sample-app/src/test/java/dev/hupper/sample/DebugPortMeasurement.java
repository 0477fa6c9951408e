package dev.hupper.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

import dev.hupper.sample.SaveMeasurement.Saved;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code hupper.debug-port} adds to a reload while nobody debugs, in turns with a
 * guestbook that has none:
 * {@code ./mvnw -pl sample-app -am test -Dtest=DebugPortMeasurement -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class DebugPortMeasurement {

	@TempDir
	Path directory;

	@Test
	void measure() throws IOException {
		int port = Guestbook.onFreePort().port();
		try (Saved without = Saved.start(this.directory.resolve("without"), SaveMeasurement::changeClass,
				"--hupper.compile.enabled=false");
				Saved with = Saved.start(this.directory.resolve("with"), SaveMeasurement::changeClass,
						"--hupper.compile.enabled=false", "--hupper.debug-port=" + port)) {
			for (int run = 1; run <= SaveMeasurement.TO_WARM_UP + SaveMeasurement.RUNS; run++) {
				with.awaitStandby();
				without.save(run);
				without.awaitStandby();
				with.save(run);
			}
			System.out.println("without a debug port, ms: median " + without.median() + " of " + without.millis());
			System.out.println("with a debug port, ms: median " + with.median() + " of " + with.millis());
			System.out.println(String.format(Locale.ROOT, "ratio of the medians: %.2f",
					(double) with.median() / without.median()));
		}
	}

}
