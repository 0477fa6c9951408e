package dev.hupper.compile;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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
				module.source("Service" + i, ServiceSource.text(i, 0));
			}
			module.build(args);
			long start = System.nanoTime();
			module.open();
			print("check, cold, ms", List.of(millisSince(start)));
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
			Path source = module.source("Service7", ServiceSource.text(7, run));
			long start = System.nanoTime();
			Compiled success = module.succeed(source);
			success.apply();
			bodies.add(millisSince(start));
			check(success.compiled() == 1, "one source");
		}
		print("one source, ms", bodies);
		List<Long> all = new ArrayList<>();
		for (int run = 1; run <= 10; run++) {
			Path[] sources = new Path[SOURCES];
			for (int i = 0; i < SOURCES; i++) {
				sources[i] = module.source("Service" + i, ServiceSource.text(i, RUNS + run));
			}
			long start = System.nanoTime();
			Compiled success = module.succeed(sources);
			success.apply();
			all.add(millisSince(start));
			check(success.compiled() == SOURCES, "all sources");
		}
		print("whole module, ms", all);
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

}
