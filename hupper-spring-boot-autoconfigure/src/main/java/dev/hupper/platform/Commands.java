package dev.hupper.platform;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Short external commands whose answer is a line or two.
 */
public interface Commands {

	/**
	 * The exit code of a command that could not be started, as shells have it for a
	 * program that they do not find.
	 */
	int NOT_STARTED = 127;

	/**
	 * Run a command to its end, with a file as its standard input or none.
	 * @return its standard output without white space around it; empty if it cannot be
	 * started, is killed as it takes longer than the timeout, or ends with another exit
	 * code than 0
	 */
	Optional<String> run(List<String> command, @Nullable File input, Duration timeout);

	/**
	 * Run a command to its end, without input, and show what it says on this process's
	 * own standard error. If this process ends first, however it does, the command is
	 * killed.
	 * @return its exit code, or {@link #NOT_STARTED}; -1 if it is killed as it takes
	 * longer than the timeout
	 */
	static int show(List<String> command, Duration timeout) {
		return SystemCommands.show(command, timeout);
	}

	/**
	 * Run a command to its end when nothing else wants the processor, without input and
	 * output and without some environment variables of this process. Interrupting the
	 * thread that calls kills the command, and so does the end of this process.
	 * @return its exit code, or {@link #NOT_STARTED}; -1 if it was interrupted, or is
	 * killed as it takes longer than the timeout
	 */
	static int runIdle(List<String> command, Set<String> withoutVariables, Duration timeout) {
		return SystemCommands.runIdle(command, withoutVariables, timeout);
	}

	/**
	 * Run a command in a directory to its end, without input; a file gets all that it
	 * says. Interrupting the thread that calls kills the command, and so does the end of
	 * this process.
	 * @return its exit code, or {@link #NOT_STARTED}; -1 if it was interrupted, or is
	 * killed as it takes longer than the timeout
	 */
	static int runInto(List<String> command, Path directory, Path output, Duration timeout) {
		return SystemCommands.runInto(command, directory, output, timeout);
	}

	/** The same when nothing else wants the processor. */
	static int runIdleInto(List<String> command, Path directory, Path output, Duration timeout) {
		return SystemCommands.runIdleInto(command, directory, output, timeout);
	}

	/**
	 * Start a command without input and output and leave it to itself, in a session of
	 * its own where the system has such: neither its terminal nor the end of this process
	 * ends it. For systems that have a shell; nothing happens if it cannot be started.
	 */
	static void startAlone(List<String> command) {
		SystemCommands.startAlone(command);
	}

	/** The commands of the operating system. */
	static Commands ofSystem() {
		return new SystemCommands();
	}

}
