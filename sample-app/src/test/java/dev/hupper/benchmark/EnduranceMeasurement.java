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

	private static final String READY = "Standby \\d+ is ready";

	@TempDir
	Path directory;

	@Test
	void manyReloadsLeaveNothingBehind() throws IOException {
		Path temporary = Files.createDirectories(this.directory.resolve("tmp"));
		Application application = application();
		try (EditedApp app = start(application, temporary)) {
			int ready = awaitRenewed(app);
			// The JVM keeps a thread and a socket from the first tool that attaches on.
			ProcessCounts warm = ProcessCounts.of(app.monitor(), temporary);
			for (int i = 1; i <= RELOADS; i++) {
				ready = reload(app, ready);
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
		return new EditedApp(application, this.directory.resolve("app"),
				List.of("-XX:TieredStopAtLevel=1", "-Djava.io.tmpdir=" + temporary), Subject.hupper(this.directory),
				List.of("--hupper.swap=off"));
	}

	/**
	 * For the first archive, the standby of before gives way to another.
	 * @return the number of the line after that which says that it is ready
	 */
	private static int awaitRenewed(EditedApp app) {
		int made = app.awaitLine(0, "Made a class archive");
		int renewed = app.awaitLine(made, "Started worker \\d+");
		return app.awaitLine(renewed, READY);
	}

	/**
	 * Reload by a standby, unless one gives way meanwhile since what the first rehearsed
	 * is archived, too.
	 * @param ready the number of the line after that which says that it is ready
	 * @return the same for the next
	 */
	private static int reload(EditedApp app, int ready) throws IOException {
		app.save(false);
		int reloaded = app.awaitLine(ready, "Reloaded in ");
		assertThat(app.count(ready, "Reloaded in .*\\(standby|Made a class archive")).as(app::transcript).isPositive();
		return app.awaitLine(reloaded, READY);
	}

}
