package dev.hupper.platform;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;

/**
 * A terminal of which only standard input is known: there are no process groups, and no
 * settings to keep. As it is on Windows, where it has not been run.
 */
class ConsoleTerminal implements Terminal {

	/** Without a buffer: what is not taken stays for the next worker. */
	@SuppressWarnings("resource")
	private final FileInputStream input = new FileInputStream(FileDescriptor.in);

	private int typedBefore;

	@Override
	public boolean isInput() {
		return System.console() != null;
	}

	@Override
	public boolean isInteractive() {
		return isInput();
	}

	@Override
	public void awaitLine() {
		this.typedBefore = isInteractive() ? available() : 0;
	}

	@Override
	public boolean takeLine() {
		// Asked often: whether there is somebody to ask costs a process on some systems.
		boolean isSomethingNew = isInput() && available() > this.typedBefore;
		return isSomethingNew && isInteractive() && (this.typedBefore > 0 || readLine());
	}

	/** A letter and the end of its line; 0 if they are something else. */
	final char readKey() {
		try {
			int letter = this.input.read();
			return (this.input.read() == '\n') ? (char) letter : 0;
		}
		catch (IOException ex) {
			return 0;
		}
	}

	private boolean readLine() {
		try {
			while (this.input.available() > 0) {
				if (this.input.read() == '\n') {
					return true;
				}
			}
		}
		catch (IOException ex) {
			// A closed input has no line.
		}
		return false;
	}

	final int available() {
		try {
			return this.input.available();
		}
		catch (IOException ex) {
			return 0;
		}
	}

}
