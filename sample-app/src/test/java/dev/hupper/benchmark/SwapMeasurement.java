package dev.hupper.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Method bodies of <em>ordinary</em> that are swapped while it runs, beside reloads and
 * devtools. The system properties {@code hupper.benchmark.saves} (10 by default),
 * {@code .options} and {@code .output} are those of {@link ReloadBenchmark}.
 */
class SwapMeasurement {

	private static final int SAVES = Integer.getInteger("hupper.benchmark.saves", 10);

	private static final int WARM_UP = 2;

	private static final List<String> OPTIONS = List
		.of(System.getProperty("hupper.benchmark.options", "-XX:TieredStopAtLevel=1").split(" "));

	private static final Path OUTPUT = Path.of(System.getProperty("hupper.benchmark.output", "target/benchmark"));

	private static final long APART = TimeUnit.SECONDS.toNanos(2);

	@TempDir
	Path directory;

	private Application application;

	private List<String> hupper;

	private void prepare() throws IOException {
		this.application = Application.ordinary(Ordinary.named("ordinary", this.directory.resolve("ordinary")));
		this.hupper = Subject.hupper(this.directory);
		Files.createDirectories(OUTPUT);
	}

	private EditedApp start(String name, List<String> options, String... arguments) throws IOException {
		List<String> all = new ArrayList<>(OPTIONS);
		all.addAll(options);
		EditedApp app = new EditedApp(this.application, this.directory.resolve(name), all, this.hupper,
				List.of(arguments));
		Machine.awaitCalm();
		return app;
	}

	private Subject startDevtools() throws IOException {
		Subject devtools = Subject.start(this.application, Variant.DEVTOOLS_TUNED, this.directory.resolve("devtools"),
				OPTIONS, List.of());
		Machine.awaitCalm();
		return devtools;
	}

	/**
	 * Three sources and a class file saved a second apart, again and again, the fresh
	 * process after each four, and what devtools takes alone.
	 */
	@Test
	void oneSave() throws IOException {
		prepare();
		List<Double> sources = new ArrayList<>();
		List<Double> classes = new ArrayList<>();
		List<Double> fresh = new ArrayList<>();
		try (EditedApp app = start("bridged", List.of(), "--hupper.swap=on")) {
			saveAlone(app, true);
			for (int round = 0; round < SAVES; round++) {
				int from = app.lineCount();
				for (int i = 0; i < 3; i++) {
					Machine.pause(Duration.ofSeconds(1));
					sources.add(app.save(true));
				}
				Machine.pause(Duration.ofSeconds(1));
				long saved = System.nanoTime();
				classes.add(app.save(false));
				app.awaitLine(from, "Fresh after the swap|Reloaded in");
				fresh.add(EditedApp.secondsSince(saved));
				say("  sources %s, class file %.3f s, fresh JVM %.2f s, swaps %d",
						sources.subList(3 * round, 3 * round + 3), classes.get(round), fresh.get(round),
						app.count(from, "Swapped in"));
				Machine.pause(Duration.ofSeconds(3));
			}
			app.keepOutput(OUTPUT.resolve("swaps-one.log"));
		}
		print("source saved -> served", sources);
		print("class file saved -> served", classes);
		print("the last of four saved -> the fresh JVM serves", fresh);
		List<Double> tuned = new ArrayList<>();
		try (Subject devtools = startDevtools()) {
			for (int round = -WARM_UP; round < SAVES; round++) {
				double seconds = devtools.save(false).seconds();
				if (round >= 0) {
					tuned.add(seconds);
					say("  devtools tuned %.2f s", seconds);
				}
				Machine.awaitCalm();
			}
		}
		print("devtools tuned, class file saved -> served", tuned);
	}

	/** The fresh process serves when it returns. */
	private static double saveAlone(EditedApp app, boolean source) throws IOException {
		int from = app.lineCount();
		double seconds = app.save(source);
		app.awaitLine(from, "Fresh after the swap|Reloaded in");
		return seconds;
	}

