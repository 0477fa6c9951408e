package dev.hupper.reloader;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import com.grack.nanojson.JsonWriter;

/**
 * What the endpoint shows of the monitor.
 */
final class Status {

	private Status() {
	}

	static String toJson(State state, boolean paused, History history, Collaborators collaborators) {
		Map<String, Object> status = new LinkedHashMap<>();
		status.put("monitor", ProcessHandle.current().pid());
		status.put("state", state.getClass().getSimpleName().toLowerCase(Locale.ROOT));
		status.put("paused", paused);
		status.put("reloads", history.entries());
		status.put("compile", collaborators.sources().status());
		status.putAll(collaborators.launcher().status());
		status.putAll(collaborators.files().status());
		return JsonWriter.string(status);
	}

}
