package dev.hupper.platform;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Runs commands as processes of the operating system.
 */
final class SystemCommands implements Commands {

	private static final Path NICE = Path.of("/usr/bin/nice");

	private static final String JAVA_HOME = "JAVA_HOME";

	private static final Path SHELL = Path.of("/bin/sh");

	/** Until what a command that has ended said last is read. */
	private static final Duration LAST_WORDS = Duration.ofMillis(500);

	/**
	 * Kills the command and all that it started when standard input ends, as it does
	 * however this process ends. Nothing else does: what is typed at a terminal is for
	 * this process to decide about. In a session of its own, where the system has such
	 * (macOS has no setsid), those are found whose parents have ended.
	 */
	private static final String GUARDED = """
			trap '' HUP INT QUIT TERM
			exec 3<&0 </dev/null
			end() {
				kill -STOP $1
				for child in $(pgrep -P $1); do end $child; done
				kill -9 $1
			}
			if command -v setsid >/dev/null 2>&1
			then setsid "$@" 3<&- &
			else "$@" 3<&- &
			fi
			command=$!
			{ read -r end <&3; kill -9 -$command; end $command; } >/dev/null 2>&1 &
			guard=$!
			wait $command
			status=$?
			kill -9 $guard
			exit $status
			""";

	/** In a session of its own, where the system has such. */
	private static final String ALONE = """
			command -v setsid >/dev/null 2>&1 && exec setsid "$@"
			exec "$@"
			""";

	@Override
	public Optional<String> run(List<String> command, @Nullable File input, Duration timeout) {
		ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
		if (input != null) {
			builder.redirectInput(input);
		}
		try {
			Process process = builder.start();
			try {
				if (input == null) {
					process.getOutputStream().close();
				}
				if (process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS) && process.exitValue() == 0) {
					return Optional.of(new String(process.getInputStream().readAllBytes()).strip());
				}
			}
			finally {
				process.destroyForcibly();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (IOException ex) {
			// Not installed, or the input cannot be opened: there is no answer.
		}
		return Optional.empty();
	}

	static void startAlone(List<String> command) {
		List<String> alone = new ArrayList<>(List.of(SHELL.toString(), "-c", ALONE, "sh"));
		alone.addAll(command);
		try {
			new ProcessBuilder(alone).redirectInput(new File("/dev/null"))
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.redirectError(ProcessBuilder.Redirect.DISCARD)
				.start();
		}
		catch (IOException ex) {
			// There is no shell.
		}
	}

	static int show(List<String> command, Duration timeout) {
		return runGuarded(new ProcessBuilder(guarded(command)).redirectErrorStream(true), timeout);
	}

	static int runIdle(List<String> command, Set<String> withoutVariables, Duration timeout) {
		ProcessBuilder builder = new ProcessBuilder(guarded(idle(command)))
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.redirectError(ProcessBuilder.Redirect.DISCARD);
		builder.environment().keySet().removeAll(withoutVariables);
		return runGuarded(builder, timeout);
	}

	/** What runs Java by itself finds the one that runs here, if it would find none. */
	static int runInto(List<String> command, Path directory, Path output, Duration timeout) {
		ProcessBuilder builder = into(command, directory, output);
		builder.environment().putIfAbsent(JAVA_HOME, System.getProperty("java.home"));
		return runGuarded(builder, timeout);
	}

	/** Here that on the path comes first: it may be another one that builds. */
	static int runIdleInto(List<String> command, Path directory, Path output, Duration timeout) {
		ProcessBuilder builder = into(idle(command), directory, output);
		String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
		if (Stream.of(path.split(File.pathSeparator))
			.flatMap((bin) -> Stream.of(Path.of(bin, "java"), Path.of(bin, "java.exe")))
			.noneMatch(Files::isExecutable)) {
			builder.environment().putIfAbsent(JAVA_HOME, System.getProperty("java.home"));
		}
		return runGuarded(builder, timeout);
	}

	private static ProcessBuilder into(List<String> command, Path directory, Path output) {
		return new ProcessBuilder(guarded(command)).directory(directory.toFile())
			.redirectErrorStream(true)
			.redirectOutput(output.toFile());
	}

	private static int runGuarded(ProcessBuilder builder, Duration timeout) {
		try {
			Process process = builder.start();
			try {
				if (!isGuarded()) {
					process.getOutputStream().close();
				}
				Thread output = Threads.start("hupper-command-output", () -> copy(process.getInputStream()));
				if (process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
					// What goes on in the background may keep it open for ever.
					output.join(LAST_WORDS.toMillis());
					return process.exitValue();
				}
			}
			finally {
				end(process);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (IOException ex) {
			System.err.println(ex.getMessage());
			return NOT_STARTED;
		}
		return -1;
	}

	private static void end(Process process) {
		if (process.isAlive()) {
			List<ProcessHandle> all = process.descendants().toList();
			try {
				// Tells the guard.
				process.getOutputStream().close();
				process.waitFor(1, TimeUnit.SECONDS);
			}
			catch (IOException ex) {
				// It has ended.
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			all.forEach(ProcessHandle::destroyForcibly);
			process.destroyForcibly();
		}
	}

	private static List<String> guarded(List<String> command) {
		List<String> guarded = new ArrayList<>(
				isGuarded() ? List.of(SHELL.toString(), "-c", GUARDED, "sh") : List.of());
		guarded.addAll(command);
		return guarded;
	}

	private static boolean isGuarded() {
		return Files.isExecutable(SHELL);
	}

	/** The program {@code nice} becomes the command, which so keeps the process id. */
	private static List<String> idle(List<String> command) {
		List<String> idle = new ArrayList<>(
				Files.isExecutable(NICE) ? List.of(NICE.toString(), "-n", "19") : List.of());
		idle.addAll(command);
		return idle;
	}

	private static void copy(InputStream output) {
		try (output) {
			output.transferTo(System.err);
		}
		catch (IOException ex) {
			// The command was killed: it says no more.
		}
	}

}
