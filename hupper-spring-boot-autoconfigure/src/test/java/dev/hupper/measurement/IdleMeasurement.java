package dev.hupper.measurement;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

import dev.hupper.testing.App;
import dev.hupper.testing.ChildProcess;
import dev.hupper.testing.WatchmanDaemon;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an idle monitor costs with 10,000 watched files, beside a bare sleeping JVM of the
 * same run: {@code ./mvnw -pl hupper-spring-boot-autoconfigure test
 * -Dtest=IdleMeasurement}.
 */
class IdleMeasurement {

	private static final int FILES = 10_000;

	private static final int SECONDS = Integer.getInteger("hupper.measure.seconds", 60);

	/** By then the monitor has read all files, warmed up what it needs, and rests. */
	private static final int SECONDS_BEFORE = 30;

	private static final String WITHOUT_COMPILER = ".compile(new CompileOptions(false, List.of(), List.of(), List.of(),"
			+ " List.of(), List.of(), Duration.ofMinutes(1), List.of(), true))";

	/** Linux counts CPU time in hundredths of a second. */
	private static final double TICKS_PER_SECOND = 100;

	@TempDir
	Path directory;

	@Test
	void measure() throws Exception {
		System.out.printf("%-20s %12s %10s%n", "", "% of a core", "RSS MiB");
		try (ChildProcess bare = ChildProcess.start(this.directory, Map.of(),
				ChildProcess.java(List.of("-Xmx256m", "-XX:+UseSerialGC"), Sleeping.class))) {
			report("bare JVM", bare);
		}
		try (WatchmanDaemon watchman = WatchmanDaemon.start(this.directory.resolve("daemon"))) {
			Map<String, String> environment = Map.of("WATCHMAN_SOCK", watchman.socket().toString(), "XDG_CACHE_HOME",
					this.directory.resolve("cache").toString());
			for (String monitor : List.of("watchdog", "watchman", "polling")) {
				measure(monitor, monitor, environment, WITHOUT_COMPILER);
			}
			// Its own sources are among those that hupper finds on the class path of this
			// test.
			measure("watchdog, compiler", "watchdog", environment, "");
		}
	}

	private void measure(String title, String monitor, Map<String, String> environment, String options)
			throws Exception {
		App app = new App(this.directory.resolve(title)).options(".fileMonitor(\"" + monitor + "\")" + options)
			.version("one");
		write(app.project().classes());
		List<String> command = app.project().command(List.of(), "App");
		// With an archive and a standby, as for everybody.
		command.remove("-Xshare:auto");
		try (ChildProcess process = ChildProcess.start(app.project().directory(), environment, command)) {
			App.awaitUp(process, "one");
			report(title, process);
			assertThat(process.lines()).filteredOn((line) -> line.startsWith("[hupper]")).isEmpty();
		}
	}

	private static void write(Path classes) throws IOException {
		for (int i = 0; i < FILES; i++) {
			Path file = classes.resolve("p" + i % 100 + "/File" + i + ".txt");
			Files.createDirectories(file.getParent());
			Files.writeString(file, "x".repeat(2000) + i);
		}
	}

	private static void report(String name, ChildProcess process) throws Exception {
		Proc.pause(SECONDS_BEFORE);
		long before = Proc.ticks(process.pid());
		Proc.pause(SECONDS);
		double percent = 100 * (Proc.ticks(process.pid()) - before) / TICKS_PER_SECOND / SECONDS;
		System.out
			.println(String.format(Locale.ROOT, "%-20s %12.2f %10d", name, percent, Proc.residentMib(process.pid())));
	}

	/** A JVM that does nothing. */
	static final class Sleeping {

		public static void main(String[] args) throws InterruptedException {
			new CountDownLatch(1).await();
		}

	}

}
