package dev.hupper.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import dev.hupper.testing.App;
import dev.hupper.testing.ChildProcess;
import dev.hupper.testing.ProcessCounts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Many reloads in a row leave nothing behind in the monitor:
 * {@code -Dhupper.test.reloads=200}.
 */
@EnabledOnOs(OS.LINUX)
class EnduranceIntegrationTests {

	private static final int RELOADS = Integer.getInteger("hupper.test.reloads", 20);

	/** By the tenth reload everything that is made once has been made. */
	private static final int WARM = 10;

	private static final int ATTEMPTS = 20;

	private static final long ALLOWED_GROWTH = 5L * 1024 * 1024;

	@TempDir
	Path directory;

	@Test
	void manyReloadsLeaveNothingBehind() throws IOException {
		App app = new App(this.directory.resolve("app")).options(".reloadInterval(Duration.ofMillis(50))");
		// What has a source is never held back, however soon it changes after a start.
		Path source = app.project().directory().resolve("src/main/resources/trigger.txt");
		Files.createDirectories(source.getParent());
		Files.writeString(source, "");
		reloadOften(app, app.project().classes().resolve("trigger.txt"), false);
	}

	@Test
	void manyReloadsThroughStandbysLeaveNothingBehind() throws IOException {
		App app = new App(this.directory.resolve("app")).body("proxy.watchFiles(\"trigger.txt\");")
			.options(".reloadInterval(Duration.ofMillis(50)).verbose(2)"
					+ ".standby(new StandbyOptions(true, StandbyOptions.WarmUp.REHEARSAL))");
		reloadOften(app, app.project().directory().resolve("trigger.txt"), true);
	}

	/** Five swaps, and the fresh process after them, again and again. */
	@Test
	@EnabledIfSystemProperty(named = "hupper.test.reloads", matches = "\\d+")
	void manySwapsLeaveNothingBehind() throws IOException {
		App app = new App(this.directory.resolve("app"))
			.options(".reloadInterval(Duration.ofMillis(50)).verbose(2)"
					+ ".swap(new SwapOptions(SwapOptions.Mode.ON, Duration.ofMillis(300)))")
			.body("for (String last = Text.get(); !last.isEmpty(); Thread.sleep(5)) { if (!Text.get().equals(last)) {"
					+ " last = Text.get(); System.out.println(\"says \" + last); } }");
		Path temporary = Files.createDirectories(this.directory.resolve("tmp"));
		Files.writeString(app.project().directory().resolve("pom.xml"), "<project><modelVersion>4.0.0</modelVersion>"
				+ "<groupId>a</groupId><artifactId>a</artifactId><version>1</version></project>");
		app.project().compile("Text", text(0));
		try (ChildProcess monitor = app.version("one")
			.run(Map.of("XDG_RUNTIME_DIR", temporary.toString()), List.of("-Djava.io.tmpdir=" + temporary))) {
			App.awaitUp(monitor, "one");
			ProcessCounts warm = null;
			int swaps = RELOADS - RELOADS % 5;
			for (int i = 1; i <= swaps; i++) {
				int from = monitor.lineCount();
				Files.writeString(app.project().sources().resolve("Text.java"), text(i));
				monitor.awaitLine(from, "says " + i + "$");
				monitor.awaitLine(from, "Swapped in ");
				if (i % 5 == 0) {
					monitor.awaitLine(from, "Fresh after the swap");
					monitor.awaitLine(from, "Class files are known");
				}
				warm = (i == WARM) ? counts(monitor, temporary) : warm;
			}
			ProcessCounts end = counts(monitor, temporary);
			System.out.println("After " + WARM + " swaps: " + warm + "\nAfter " + swaps + " swaps: " + end);
			assertThat(end).usingRecursiveComparison().ignoringFields("liveBytes", "files").isEqualTo(warm);
			assertThat(end.files() - warm.files()).isEqualTo(leftOpenByTheJdk(swaps));
			assertThat(end.liveBytes() - warm.liveBytes()).isLessThan(ALLOWED_GROWTH);
		}
	}

	/**
	 * {@code VirtualMachine.loadAgent} of JDK 25 does not close its connection
	 * ({@code HotSpotVirtualMachine.loadAgentLibrary}); that of JDK 17 does.
	 */
	private static long leftOpenByTheJdk(int swaps) {
		return (Runtime.version().feature() > 21) ? (swaps - WARM) / 5 : 0;
	}

	private static String text(int version) {
		return "public class Text { static String get() { return \"" + version + "\"; } }";
	}

	private void reloadOften(App app, Path trigger, boolean standbys) throws IOException {
		Path temporary = Files.createDirectories(this.directory.resolve("tmp"));
		try (ChildProcess monitor = app.version("one")
			.run(Map.of("XDG_RUNTIME_DIR", temporary.toString()), List.of("-Djava.io.tmpdir=" + temporary))) {
			App.awaitUp(monitor, "one");
			awaitCalm(monitor, 0, standbys);
			ProcessCounts warm = null;
			for (int i = 1; i <= RELOADS; i++) {
				int from = monitor.lineCount();
				Files.writeString(trigger, "change " + i);
				monitor.awaitLine(from, "up one pid=\\d+ reloads=" + i + " ");
				monitor.awaitLine(from, standbys ? "Reloaded in .*\\(standby, trigger" : "Reloaded in .*\\(trigger");
				awaitCalm(monitor, from, standbys);
				if (i == WARM) {
					warm = counts(monitor, temporary);
				}
			}
			ProcessCounts end = counts(monitor, temporary);
			System.out.println("After " + WARM + " reloads: " + warm + "\nAfter " + RELOADS + " reloads: " + end);
			assertThat(end).usingRecursiveComparison().ignoringFields("liveBytes").isEqualTo(warm);
			assertThat(end.liveBytes() - warm.liveBytes()).isLessThan(ALLOWED_GROWTH);
		}
	}

	private static void awaitCalm(ChildProcess monitor, int fromLine, boolean standbys) {
		if (standbys) {
			monitor.awaitLine(fromLine, "Standby \\d+ is ready");
		}
	}

	/**
	 * As soon as two in a row are the same: the JVM starts threads when a tool attaches,
	 * and what ends a worker, asks it something or reads class files has a thread or a
	 * file for a moment.
	 */
	private static ProcessCounts counts(ChildProcess monitor, Path temporary) {
		ProcessCounts before = ProcessCounts.of(monitor.handle(), temporary);
		ProcessCounts counts = ProcessCounts.of(monitor.handle(), temporary);
		for (int i = 0; i < ATTEMPTS && !counts.isLike(before); i++) {
			before = counts;
			counts = ProcessCounts.of(monitor.handle(), temporary);
		}
		return counts;
	}

}
