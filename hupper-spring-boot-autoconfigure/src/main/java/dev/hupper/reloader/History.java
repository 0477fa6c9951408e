package dev.hupper.reloader;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What became of the last reloads.
 */
final class History implements Consumer<ReloadEvent> {

	private static final int LIMIT = 20;

	private final Deque<Map<String, Object>> entries = new ArrayDeque<>();

	private final Consumer<ReloadEvent> next;

	History(Consumer<ReloadEvent> next) {
		this.next = next;
	}

	@Override
	public void accept(ReloadEvent event) {
		if (event instanceof ReloadEvent.Served served) {
			add(served.standby() ? "standby" : "new process", served.cause(), served.millis());
		}
		else if (event instanceof ReloadEvent.Swapped swapped) {
			add("swap", String.join("; ", swapped.methods()), swapped.millis());
		}
		else if (event instanceof ReloadEvent.Failed failed) {
			add("failed", failed.reason(), 0);
		}
		this.next.accept(event);
	}

	private void add(String kind, String cause, long millis) {
		Map<String, Object> entry = new LinkedHashMap<>();
		entry.put("time", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
		entry.put("kind", kind);
		entry.put("cause", cause);
		entry.put("millis", millis);
		this.entries.addFirst(entry);
		if (this.entries.size() > LIMIT) {
			this.entries.removeLast();
		}
	}

	/** The youngest first. */
	List<Map<String, Object>> entries() {
		return List.copyOf(this.entries);
	}

}
