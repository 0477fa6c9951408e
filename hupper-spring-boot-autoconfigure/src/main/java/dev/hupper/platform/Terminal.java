package dev.hupper.platform;

/**
 * The terminal this process was started from, if any. Every call is safe in a background
 * process group: it is skipped there, since the kernel would stop a process that touches
 * its terminal from the background.
 */
public interface Terminal {

	/**
	 * Whether standard input is a terminal and this process is in its foreground group,
	 * so that the user could press ENTER for it.
	 * @return true if ENTER can be read
	 */
	boolean isInteractive();

	/**
	 * Whether a line is waiting on standard input, which is then consumed. Never blocks.
	 * @return true if ENTER was pressed
	 */
	boolean takeLine();

	/**
	 * Keep the terminal's settings, for {@link #restore()}.
	 */
	void save();

	/**
	 * Set the terminal to the settings last kept; does nothing if none were.
	 */
	void restore();

	/**
	 * Whether this process had a terminal at its start and the terminal is gone now.
	 * @return true if the terminal was closed
	 */
	boolean isHungUp();

}
