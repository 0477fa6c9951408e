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
 * @param threads its threads, without those that the JVM starts and ends as it likes
 * @param files its open files
 * @param children its child processes
 * @param temporaryFiles the files below the directory it was given for them
 * @param liveBytes what is left on its heap after a collection
 */
public record ProcessCounts(long threads, long files, long children, long temporaryFiles, long liveBytes) {

	private static final List<String> OF_THE_JVM = List.of("C1 CompilerThre", "C2 CompilerThre", "GC Thread", "G1 ",
			"Sweeper thread");

	private static final Pattern TOTAL = Pattern.compile("Total\\s+\\d+\\s+(\\d+)");

	public static ProcessCounts of(ProcessHandle process, Path temporaryDirectory) {
		Path proc = Path.of("/proc/" + process.pid());
		return new ProcessCounts(threads(proc.resolve("task")), count(proc.resolve("fd")), process.children().count(),
				countAll(temporaryDirectory), liveBytes(process.pid()));
	}

	private static long threads(Path tasks) {
		try (Stream<Path> entries = Files.list(tasks)) {
			return entries.filter((task) -> OF_THE_JVM.stream().noneMatch(name(task)::startsWith)).count();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String name(Path task) {
		try {
			return Files.readString(task.resolve("comm"));
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
