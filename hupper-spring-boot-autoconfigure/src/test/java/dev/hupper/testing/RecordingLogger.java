package dev.hupper.testing;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.hupper.api.HupperLogger;

/**
 * Keeps what is logged.
 */
public final class RecordingLogger implements HupperLogger {

	private final List<String> lines = new CopyOnWriteArrayList<>();

	private final Map<String, Runnable> actions = new ConcurrentHashMap<>();

	@Override
	public void debug(String message) {
		add("debug: " + message);
	}

	@Override
	public void info(String message) {
		add("info: " + message);
	}

	@Override
	public void error(String message) {
		add("error: " + message);
	}

	private void add(String line) {
		this.lines.add(line);
		this.actions.keySet()
			.stream()
			.filter(line::contains)
			.findFirst()
			.map(this.actions::remove)
			.ifPresent(Runnable::run);
	}

	/** Have the thread that logs such a line do something at once, the first time. */
	public void onLine(String part, Runnable action) {
		this.actions.put(part, action);
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
