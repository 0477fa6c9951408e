package dev.hupper.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.hupper.api.HupperLogger;

/**
 * Keeps what is logged.
 */
public final class RecordingLogger implements HupperLogger {

	private final List<String> lines = new CopyOnWriteArrayList<>();

	@Override
	public void debug(String message) {
		this.lines.add("debug: " + message);
	}

	@Override
	public void info(String message) {
		this.lines.add("info: " + message);
	}

	@Override
	public void error(String message) {
		this.lines.add("error: " + message);
	}

	/** All lines so far, with their level in front. */
	public List<String> lines() {
		return List.copyOf(this.lines);
	}

	@Override
	public String toString() {
		return String.join("\n", this.lines);
	}

}
