package dev.hupper.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

import dev.hupper.testing.ChildProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Saves, interleaved over all variants, and prints a table: see the package. System
 * properties:
 *
 * <ul>
 * <li>{@code hupper.benchmark.saves}: counted saves of each variant, 20 by default
 * <li>{@code hupper.benchmark.applications}: {@code mini}, {@code sample},
 * {@code ordinary}, {@code reactive}, or {@code ordinary} with other obstacles for a
 * rehearsal than the usual ({@code ordinary-none}, {@code ordinary-mysql}, see
 * {@link Ordinary}); the first four by default
 * <li>{@code hupper.benchmark.parts}: sections of {@code imports.list} that
 * {@link #parts()} leaves out, those of the sample by default
 * <li>{@code hupper.benchmark.variants}: names of {@link Variant}; all by default
 * <li>{@code hupper.benchmark.options}: JVM options of every variant,
 * {@code -XX:TieredStopAtLevel=1} by default, as {@code spring-boot:run} gives
 * <li>{@code hupper.benchmark.output}: directory for tables and charts,
 * {@code target/benchmark} by default
 * </ul>
 */
class ReloadBenchmark {

	private static final int SAVES = Integer.getInteger("hupper.benchmark.saves", 20);

	private static final int WARM_UP = 2;

	private static final Duration IDLE = Duration.ofMinutes(1);

	private static final List<String> APPLICATIONS = list("applications", "mini,sample,ordinary,reactive");

	private static final List<String> VARIANTS = list("variants",
			String.join(",", Arrays.stream(Variant.values()).map(Variant::name).toList()));

	private static final List<String> OPTIONS = list("options", "-XX:TieredStopAtLevel=1");

	private static final Path OUTPUT = Path.of(System.getProperty("hupper.benchmark.output", "target/benchmark"));

	private final Map<String, Application> applications = new HashMap<>();

	private List<String> hupper = List.of();

	@TempDir
	Path directory;

	/** The table: one save at a time. */
	@Test
	void measure() throws IOException {
		for (String name : APPLICATIONS) {
			List<Result> results = measure(name);
			String title = title(name);
			String table = Report.table(title, results);
			String file = name + "-jdk" + Runtime.version().feature();
			Files.writeString(OUTPUT.resolve(file + ".md"), table);
			Files.writeString(OUTPUT.resolve(file + ".svg"), Report.chart("From save to served: " + title, results));
			System.out.println("\n" + table);
		}
	}

	/**
	 * The first start of the day, with an archive from before and no property of hupper,
	 * beside plain java.
	 */
	@Test
	void firstStart() throws IOException {
		for (String name : APPLICATIONS) {
			try (Subject plain = subject(name, Variant.BY_HAND); Subject hupper = subject(name, Variant.BRIDGE)) {
				awaitArchive(hupper);
				double[][] seconds = interleave(WARM_UP, List.of(plain::restart, hupper::restart));
				print("First start, " + title(name), "java", seconds[0], "hupper", seconds[1]);
			}
		}
	}

	/**
	 * Three saves 1.5 s apart, of which the last counts, beside a cold start with
	 * archive.
	 */
	@Test
	void savesInARow() throws IOException {
		for (String name : APPLICATIONS) {
			try (Subject cold = subject(name, Variant.ARCHIVE); Subject hupper = subject(name, Variant.REHEARSAL)) {
				double[][] seconds = interleave(WARM_UP, List.of(() -> cold.save(false).seconds(), () -> {
					for (int i = 0; i < 2; i++) {
						hupper.write();
						LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1500));
					}
					return hupper.save(false).seconds();
				}));
				print("Three saves, " + title(name), "one save, class archive only", seconds[0], "last of three saves",
						seconds[1]);
			}
		}
	}

	/**
	 * What each single obstacle costs: all at the same time, their saves interleaved with
	 * those of the application that has none.
	 */
	@Test
	void obstacles() throws IOException {
		List<String> obstacles = list("obstacles", "mysql,postgresql,mariadb,logback,log4j2,jetty,keystore,strange");
		List<Subject> subjects = new ArrayList<>();
		try {
			subjects.add(subject("ordinary-none", Variant.REHEARSAL));
			for (String obstacle : obstacles) {
				subjects.add(subject("ordinary-" + obstacle, Variant.REHEARSAL));
			}
			double[][] seconds = interleaveSaves(WARM_UP, subjects);
			for (int i = 1; i < subjects.size(); i++) {
				print("Obstacle, " + title(obstacles.get(i - 1)), "without", seconds[0], "with", seconds[i]);
				subjects.get(i)
					.output()
					.lines()
					.filter((line) -> line.contains("do not rehearse"))
					.forEach(System.out::println);
			}
		}
		finally {
			subjects.forEach(Subject::close);
		}
	}

	/**
	 * What each part of the rehearsal gains, and with it those that need it: an
	 * application whose standbys rehearse all, and at the same time one for each part
	 * whose standbys leave it out.
	 */
	@Test
	void parts() throws IOException {
		List<String> parts = list("parts", "start,validation,web,json,templates,actuator,jdbc,hibernate,jpa");
		String name = list("applications", "sample").get(0);
		List<Subject> subjects = new ArrayList<>();
		try {
			subjects.add(subject(name, Variant.REHEARSAL));
			for (String part : parts) {
				Subject without = subject(name, Variant.REHEARSAL, "-without-" + part);
				subjects.add(without);
				without.leaveOut(part);
			}
			// The first save is still answered by a standby that has rehearsed all.
			double[][] seconds = interleaveSaves(1, subjects);
			for (int i = 1; i < subjects.size(); i++) {
				print("Part, " + title(name), "all rehearsed", seconds[0], "all but " + parts.get(i - 1), seconds[i]);
			}
		}
		finally {
			subjects.forEach(Subject::close);
		}
	}

	/** What monitor, standby and worker cost while nothing happens, beside bare JVMs. */
	@Test
	void idle() throws IOException {
		for (String name : APPLICATIONS) {
			try (Subject hupper = subject(name, Variant.REHEARSAL); ChildProcess bare = sleeping()) {
				hupper.save(false);
				Machine.pause(Duration.ofSeconds(45));
				Map<String, Long> processes = new LinkedHashMap<>(hupper.processes());
				processes.put("a bare JVM", bare.pid());
				System.out.println("\nAt rest for " + IDLE.toSeconds() + " s, " + title(name));
				Map<Long, Double> shares = Machine.cpuShares(processes.values(), IDLE);
				processes.forEach((process, pid) -> System.out
					.println(String.format(Locale.ROOT, "%-12s %5.2f %% of a core, %4.0f MiB", process,
							100 * shares.get(pid), Machine.mebibytes(pid))));
			}
		}
	}

	private ChildProcess sleeping() {
		List<String> options = new ArrayList<>(OPTIONS);
		return ChildProcess.start(this.directory, Map.of(), ChildProcess.java(options, Sleeping.class));
	}

	private static double[][] interleaveSaves(int warmUp, List<Subject> subjects) throws IOException {
		return interleave(warmUp,
				subjects.stream().<Timed>map((subject) -> () -> subject.save(false).seconds()).toList());
	}

	/** The counted times of each, in turn, with a calm machine before the next. */
	private static double[][] interleave(int warmUp, List<Timed> each) throws IOException {
		double[][] seconds = new double[each.size()][SAVES];
		for (int round = -warmUp; round < SAVES; round++) {
			for (int i = 0; i < seconds.length; i++) {
				seconds[i][Math.max(0, round)] = each.get(i).seconds();
				Machine.awaitCalm();
			}
		}
		return seconds;
	}

	private static void print(String title, String base, double[] baseSeconds, String what, double[] seconds) {
		double[] interval = Statistics.intervalOfRatio(seconds, baseSeconds);
		System.out.println(String.format(Locale.ROOT, "%n%s: %s %.2f s, %s %.2f s, ratio %.2f (%.2f–%.2f)", title, base,
				Statistics.median(baseSeconds), what, Statistics.median(seconds),
				Statistics.median(seconds) / Statistics.median(baseSeconds), interval[0], interval[1]));
	}

	private static String title(String name) {
		return name + ", JDK " + Runtime.version().feature() + ", " + Runtime.getRuntime().availableProcessors()
				+ " cores, " + String.join(" ", OPTIONS);
	}

	/** It is made in the background, and once more when its list has got longer. */
	private static void awaitArchive(Subject hupper) {
		hupper.restart();
		Machine.pause(Duration.ofSeconds(30));
		Machine.awaitCalm();
	}

	private Subject subject(String name, Variant variant) throws IOException {
		return subject(name, variant, "");
	}

	private Subject subject(String name, Variant variant, String suffix) throws IOException {
		Application application = this.applications.get(name);
		if (application == null) {
			Files.createDirectories(OUTPUT);
			Path at = this.directory.resolve(name);
			application = switch (name) {
				case "mini" -> Application.mini(at);
				case "sample" -> Application.sample(at, Path.of("").toAbsolutePath());
				case "reactive" -> Application.reactive(at);
				default -> Application.ordinary(Ordinary.named(name, at));
			};
			this.applications.put(name, application);
			this.hupper = Subject.hupper(this.directory);
		}
		Subject subject = Subject.start(application, variant, this.directory.resolve(name + "-" + variant + suffix),
				OPTIONS, this.hupper);
		Machine.awaitCalm();
		return subject;
	}

	private List<Result> measure(String name) throws IOException {
		List<Subject> subjects = new ArrayList<>();
		Map<Variant, Result> results = new TreeMap<>();
		try {
			for (String variant : VARIANTS) {
				Variant one = Variant.valueOf(variant);
				results.put(one, new Result(one));
				subjects.add(subject(name, one));
			}
			Random random = new Random(1);
			for (int round = -WARM_UP; round < SAVES; round++) {
				Collections.shuffle(subjects, random);
				for (Subject subject : subjects) {
					double busy = Machine.busySeconds();
					Subject.Saved saved = subject.save(subject.variant().savesSource());
					Machine.awaitCalm();
					if (round >= 0) {
						results.get(subject.variant()).add(saved, Machine.busySeconds() - busy, subject.memory());
					}
				}
			}
			for (Subject subject : subjects) {
				Files.writeString(OUTPUT.resolve(name + "-" + subject.variant() + ".log"), subject.output());
			}
			return List.copyOf(results.values());
		}
		finally {
			subjects.forEach(Subject::close);
		}
	}

	private static List<String> list(String name, String fallback) {
		return Stream.of(System.getProperty("hupper.benchmark." + name, fallback).split("[, ]"))
			.filter((value) -> !value.isEmpty())
			.toList();
	}

	/** A JVM that does nothing. */
	static final class Sleeping {

		public static void main(String[] args) throws InterruptedException {
			new CountDownLatch(1).await();
		}

	}

	/** Something that takes a while. */
	private interface Timed {

		double seconds() throws IOException;

	}

}
