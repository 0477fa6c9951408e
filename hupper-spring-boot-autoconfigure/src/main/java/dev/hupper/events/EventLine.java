package dev.hupper.events;

import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import com.grack.nanojson.JsonWriter;
import dev.hupper.reloader.ReloadEvent;

/**
 * An event as one line of JSON: its fields are the components of its record.
 */
final class EventLine {

	/** Of the schema: more with each change that an old reader would misunderstand. */
	static final int VERSION = 1;

	private EventLine() {
	}

	static String of(ReloadEvent event, Instant time) {
		Map<String, Object> line = begin(event.getClass().getSimpleName().toLowerCase(Locale.ROOT), time);
		line.putAll(fields((Record) event));
		line.put("done", event.done());
		return JsonWriter.string(line);
	}

	/** What took the place of events that nobody has read in time. */
	static String dropped(int count, Instant time) {
		Map<String, Object> line = begin("dropped", time);
		line.put("count", count);
		line.put("done", false);
		return JsonWriter.string(line);
	}

	private static Map<String, Object> begin(String event, Instant time) {
		Map<String, Object> line = new LinkedHashMap<>();
		line.put("v", VERSION);
		line.put("time", time.truncatedTo(ChronoUnit.MILLIS).toString());
		line.put("event", event);
		return line;
	}

	private static Map<String, Object> fields(Record event) {
		Map<String, Object> fields = new LinkedHashMap<>();
		for (RecordComponent component : event.getClass().getRecordComponents()) {
			try {
				fields.put(component.getName(), value(Objects.requireNonNull(component.getAccessor().invoke(event))));
			}
			catch (ReflectiveOperationException ex) {
				throw new IllegalStateException(ex);
			}
		}
		return fields;
	}

	private static Object value(Object value) {
		if (value instanceof Collection<?> elements) {
			return elements.stream().map(EventLine::value).toList();
		}
		if (value instanceof Record part) {
			return fields(part);
		}
		return (value instanceof Number || value instanceof Boolean) ? value : value.toString();
	}

}
