package dev.hupper.platform;

import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * The terminal of a process on Linux or macOS: its presence through {@code /dev/tty}, its
 * settings through {@code stty}, its foreground group through {@code /proc} or
 * {@code ps}.
 */
final class UnixTerminal extends ConsoleTerminal {

	private static final File STDIN = new File("/dev/stdin");

	/** The cursor goes home, the screen and what was scrolled away are cleared. */
	private static final String CLEAR = "\u001B[H\u001B[2J\u001B[3J";

	private static final Duration TIMEOUT = Duration.ofSeconds(2);

	private final Commands commands;

	private final File tty;

	private final ForegroundGroup foreground;

	private final boolean present;

	/** Asked once, and only if somebody wants to know: it costs a process. */
	private @Nullable Boolean input;

	private @Nullable String settings;

	UnixTerminal(Commands commands, File tty, ForegroundGroup foreground) {
		this.commands = commands;
		this.tty = tty;
		this.foreground = foreground;
		this.present = canOpenTty();
	}

	@Override
	public boolean isInput() {
		if (this.input == null) {
			this.input = this.present && this.commands.run(List.of("tty", "-s"), STDIN, TIMEOUT).isPresent();
		}
		return this.input;
	}

	@Override
	public boolean isInteractive() {
		return isInput() && this.foreground.isOurs();
	}

	@Override
	public void save() {
		if (isTouchable()) {
			stty("-g").ifPresent((answer) -> this.settings = answer);
		}
	}

	@Override
	public void restore() {
		if (this.settings != null && isTouchable()) {
			stty(this.settings);
		}
	}

	@Override
	public @Nullable String takeLine() {
		int typed = typed();
		boolean isOurs = typed > 0 && isInteractive() && isAsKept();
		// The application may have taken it meanwhile.
		return (isOurs && typed() >= typed) ? readLine() : null;
	}

	/** Started in the background, it has not been kept. */
	private boolean isAsKept() {
		String kept = this.settings;
		return kept == null || stty("-g").filter((now) -> now.equals(kept)).isPresent();
	}

	@Override
	public void clear() {
		try (FileOutputStream opened = new FileOutputStream(this.tty)) {
			opened.write(CLEAR.getBytes(StandardCharsets.US_ASCII));
		}
		catch (IOException ex) {
			// It was closed.
		}
	}

	@Override
	public void browse(String url) {
		boolean isMac = System.getProperty("os.name", "").startsWith("Mac");
		Commands.startAlone(List.of(isMac ? "open" : "xdg-open", url));
	}

	@Override
	public boolean isHungUp() {
		return this.present && !canOpenTty();
	}

	private boolean isTouchable() {
		return this.present && this.foreground.isOurs();
	}

	private Optional<String> stty(String argument) {
		return this.commands.run(List.of("stty", argument), this.tty, TIMEOUT);
	}

	private boolean canOpenTty() {
		try (FileInputStream opened = new FileInputStream(this.tty)) {
			return opened.getFD().valid();
		}
		catch (IOException ex) {
			return false;
		}
	}

}
