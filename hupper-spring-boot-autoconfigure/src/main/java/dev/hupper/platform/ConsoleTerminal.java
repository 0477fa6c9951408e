package dev.hupper.platform;

import java.io.ByteArrayOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.Charset;

import org.jspecify.annotations.Nullable;

/**
 * A terminal of which only standard input is known: there are no process groups, and no
 * settings to keep. As it is on Windows, where it has not been run.
 */
class ConsoleTerminal implements Terminal {

	/** Without a buffer: what is not taken stays for the next worker. */
	@SuppressWarnings("resource")
	private final FileInputStream input = new FileInputStream(FileDescriptor.in);

	@Override
	public boolean isInput() {
		return System.console() != null;
	}

	@Override
	public boolean isInteractive() {
		return isInput();
	}

	@Override
	public int typed() {
		// Asked often: whether there is somebody to ask costs a process on some systems.
		return isInput() ? available() : 0;
	}

	@Override
	public @Nullable String takeLine() {
		return isInteractive() ? readLine() : null;
	}

	final @Nullable String readLine() {
		ByteArrayOutputStream line = new ByteArrayOutputStream();
		try {
			while (this.input.available() > 0) {
				int next = this.input.read();
				if (next == '\n') {
					return line.toString(Charset.defaultCharset()).strip();
				}
				line.write((next < ' ') ? ' ' : next);
			}
		}
		catch (IOException ex) {
			// A closed input has no line.
		}
		return null;
	}

	private int available() {
		try {
			return this.input.available();
		}
		catch (IOException ex) {
			return 0;
		}
	}

}
