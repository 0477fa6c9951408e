package dev.hupper.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Standard error, where lines for the user go: a terminal or something else.
 */
public final class ErrorOutput {

	private final Path link;

	private final @Nullable String noColour;

	ErrorOutput(Path link, @Nullable String noColour) {
		this.link = link;
		this.noColour = noColour;
	}

	/** Standard error of this process. */
	public static ErrorOutput ofThisProcess() {
		return new ErrorOutput(Path.of("/proc/self/fd/2"), System.getenv("NO_COLOR"));
	}

	/**
	 * Whether colours are shown and wanted: it is a terminal, and the environment
	 * variable {@code NO_COLOR} is not set (see no-color.org).
	 */
	public boolean isColoured() {
		return (this.noColour == null || this.noColour.isEmpty()) && isTerminal();
	}

	private boolean isTerminal() {
		try {
			Path target = Files.readSymbolicLink(this.link);
			return target.startsWith("/dev/pts") || target.startsWith("/dev/console")
					|| target.toString().startsWith("/dev/tty");
		}
		catch (IOException | UnsupportedOperationException ex) {
			return System.console() != null;
		}
	}

}
