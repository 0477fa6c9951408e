package dev.hupper.platform;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How a process was started.
 */
public final class CommandLine {

	private static final Set<String> WITH_VALUE = Set.of("-cp", "-classpath", "--class-path", "-p", "--module-path",
			"--upgrade-module-path", "--patch-module", "--add-modules", "--limit-modules", "--add-exports",
			"--add-opens", "--add-reads", "--enable-native-access");

	private CommandLine() {
	}

	/**
	 * The program and its arguments, as the operating system tells them; empty if it does
	 * not. The JDK tells no arguments that are longer than a page of memory, Linux tells
	 * all.
	 */
	public static List<String> of(ProcessHandle process) {
		try {
			byte[] bytes = Files.readAllBytes(Path.of("/proc/" + process.pid() + "/cmdline"));
			return List.of(new String(bytes, StandardCharsets.UTF_8).split("\0"));
		}
		catch (IOException ex) {
			List<String> command = new ArrayList<>();
			process.info().command().ifPresent(command::add);
			process.info().arguments().ifPresent((arguments) -> command.addAll(List.of(arguments)));
			return command;
		}
	}

	/** Whether the value of an option of the Java launcher is the next word. */
	public static boolean isFollowedByValue(String option) {
		return WITH_VALUE.contains(option);
	}

	/** Its working directory; empty if it is not told, as on macOS and Windows. */
	public static Optional<Path> directoryOf(ProcessHandle process) {
		try {
			return Optional.of(Path.of("/proc/" + process.pid() + "/cwd").toRealPath());
		}
		catch (IOException ex) {
			return Optional.empty();
		}
	}

}
