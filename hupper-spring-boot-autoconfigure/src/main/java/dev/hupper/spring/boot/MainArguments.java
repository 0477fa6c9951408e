package dev.hupper.spring.boot;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The arguments with which the {@code java} command called {@code main}.
 *
 * <p>
 * An application may pass others to {@code SpringApplication.run}, and the JVM itself
 * keeps them only joined by spaces, in {@code sun.java.command}. So the list is taken
 * that gives exactly this text: the one passed to {@code run}, else the end of the
 * process's command line as the operating system tells it. If neither does, the text is
 * split at its spaces.
 */
final class MainArguments {

	/**
	 * IntelliJ IDEA's own main class, in front of the application's, and a jar for it.
	 */
	private static final Pattern IDE = Pattern.compile("^com\\.intellij\\.rt\\.\\S+ .*?\\.jar ");

	private MainArguments() {
	}

	/** Before any were passed to {@code run}. */
	static List<String> ofThisJvm() {
		return ofThisJvm(new String[0]);
	}

	static List<String> ofThisJvm(String[] runArguments) {
		return find(System.getProperty("sun.java.command", ""), List.of(runArguments), MainArguments::commandLine);
	}

	static List<String> find(String text, List<String> runArguments, Supplier<List<String>> commandLine) {
		String command = IDE.matcher(text).replaceFirst("");
		int space = command.indexOf(' ');
		String joined = (space < 0) ? "" : command.substring(space + 1);
		if (command.isEmpty() || String.join(" ", runArguments).equals(joined)) {
			return runArguments;
		}
		List<String> all = commandLine.get();
		return IntStream.rangeClosed(0, all.size())
			.mapToObj((from) -> all.subList(from, all.size()))
			.filter((tail) -> String.join(" ", tail).equals(joined))
			.findFirst()
			.orElseGet(() -> Stream.of(joined.split(" ")).filter((argument) -> !argument.isEmpty()).toList());
	}

	/** Linux tells it whole only in the file; {@link ProcessHandle} cuts long ones. */
	private static List<String> commandLine() {
		try {
			String line = Files.readString(Path.of("/proc/self/cmdline"), Charset.defaultCharset());
			return Arrays.asList(line.substring(0, Math.max(0, line.length() - 1)).split("\0", -1));
		}
		catch (IOException ex) {
			return ProcessHandle.current().info().arguments().map(List::of).orElse(List.of());
		}
	}

}
