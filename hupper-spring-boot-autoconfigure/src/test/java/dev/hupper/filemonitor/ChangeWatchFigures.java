package dev.hupper.filemonitor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import dev.hupper.api.FileMonitor;
import dev.hupper.api.FileMonitorFactory;
import dev.hupper.api.HupperLogger;
import dev.hupper.api.ReloaderOptions;

/**
 * Measures a change watch with default settings: time and memory for its start on many
 * files, then the time from a write to the report, for 100 changes of one class file.
 * Arguments: an empty directory, the number of files, the class name of a
 * {@link FileMonitorFactory} if one is to be used.
 */
final class ChangeWatchFigures {

	private ChangeWatchFigures() {
	}

	public static void main(String[] args) throws Exception {
		Path root = Path.of(args[0]).toAbsolutePath();
		int files = Integer.parseInt(args[1]);
		byte[][] versions = { FakeFiles.classFile(ChangeWatchFigures.class), FakeFiles.classFile(FakeFiles.class) };
		fill(root, files, versions[0]);
		LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(3));
		long memory = usedMemory();
		BlockingQueue<Changes> reported = new LinkedBlockingQueue<>();
		BlockingQueue<String> lines = new LinkedBlockingQueue<>();
		long start = System.nanoTime();
		try (ChangeWatch watch = ChangeWatch.start(factory(args),
				new FileMonitorFactory.Settings(Duration.ofSeconds(1), logger(lines)),
				ReloaderOptions.defaults().quietPeriod(), List.of(), reported::add)) {
			watch.watch(List.of(root.toString()));
			System.out.println(lines.take() + " after " + millis(System.nanoTime() - start) + " ms");
			System.out.println("memory: " + (usedMemory() - memory) / 1024 + " KiB");
			measure(root.resolve("p0/C0.class"), versions, reported);
		}
	}

	private static void measure(Path file, byte[][] versions, BlockingQueue<Changes> reported) throws Exception {
		long[] nanos = new long[100];
		for (int i = 0; i < nanos.length; i++) {
			LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200 + (37 * i) % 100));
			Files.write(file, versions[(i + 1) % 2]);
			long written = System.nanoTime();
			reported.take();
			nanos[i] = System.nanoTime() - written;
		}
		Arrays.sort(nanos);
		System.out.printf("write to report: median %s ms, p95 %s ms, worst %s ms, %s changes too many%n",
				millis(nanos[50]), millis(nanos[95]), millis(nanos[99]), reported.size());
	}

	private static void fill(Path root, int files, byte[] content) throws IOException {
		for (int i = 0; i < files; i++) {
			Path directory = root.resolve("p" + i / 10);
			if (i % 10 == 0) {
				Files.createDirectories(directory);
			}
			Files.write(directory.resolve("C" + i + ".class"), content);
		}
	}

	private static FileMonitorFactory factory(String[] args) throws ReflectiveOperationException {
		if (args.length > 2) {
			return (FileMonitorFactory) Class.forName(args[2]).getDeclaredConstructor().newInstance();
		}
		return (callback, settings) -> new Silent();
	}

	private static long usedMemory() {
		System.gc();
		return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
	}

	private static String millis(long nanos) {
		return String.format("%.1f", nanos / 1e6);
	}

	private static HupperLogger logger(BlockingQueue<String> lines) {
		return new HupperLogger() {

			@Override
			public void debug(String message) {
				lines.add(message);
			}

			@Override
			public void info(String message) {
				System.out.println(message);
			}

			@Override
			public void error(String message) {
				System.out.println(message);
			}

		};
	}

	/** Says nothing. */
	private static final class Silent implements FileMonitor {

		@Override
		public void addPath(Path path) {
		}

		@Override
		public void start() {
		}

		@Override
		public void stop() {
		}

		@Override
		public void join() {
		}

	}

}
