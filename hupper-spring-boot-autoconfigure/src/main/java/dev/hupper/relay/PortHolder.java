package dev.hupper.relay;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the program that listens on a port, by what Linux tells below {@code /proc}.
 */
final class PortHolder {

	private static final int MAX_COMMAND = 200;

	private static final String LISTEN = "0A";

	private final Path proc;

	PortHolder(Path proc) {
		this.proc = proc;
	}

	/**
	 * Process id and command of who listens at a TCP port, or what is known; empty if
	 * nobody does.
	 */
	Optional<String> describe(int port) {
		if (!Files.isReadable(this.proc.resolve("net/tcp"))) {
			return Optional.of("another program");
		}
		Set<String> sockets = Stream.of("net/tcp", "net/tcp6")
			.flatMap((file) -> listeners(this.proc.resolve(file), port))
			.collect(Collectors.toSet());
		if (sockets.isEmpty()) {
			return Optional.empty();
		}
		try (DirectoryStream<Path> processes = Files.newDirectoryStream(this.proc, "[0-9]*")) {
			for (Path process : processes) {
				if (holds(process, sockets)) {
					return Optional.of("process " + process.getFileName() + command(process));
				}
			}
		}
		catch (IOException ex) {
			// Then it stays unknown.
		}
		return Optional.of("a program of another user");
	}

	/** Lines as in {@code 0: 0100007F:1F90 00000000:0000 0A … <inode>}. */
	private static Stream<String> listeners(Path table, int port) {
		String suffix = ":" + String.format(Locale.ROOT, "%04X", port);
		try {
			return Files.readAllLines(table)
				.stream()
				.map((line) -> line.strip().split("\\s+"))
				.filter((fields) -> fields.length > 9 && fields[1].endsWith(suffix) && fields[3].equals(LISTEN))
				.map((fields) -> "socket:[" + fields[9] + "]");
		}
		catch (IOException ex) {
			return Stream.empty();
		}
	}

	private static boolean holds(Path process, Set<String> sockets) {
		try (DirectoryStream<Path> files = Files.newDirectoryStream(process.resolve("fd"))) {
			for (Path file : files) {
				if (sockets.contains(Files.readSymbolicLink(file).toString())) {
					return true;
				}
			}
		}
		catch (IOException ex) {
			// It ended, or is somebody else's.
		}
		return false;
	}

	private static String command(Path process) {
		try {
			byte[] bytes = Files.readAllBytes(process.resolve("cmdline"));
			String command = String.join(" ", List.of(new String(bytes, StandardCharsets.UTF_8).split("\0")));
			return " (" + ((command.length() > MAX_COMMAND) ? command.substring(0, MAX_COMMAND) + "…" : command) + ")";
		}
		catch (IOException ex) {
			return "";
		}
	}

}
