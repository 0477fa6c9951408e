package dev.hupper.platform;

import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * Runs commands as processes of the operating system.
 */
final class SystemCommands implements Commands {

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

}
