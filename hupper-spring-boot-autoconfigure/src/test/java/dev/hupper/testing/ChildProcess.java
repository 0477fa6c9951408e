package dev.hupper.testing;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A real process of a test: its output is collected, awaited with a deadline and printed
 * when the deadline passes; closing it leaves no process behind.
 */
public final class ChildProcess implements AutoCloseable {

	/** Generous, since it is only ever reached by a failing test. */
	private static final Duration DEADLINE = Duration.ofSeconds(60);

	/** For the rest of the output, which what it started may hold open. */
	private static final long MILLIS_TO_READ = 1000;

	/** The beginning and the end of a long output: a report of a failure has limits. */
	private static final int MAX_SHOWN_LINES = 80;

	private final Process process;

	private final List<String> command;

	private final List<String> lines = new ArrayList<>();

	private final List<Thread> readers;

	private ChildProcess(Process process, List<String> command) {
		this.process = process;
		this.command = command;
		this.readers = List.of(collect(process.getInputStream(), "out"), collect(process.getErrorStream(), "err"));
	}

	/**
	 * Start any program.
	 */
	public static ChildProcess start(Path directory, Map<String, String> environment, List<String> command) {
		ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
		// Tests run on build servers, too, where hupper would be off.
		builder.environment().remove("CI");
		builder.environment().putAll(environment);
		try {
			return new ChildProcess(builder.start(), command);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * The command that runs a class of the test class path in a JVM like this one.
	 */
	public static List<String> java(List<String> jvmOptions, Class<?> main, String... arguments) {
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.add("-XX:TieredStopAtLevel=1");
		command.addAll(jvmOptions);
		command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
		command.addAll(List.of(arguments));
		return command;
	}

	/**
	 * Wait until a line matches, from the given line on.
	 * @return the match; its groups are of use
	 */
	public Matcher awaitLine(int fromLine, String regex) {
		Pattern pattern = Pattern.compile(regex);
		Matcher[] found = new Matcher[1];
		await("a line like " + regex, () -> {
			List<String> all = lines();
			for (String line : all.subList(Math.min(fromLine, all.size()), all.size())) {
				Matcher matcher = pattern.matcher(line);
				if (matcher.find()) {
					found[0] = matcher;
					return true;
				}
			}
			return false;
		});
		return found[0];
	}

	public Matcher awaitLine(String regex) {
		return awaitLine(0, regex);
	}

	/**
	 * Wait until something holds; evaluated whenever a line arrives, and now and then.
	 */
	public void await(String what, BooleanSupplier condition) {
		long end = System.nanoTime() + DEADLINE.toNanos();
		synchronized (this.lines) {
			while (!condition.getAsBoolean()) {
				if (System.nanoTime() > end) {
					throw new AssertionError("Waited " + DEADLINE.toSeconds() + " s for " + what + "\n" + transcript());
				}
				try {
					this.lines.wait(20);
				}
				catch (InterruptedException ex) {
					throw new AssertionError(ex);
				}
			}
		}
	}

	public int awaitExit() {
		return awaitExit(DEADLINE);
	}

	/** Wait longer than usual, for what may have to download something first. */
	public int awaitExit(Duration deadline) {
		try {
			if (!this.process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
				throw new AssertionError("Waited " + deadline.toSeconds() + " s for the end\n" + transcript());
			}
			for (Thread reader : this.readers) {
				reader.join(MILLIS_TO_READ);
			}
			return this.process.exitValue();
		}
		catch (InterruptedException ex) {
			throw new AssertionError(ex);
		}
	}

	/** All lines so far, those of standard error and output in the order they came. */
	public List<String> lines() {
		synchronized (this.lines) {
			return this.lines.stream().map((line) -> line.substring(5)).toList();
		}
	}

	public int lineCount() {
		synchronized (this.lines) {
			return this.lines.size();
		}
	}

	/** What to show when a test fails. */
	public String transcript() {
		synchronized (this.lines) {
			String command = String.join(" ", this.command);
			String shown = (command.length() > 500) ? command.substring(0, 500) + " …" : command;
			String state = this.process.isAlive() ? "alive" : "ended with exit code " + this.process.exitValue();
			return "command: " + shown + "\nstate: " + state + "\n" + String.join("\n", shown(this.lines));
		}
	}

	private static List<String> shown(List<String> lines) {
		int leftOut = lines.size() - MAX_SHOWN_LINES;
		if (leftOut <= 0) {
			return lines;
		}
		int head = MAX_SHOWN_LINES / 4;
		List<String> shown = new ArrayList<>(lines.subList(0, head));
		shown.add("… " + leftOut + " lines …");
		shown.addAll(lines.subList(head + leftOut, lines.size()));
		return shown;
	}

	public void type(String line) {
		try {
			this.process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
			this.process.getOutputStream().flush();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(transcript(), ex);
		}
	}

	/** Send a signal by its name: {@code TERM}, {@code HUP}, {@code KILL} … */
	public void signal(String name) {
		signal(this.process.pid(), name);
	}

	public static void signal(long pid, String name) {
		try {
			new ProcessBuilder("kill", "-" + name, Long.toString(pid)).inheritIO().start().waitFor();
		}
		catch (IOException | InterruptedException ex) {
			throw new AssertionError(ex);
		}
	}

	public long pid() {
		return this.process.pid();
	}

	public boolean isAlive() {
		return this.process.isAlive();
	}

	public ProcessHandle handle() {
		return this.process.toHandle();
	}

	/** The processes below this one. */
	public Stream<ProcessHandle> descendants() {
		return this.process.descendants();
	}

	public static String classPath(Path... entries) {
		return String.join(File.pathSeparator, Stream.of(entries).map(Path::toString).toList());
	}

	@Override
	public void close() {
		List<ProcessHandle> all = new ArrayList<>(this.process.descendants().toList());
		all.add(this.process.toHandle());
		all.forEach(ProcessHandle::destroyForcibly);
		all.forEach((handle) -> handle.onExit().join());
	}

	private Thread collect(InputStream stream, String name) {
		Thread thread = new Thread(() -> {
			try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
				for (String line = reader.readLine(); line != null; line = reader.readLine()) {
					synchronized (this.lines) {
						this.lines.add(name + ": " + line);
						this.lines.notifyAll();
					}
				}
			}
			catch (IOException ex) {
				// The process was killed: its output ends here.
			}
		}, "child-" + name);
		thread.setDaemon(true);
		thread.start();
		return thread;
	}

}
