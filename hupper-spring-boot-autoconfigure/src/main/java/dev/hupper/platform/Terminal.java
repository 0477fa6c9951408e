package dev.hupper.platform;

import java.io.File;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * The terminal this process was started from, if any. No call touches the terminal from a
 * background process group, since the kernel would stop the process that does. Not
 * thread-safe: owned by the thread that decides.
 */
public interface Terminal {

	/**
	 * Whether standard input is a terminal, so that somebody can press ENTER at all. It
	 * does not change.
	 */
	boolean isInput();

	/**
	 * Whether standard input is a terminal and this process is in its foreground group,
	 * so that the user can press ENTER for it.
	 */
	boolean isInteractive();

	/**
	 * How many bytes of lines wait on standard input, if that is a terminal; 0 if none.
	 */
	int typed();

	/**
	 * Take the first line that waits on standard input, if the user can type for this
	 * process there and the terminal is set as it was kept, not by an application that
	 * reads keys itself. Never blocks.
	 * @return the line without white space around it; null if there is none to be taken
	 */
	@Nullable String takeLine();

	/** Clear the screen. */
	default void clear() {
	}

	/** Show a page in the user's browser, which is not waited for and lives on. */
	default void browse(String url) {
	}

	/** Keep the terminal's settings, for {@link #restore()}. */
	default void save() {
	}

	/** Set the terminal to the settings kept; does nothing if none are. */
	default void restore() {
	}

	/**
	 * Whether this process had a terminal at its start that is gone now. May be called
	 * from any thread.
	 */
	default boolean isHungUp() {
		return false;
	}

	/** The terminal of this process. */
	static Terminal ofThisProcess() {
		if (System.getProperty("os.name", "").startsWith("Windows")) {
			return new ConsoleTerminal();
		}
		Commands commands = Commands.ofSystem();
		ForegroundGroup foreground = new ForegroundGroup(Path.of("/proc/self/stat"), commands);
		return new UnixTerminal(commands, new File("/dev/tty"), foreground);
	}

}
