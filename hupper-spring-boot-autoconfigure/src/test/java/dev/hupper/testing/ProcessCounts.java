package dev.hupper.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a process holds, as Linux and the JDK's own tools tell from outside.
 *
 * @param threads the names of its threads as far as Linux keeps them, without those that
 * the JVM starts and ends as it likes
 * @param files its open files
 * @param children its child processes
 * @param temporaryFiles the files below the directory it was given for them
 * @param liveBytes what is left on its heap after a collection
 */
public record ProcessCounts(List<String> threads, long files, long children, long temporaryFiles, long liveBytes) {

	/**
	 * A reaper waits for one child, which is counted itself; the JDK then keeps the
	 * thread for a minute, and has a second one if the next child starts before the first
	 * rests. One thread counts for what is delayed, from the first time on.
	 */
	private static final List<String> OF_THE_JVM = List.of("C# CompilerThre", "CompletableFutu", "GC Thread", "G# ",
			"Sweeper thread", "process reaper");

	private static final Pattern TOTAL = Pattern.compile("Total\\s+\\d+\\s+(\\d+)");

	public static ProcessCounts of(ProcessHandle process, Path temporaryDirectory) {
		Path proc = Path.of("/proc/" + process.pid());
		return new ProcessCounts(threads(proc.resolve("task")), count(proc.resolve("fd")), process.children().count(),
				countAll(temporaryDirectory), liveBytes(process.pid()));
	}

	/** Whether all is the same, but for the heap. */
	public boolean isLike(ProcessCounts other) {
		return equals(
				new ProcessCounts(other.threads, other.files, other.children, other.temporaryFiles, this.liveBytes));
	}

	private static List<String> threads(Path tasks) {
		try (Stream<Path> entries = Files.list(tasks)) {
			return entries.map(ProcessCounts::name)
				.filter((name) -> OF_THE_JVM.stream().noneMatch(name::startsWith))
				.sorted()
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String name(Path task) {
		try {
			return Files.readString(task.resolve("comm")).strip().replaceAll("\\d+", "#");
		}
		catch (IOException ex) {
			// It ended since it was listed.
			return OF_THE_JVM.get(0);
		}
	}

	private static long count(Path directory) {
		try (Stream<Path> entries = Files.list(directory)) {
			return entries.count();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static long countAll(Path directory) {
		try (Stream<Path> entries = Files.walk(directory)) {
			return entries.count();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** A class histogram is taken after a full collection. */
	private static long liveBytes(long pid) {
		String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
		List<String> command = List.of(jcmd, Long.toString(pid), "GC.class_histogram");
		try (ChildProcess process = ChildProcess.start(Path.of("."), Map.of(), command)) {
			process.awaitExit();
			Matcher total = process.awaitLine(TOTAL.pattern());
			return Long.parseLong(total.group(1));
		}
	}

}
