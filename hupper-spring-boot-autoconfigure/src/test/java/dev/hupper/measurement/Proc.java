package dev.hupper.measurement;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What Linux tells of a process.
 */
final class Proc {

	private Proc() {
	}

	/** The CPU time it has used, in the hundredths of a second that Linux counts in. */
	static long ticks(long pid) throws IOException {
		String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
		String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
		return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
	}

	static long residentMib(long pid) throws IOException {
		return Files.readAllLines(Path.of("/proc/" + pid + "/status"))
			.stream()
			.filter((line) -> line.startsWith("VmRSS:"))
			.mapToLong((line) -> Long.parseLong(line.replaceAll("\\D", "")))
			.findFirst()
			.orElseThrow() / 1024;
	}

	static void pause(int seconds) throws InterruptedException {
		new CountDownLatch(1).await(seconds, TimeUnit.SECONDS);
	}

}
