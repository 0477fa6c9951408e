package dev.hupper.compile;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

/**
 * Measures the compiler in a module of 300 sources, 30 lambdas each, with Spring on its
 * class path: {@code ./mvnw -pl hupper-spring-boot-autoconfigure test
 * -Dtest=CompileMeasurement}, or its {@code main}, with more options for the build.
 */
class CompileMeasurement {

	private static final int SOURCES = 300;

	private static final int RUNS = 40;

	@Test
	void measure() throws IOException {
		main(new String[0]);
	}

	public static void main(String[] args) throws IOException {
		Path directory = Files.createTempDirectory("compile-measurement");
		try (SampleModule module = new SampleModule(directory.resolve("shop"))) {
			for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
				if (entry.endsWith(".jar") && !entry.contains("mapstruct-processor") && !entry.contains("lombok")) {
					module.library(Path.of(entry));
				}
			}
			for (int i = 0; i < SOURCES; i++) {
				module.source("Service" + i, service(i, 0));
			}
			module.build(args);
			long start = System.nanoTime();
			module.open();
			print("check, cold, ms", List.of(millisSince(start)));
			System.gc();
			measure(module);
			print("refusals", module.lines);
		}
		finally {
			PlainBuild.deleteTree(directory);
		}
	}

	private static void measure(SampleModule module) {
		List<Long> bodies = new ArrayList<>();
		for (int run = 1; run <= RUNS; run++) {
			Path source = module.source("Service7", service(7, run));
			long start = System.nanoTime();
			CompileResult.Success success = module.succeed(source);
			success.apply();
			bodies.add(millisSince(start));
			check(success.compiled() == 1, "one source");
		}
		print("one source, ms", bodies);
		List<Long> all = new ArrayList<>();
		for (int run = 1; run <= 10; run++) {
			Path[] sources = new Path[SOURCES];
			for (int i = 0; i < SOURCES; i++) {
				sources[i] = module.source("Service" + i, service(i, RUNS + run));
			}
			long start = System.nanoTime();
			CompileResult.Success success = module.succeed(sources);
			success.apply();
			all.add(millisSince(start));
			check(success.compiled() == SOURCES, "all sources");
		}
		print("whole module, ms", all);
		System.out.println("resident memory, MiB: " + resident());
		for (int collection = 0; collection < 4; collection++) {
			System.gc();
			giveBack();
		}
		System.out.println("resident memory at rest, MiB: " + resident());
	}

	/** The collector gives memory back in the background. */
	private static void giveBack() {
		try {
			new CountDownLatch(1).await(1, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void check(boolean holds, String what) {
		if (!holds) {
			throw new IllegalStateException("Not " + what);
		}
	}

	private static long millisSince(long start) {
		return Duration.ofNanos(System.nanoTime() - start).toMillis();
	}

	private static void print(String what, List<?> values) {
		List<?> sorted = values.stream().sorted().toList();
		System.out.println(what + ": median " + (sorted.isEmpty() ? "-" : sorted.get(sorted.size() / 2)) + " of "
				+ Arrays.toString(values.toArray()));
	}

	private static long resident() {
		try {
			return Files.readAllLines(Path.of("/proc/self/status"))
				.stream()
				.filter((line) -> line.startsWith("VmRSS:"))
				.mapToLong((line) -> Long.parseLong(line.replaceAll("\\D", "")))
				.sum() / 1024;
		}
		catch (IOException ex) {
			return 0;
		}
	}

	private static String service(int number, int edit) {
		StringBuilder text = new StringBuilder("""
				import java.util.*;
				import java.util.stream.*;
				import org.springframework.stereotype.Service;
				import org.springframework.beans.factory.annotation.Value;

				@Service
				public class Service%1$d {

					private final Map<String, List<Integer>> index = new HashMap<>();

					@Value("${name:x}")
					private String name;

					public record Item(String name, int count) { }

				""".formatted(number));
		for (int i = 0; i < 8; i++) {
			text.append(
					"""
								public List<String> find%1$d(String prefix, Collection<Item> items) {
									int edit = %2$d;
									return items.stream()
										.filter((item) -> item.name().startsWith(prefix) && item.count() > edit)
										.sorted(Comparator.comparing(Item::count).thenComparing(Item::name))
										.map((item) -> switch (item.count() %% 3) { case 0 -> "a" + item; case 1 -> "b"; default -> this.name; })
										.collect(Collectors.toList());
								}
							"""
						.formatted(i, edit));
		}
		for (int i = 1; i <= 3 && number - i * 7 >= 0; i++) {
			text.append(
					"	private Service%1$d other%2$d;\n	int use%2$d() { return this.other%2$d.find%2$d(\"\", List.of()).size(); }\n"
						.formatted(number - i * 7, i));
		}
		return text.append("}\n").toString();
	}

}
