package dev.hupper.filemonitor;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;

import dev.hupper.api.WatchmanOptions;
import dev.hupper.platform.Commands;

/**
 * Finds the socket of a watchman daemon without ever starting one: only connecting tells
 * whether a daemon listens there.
 */
final class WatchmanSocket {

	private WatchmanSocket() {
	}

	/**
	 * Look where hupper's options, the environment and the program itself say; empty if
	 * there is no such program.
	 */
	static Optional<Path> find(WatchmanOptions options, Map<String, String> environment, Commands commands) {
		String socket = (options.socketPath() != null) ? options.socketPath() : environment.get("WATCHMAN_SOCK");
		if (socket != null) {
			return Optional.of(Path.of(socket));
		}
		if (!isInstalled(options.binaryPath(), environment)) {
			return Optional.empty();
		}
		return commands
			.run(List.of(options.binaryPath(), "--no-spawn", "--no-pretty", "get-sockname"), null, options.timeout())
			.flatMap(WatchmanSocket::parse);
	}

	private static boolean isInstalled(String program, Map<String, String> environment) {
		if (program.indexOf(File.separatorChar) >= 0) {
			return Files.isExecutable(Path.of(program));
		}
		return Pattern.compile(Pattern.quote(File.pathSeparator))
			.splitAsStream(environment.getOrDefault("PATH", ""))
			.filter((directory) -> !directory.isEmpty())
			.anyMatch((directory) -> Files.isExecutable(Path.of(directory, program)));
	}

	private static Optional<Path> parse(String answer) {
		try {
			JsonObject json = JsonParser.object().from(answer);
			return Optional.ofNullable(json.getString("unix_domain", json.getString("sockname"))).map(Path::of);
		}
		catch (JsonParserException ex) {
			return Optional.empty();
		}
	}

}