	private static void print(String what, List<Double> seconds) {
		double[] all = seconds.stream().mapToDouble(Double::doubleValue).toArray();
		say("%s: median %.3f s, p95 %.3f s of %d", what, Statistics.median(all), Statistics.quantile(all, 0.95),
				all.length);
	}

	/** Five saves two seconds apart: with swaps, without, and by devtools. */
	@Test
	void fiveSaves() throws IOException {
		prepare();
		for (String mode : List.of("on", "off")) {
			try (EditedApp app = start("swap-" + mode, List.of(), "--hupper.swap=" + mode)) {
				saveAlone(app, true);
				Machine.awaitCalm();
				for (int round = 0; round < Math.max(1, SAVES / 5); round++) {
					int from = app.lineCount();
					five("hupper.swap=" + mode, () -> app.save(true));
					say("  processes started: %d, swaps: %d", app.count(from, "Started worker"),
							app.count(from, "Swapped in"));
				}
				app.keepOutput(OUTPUT.resolve("swaps-five-" + mode + ".log"));
			}
		}
		try (Subject devtools = startDevtools()) {
			devtools.save(false);
			Machine.awaitCalm();
			five("devtools tuned", () -> devtools.save(false).seconds());
		}
	}

	private static void five(String what, Save save) throws IOException {
		double busy = Machine.busySeconds();
		double[] seconds = new double[5];
		long start = System.nanoTime();
		for (int i = 0; i < seconds.length; i++) {
			LockSupport.parkNanos(start + i * APART - System.nanoTime());
			seconds[i] = save.seconds();
		}
		Machine.pause(Duration.ofSeconds(12));
		Machine.awaitCalm();
		say("%s: five saves two seconds apart, each served in %s s; %.2f CPU s a save", what,
				Stream.of(seconds[0], seconds[1], seconds[2], seconds[3], seconds[4])
					.map((each) -> String.format(Locale.ROOT, "%.2f", each))
					.toList(),
				(Machine.busySeconds() - busy) / seconds.length);
	}

	/** What the start costs, and how many classes come from the archive. */
	@Test
	void start() throws IOException {
		prepare();
		double[] with = new double[SAVES];
		double[] without = new double[SAVES];
		List<String> log = List.of("-Xlog:class+load:file=loaded-%p.txt");
		try (EditedApp on = start("start-on", log, "--hupper.swap=on");
				EditedApp off = start("start-off", log, "--hupper.swap=off")) {
			Machine.pause(Duration.ofSeconds(30));
			Machine.awaitCalm();
			for (int round = -WARM_UP; round < SAVES; round++) {
				int index = Math.max(0, round);
				with[index] = on.restart();
				long fromArchive = fromArchive(on);
				Machine.awaitCalm();
				without[index] = off.restart();
				say("  first page after %.2f s with, %.2f s without; classes from the archive: %d with, %d without",
						with[index], without[index], fromArchive, fromArchive(off));
				Machine.awaitCalm();
			}
		}
		double[] interval = Statistics.intervalOfRatio(with, without);
		say("start to first page: with swaps %.2f s, without %.2f s, ratio %.2f (%.2f-%.2f)", Statistics.median(with),
				Statistics.median(without), Statistics.median(with) / Statistics.median(without), interval[0],
				interval[1]);
	}

	private static long fromArchive(EditedApp app) throws IOException {
		Path file = app.project().resolve("loaded-" + app.pid() + ".txt");
		if (!Files.exists(file)) {
			return -1;
		}
		try (Stream<String> lines = Files.lines(file)) {
			return lines.filter((line) -> line.contains("shared objects file")).count();
		}
	}

	private static void say(String format, Object... values) {
		System.out.println(String.format(Locale.ROOT, format, values));
	}

	/** One save. */
	private interface Save {

		double seconds() throws IOException;

	}

}
