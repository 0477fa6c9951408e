package dev.hupper.spring.boot.properties;

import java.io.InputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What IDEs offer while a property is typed.
 */
class ConfigurationMetadataTests {

	@Test
	void whereOnlySomeValuesAreAllowedEachIsOfferedWithItsMeaning() throws Exception {
		JsonObject metadata;
		try (InputStream json = getClass().getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
			metadata = JsonParser.object().from(json);
		}
		Map<String, List<String>> allowed = new TreeMap<>();
		for (Object property : metadata.getArray("properties")) {
			JsonObject described = (JsonObject) property;
			Class<?> type = type(described.getString("type"));
			if (type.isEnum()) {
				allowed.put(described.getString("name"),
						Arrays.stream(type.getEnumConstants())
							.map((value) -> value.toString().toLowerCase(Locale.ROOT).replace('_', '-'))
							.toList());
			}
		}
		allowed.put("hupper.verbose", List.of("0", "1", "2"));
		allowed.put("hupper.monitor", List.of("watchman", "watchdog", "polling"));

		Map<String, List<String>> offered = new HashMap<>();
		for (Object hint : metadata.getArray("hints")) {
			List<JsonObject> values = ((JsonObject) hint).getArray("values")
				.stream()
				.map(JsonObject.class::cast)
				.toList();
			assertThat(values).allSatisfy((value) -> assertThat(value.getString("description")).endsWith("."));
			offered.put(((JsonObject) hint).getString("name"),
					values.stream().map((value) -> value.get("value").toString()).toList());
		}
		assertThat(allowed).containsKeys("hupper.swap", "hupper.standby.warm-up");
		assertThat(offered).containsExactlyInAnyOrderEntriesOf(allowed);
	}

	private static Class<?> type(String name) throws ClassNotFoundException {
		return name.matches("[\\w.$]+") ? Class.forName(name) : Object.class;
	}

}
