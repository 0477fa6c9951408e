package dev.hupper.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.hupper.testing.ProcessCounts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Many reloads of <em>ordinary</em> through standbys, 20 by default:
 * {@code -Dhupper.measure.reloads=200}.
 */
class EnduranceMeasurement {

	private static final int RELOADS = Integer.getInteger("hupper.measure.reloads", 20);

	/** By the tenth reload everything that is made once has been made. */
	private static final int WARM = 10;

	@TempDir
	Path directory;

	@Test
	void manyReloadsLeaveNothingBehind() throws IOException {
		Path temporary = Files.createDirectories(this.directory.resolve("tmp"));
		Application application = application();
		try (EditedApp app = start(application, temporary)) {
			// The JVM keeps a thread and a socket from the first tool that attaches on.
			ProcessCounts warm = ProcessCounts.of(app.monitor(), temporary);
			for (int i = 1; i <= RELOADS; i++) {
				reload(app);
				warm = (i == WARM) ? ProcessCounts.of(app.monitor(), temporary) : warm;
			}
			ProcessCounts end = ProcessCounts.of(app.monitor(), temporary);
			System.out.println("After " + WARM + " reloads: " + warm + "\nAfter " + RELOADS + " reloads: " + end);
			assertThat(end).usingRecursiveComparison().ignoringFields("liveBytes").isEqualTo(warm);
		}
	}

	private Application application() throws IOException {
		return Application.ordinary(Ordinary.named("ordinary", this.directory.resolve("ordinary")));
	}

	private EditedApp start(Application application, Path temporary) throws IOException {
		EditedApp app = new EditedApp(application, this.directory.resolve("app"),
				List.of("-XX:TieredStopAtLevel=1", "-Djava.io.tmpdir=" + temporary), Subject.hupper(this.directory),
				List.of("--hupper.swap=off"));
		app.awaitLine(0, "Standby \\d+ is ready");
		app.awaitLine(0, "Made a class archive");
		return app;
	}

	private static void reload(EditedApp app) throws IOException {
		int from = app.lineCount();
		app.save(false);
		app.awaitLine(from, "Reloaded in .*\\(standby");
		app.awaitLine(from, "Standby \\d+ is ready");
	}

}
