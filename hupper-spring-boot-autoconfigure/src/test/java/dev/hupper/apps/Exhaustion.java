package dev.hupper.apps;

import java.io.Closeable;
import java.io.FileInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import dev.hupper.api.HupperLogger;

/**
 * A process that cannot open any more files, until this is closed, and what is logged in
 * it: errors are shown and counted.
 */
public final class Exhaustion implements HupperLogger, Closeable {

	private final AtomicInteger errors = new AtomicInteger();

	private final List<FileInputStream> open = new ArrayList<>();

	/** Open files until there are no more. */
	public void begin() {
		try {
			while (true) {
				this.open.add(new FileInputStream("/dev/null"));
			}
		}
		catch (IOException ex) {
			// Those were all.
		}
	}

	/**
	 * How many errors were logged.
	 * @return a number that only grows
	 */
	public int errors() {
		return this.errors.get();
	}

	@Override
	public void close() throws IOException {
		for (FileInputStream file : this.open) {
			file.close();
		}
	}

	@Override
	public void debug(String message) {
	}

	@Override
	public void info(String message) {
	}

	@Override
	public void error(String message) {
		this.errors.incrementAndGet();
		System.out.println(message);
	}

}
