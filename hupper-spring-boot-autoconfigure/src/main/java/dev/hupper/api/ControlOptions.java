package dev.hupper.api;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * How people and programs beside an editor steer a reloader, and learn what it does.
 *
 * @param eventsFile where a line is written for each event, for programs to read; null:
 * nowhere
 * @param keys whether letters typed on the terminal are keys for hupper, as long as the
 * application does not read its input
 * @param paused whether changes wait from the beginning, until reloading is let go on
 * @param triggerFile the name or path of a file; changes wait until it is written, with
 * another content or not; empty: they do not
 */
public record ControlOptions(@Nullable Path eventsFile, boolean keys, boolean paused, String triggerFile) {

	/** Neither events nor keys. */
	public static final ControlOptions OFF = new ControlOptions(null, false, false, "");

}
