package dev.hupper.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * How busy this machine is, as Linux tells it.
 */
final class Machine {

	/** Of the kernel's clock in which it counts, on all common systems. */
	private static final double TICKS_PER_SECOND = 100;

	private static final long WINDOW_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

	private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(90);

	/** Share of one core that idle servers, and those that poll, may take together. */
	private static final double CALM = 0.12;

	private Machine() {
	}

	/** Seconds of all cores that were not idle since the system's start. */
	static double busySeconds() {
		String[] fields = read(Path.of("/proc/stat")).get(0).trim().split("\\s+");
		double ticks = 0;
		for (int i = 1; i < fields.length && i <= 8; i++) {
			boolean idle = i == 4 || i == 5;
			ticks += idle ? 0 : Double.parseDouble(fields[i]);
		}
		return ticks / TICKS_PER_SECOND;
	}

	/** Wait until three windows in a row were calm, after a while in any case. */
	static void awaitCalm() {
		long deadline = System.nanoTime() + LIMIT_NANOS;
		for (int calm = 0; calm < 3 && System.nanoTime() < deadline;) {
			double before = busySeconds();
			LockSupport.parkNanos(WINDOW_NANOS);
			double share = (busySeconds() - before) * TimeUnit.SECONDS.toNanos(1) / WINDOW_NANOS;
			calm = (share < CALM) ? calm + 1 : 0;
		}
	}

	/** Which share of a core each of these processes uses. */
	static Map<Long, Double> cpuShares(Collection<Long> pids, Duration window) {
		Map<Long, Double> shares = new LinkedHashMap<>();
		pids.forEach((pid) -> shares.put(pid, -cpuSeconds(pid)));
		pause(window);
		shares.replaceAll((pid, before) -> (before + cpuSeconds(pid)) / window.toSeconds());
		return shares;
	}

	static void pause(Duration duration) {
		long deadline = System.nanoTime() + duration.toNanos();
		while (System.nanoTime() < deadline) {
			LockSupport.parkNanos(deadline - System.nanoTime());
		}
	}

	private static double cpuSeconds(long pid) {
		String stat = read(Path.of("/proc", Long.toString(pid), "stat")).get(0);
		String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
		return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
	}

	/** Memory of a process, its share of what several have mapped included (PSS). */
	static double mebibytes(long pid) {
		try {
			return read(Path.of("/proc", Long.toString(pid), "smaps_rollup")).stream()
				.filter((line) -> line.startsWith("Pss:"))
				.mapToDouble((line) -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
				.sum();
		}
		catch (UncheckedIOException ex) {
			// It has ended meanwhile.
			return 0;
		}
	}

	private static List<String> read(Path file) {
		try {
			return Files.readAllLines(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
