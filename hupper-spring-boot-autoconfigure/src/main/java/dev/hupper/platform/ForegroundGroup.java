package dev.hupper.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Tells whether this process is in the foreground group of its terminal, which job
 * control changes at any time ({@code Ctrl-Z}, {@code bg}, {@code fg}).
 */
final class ForegroundGroup {

	private final Path stat;

	private final Commands commands;

	ForegroundGroup(Path stat, Commands commands) {
		this.stat = stat;
		this.commands = commands;
	}

	/** Ask anew: false without a terminal, in the background, or if it cannot be told. */
	boolean isOurs() {
		return fromProc().or(this::fromPs).orElse(false);
	}

	/** The fields after the command, which may itself contain spaces and brackets. */
	private Optional<Boolean> fromProc() {
		try {
			String stat = Files.readString(this.stat);
			String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
			return Optional.of(fields[2].equals(fields[5]));
		}
		catch (IOException ex) {
			return Optional.empty();
		}
	}

	/** As on macOS, where it has not been run. */
	private Optional<Boolean> fromPs() {
		List<String> ps = List.of("ps", "-o", "pgid=,tpgid=", "-p", Long.toString(ProcessHandle.current().pid()));
		return this.commands.run(ps, null, Duration.ofSeconds(2)).map((answer) -> {
			String[] groups = answer.split("\\s+");
			return groups.length == 2 && groups[0].equals(groups[1]);
		});
	}

}
