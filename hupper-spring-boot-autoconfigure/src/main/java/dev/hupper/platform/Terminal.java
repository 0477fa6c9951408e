package dev.hupper.platform;

import java.io.File;
import java.nio.file.Path;

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
	 * Start to look for ENTER. Lines that are waiting on standard input now were typed
	 * for the application and are left to it.
	 */
	void awaitLine();

	/**
	 * Whether ENTER was pressed since {@link #awaitLine()}; its line is taken from
	 * standard input, unless a line for the application waits before it. Never blocks.
	 */
	boolean takeLine();

	/**
	 * Take a line of one letter from standard input, if one waits there and the terminal
	 * is set as it was kept, not by an application that reads keys itself. Never blocks;
	 * 0 if there is none.
	 */
	default char takeKey() {
		return 0;
	}

	/** Clear the screen. */
	default void clear() {
	}

	/** Show a page in the user's browser. Does not wait for it. */
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
