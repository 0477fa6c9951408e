package dev.hupper.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

	/** The templates need it, and nothing else does. */
	private static final String NEEDED = "org/thymeleaf/engine/TemplateManager.class";

	@TempDir
	Path directory;

	@Test
	void manyReloadsLeaveNothingBehind() throws IOException {
		Path temporary = Files.createDirectories(this.directory.resolve("tmp"));
		Application application = application();
		try (EditedApp app = start(application, temporary)) {
			ProcessCounts warm = null;
			for (int i = 1; i <= RELOADS; i++) {
				reload(app);
				warm = (i == WARM) ? ProcessCounts.of(app.monitor(), temporary) : warm;
			}
			ProcessCounts end = ProcessCounts.of(app.monitor(), temporary);
			System.out.println("After " + WARM + " reloads: " + warm + "\nAfter " + RELOADS + " reloads: " + end);
			assertThat(end).usingRecursiveComparison().ignoringFields("liveBytes").isEqualTo(warm);
		}
	}

	/** As if a class of a library were patched in the application. */
	@Test
	void aPartThatBeginsToFailIsLeftOutWithOneLine() throws IOException {
		Application application = application();
		try (EditedApp app = start(application, Files.createDirectories(this.directory.resolve("tmp")))) {
			for (int i = 1; i <= 2 * WARM; i++) {
				if (i == WARM) {
					int from = app.lineCount();
					shadow(application, app.project().resolve("target/classes"));
					app.awaitLine(from, "Standbys do not rehearse templates");
				}
				reload(app);
			}
			assertThat(app.count(0, "Standbys do not rehearse")).as(app::transcript).isEqualTo(1);
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

	private static void shadow(Application application, Path classes) throws IOException {
		List<URL> libraries = new ArrayList<>();
		for (String library : application.libraries().toList()) {
			libraries.add(Path.of(library).toUri().toURL());
		}
		Path file = classes.resolve(NEEDED);
		Files.createDirectories(file.getParent());
		try (URLClassLoader loader = new URLClassLoader(libraries.toArray(new URL[0]), null);
				InputStream bytes = loader.getResourceAsStream(NEEDED)) {
			Files.write(file, bytes.readAllBytes());
		}
	}

}
