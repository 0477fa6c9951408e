package dev.hupper.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.hupper.testing.ChildProcess;

/**
 * What hupper would leave in a process if it did anything there: child processes, threads
 * named after it, unix domain sockets.
 */
final class Traces {

	/**
	 * The column of the path in the table of unix domain sockets; the inode is before.
	 */
	private static final int PATH = 7;

	private Traces() {
	}

	/** Look at this process. */
	static List<String> here() {
		return find(ProcessHandle.current(),
				Thread.getAllStackTraces().keySet().stream().map(Thread::getName).toList());
	}

	/** Look at another process. */
	static List<String> in(ProcessHandle process) {
		String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
		List<String> traces = find(process, List.of());
		try (ChildProcess dump = ChildProcess.start(Path.of("."), Map.of(),
				List.of(jcmd, Long.toString(process.pid()), "Thread.print"))) {
			dump.awaitLine("\"main\"|\"DestroyJavaVM\"");
			dump.awaitExit();
			dump.lines().stream().filter((line) -> line.startsWith("\"hupper")).forEach(traces::add);
		}
		return traces;
	}

	private static List<String> find(ProcessHandle process, Collection<String> threads) {
		List<String> traces = new ArrayList<>();
		process.descendants().map((child) -> "child " + child.info()).forEach(traces::add);
		threads.stream().filter((thread) -> thread.startsWith("hupper")).forEach(traces::add);
		traces.addAll(unixSockets(process.pid()));
		return traces;
	}

	/**
	 * The unix domain sockets it listens on, where the operating system tells; the JVM's
	 * own, through which agents are attached, is none of hupper's.
	 */
	private static List<String> unixSockets(long pid) {
		Path files = Path.of("/proc", Long.toString(pid), "fd");
		Path table = Path.of("/proc/net/unix");
		if (!Files.exists(table)) {
			return List.of();
		}
		try (Stream<Path> open = Files.list(files)) {
			Set<String> sockets = open.map(Traces::target)
				.filter((target) -> target.startsWith("socket:["))
				.map((target) -> target.substring("socket:[".length(), target.length() - 1))
				.collect(Collectors.toSet());
			return Files.readAllLines(table)
				.stream()
				.map((line) -> line.strip().split("\\s+"))
				.filter((columns) -> columns.length > PATH && sockets.contains(columns[PATH - 1]))
				.map((columns) -> "socket " + columns[PATH])
				.filter((socket) -> !socket.contains(".java_pid"))
				.toList();
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
	}

	private static String target(Path link) {
		try {
			return Files.readSymbolicLink(link).toString();
		}
		catch (IOException ex) {
			return "closed in the meantime";
		}
	}

}
