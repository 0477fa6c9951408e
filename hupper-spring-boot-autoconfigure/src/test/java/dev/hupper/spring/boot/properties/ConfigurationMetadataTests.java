package dev.hupper.spring.boot.properties;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.json.JSONArray;
import org.json.JSONException;
import org.json.JSONObject;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that an IDE is told all there is to know of {@link HupperProperties}.
 */
class ConfigurationMetadataTests {

	private static final Set<String> WITHOUT_DEFAULT = Set.of("hupper.archive.directory", "hupper.compile.command",
			"hupper.debug-port", "hupper.enabled", "hupper.events-file", "hupper.monitor", "hupper.trigger-file",
			"hupper.watchman.socket-path");

	@Test
	void everyPropertyThatIsReadIsDescribed() throws Exception {
		Set<String> expected = new HashSet<>(HupperProperties.defaults().normalised().keySet());
		expected.add("hupper.browser-refresh.enabled");
		expected.add("hupper.property-defaults.enabled");
		List<JSONObject> properties = entries(read().getJSONArray("properties"));
		// The endpoint's own, which the actuator's processor describes.
		properties.removeIf((property) -> property.optString("name").startsWith("management.endpoint.hupper."));
		assertThat(properties).extracting((property) -> property.optString("name"))
			.containsExactlyInAnyOrderElementsOf(expected);
		assertThat(properties).allSatisfy((property) -> {
			assertThat(property.optString("description")).endsWith(".");
			assertThat(property.has("type")).isTrue();
			assertThat(property.has("defaultValue")).isNotEqualTo(WITHOUT_DEFAULT.contains(property.getString("name")));
		});
	}

	@Test
	void hintsAreAllowedValues() throws Exception {
		JSONObject monitor = entries(read().getJSONArray("hints")).stream()
			.filter((hint) -> hint.optString("name").equals("hupper.monitor"))
			.findFirst()
			.orElseThrow();
		assertThat(entries(monitor.getJSONArray("values"))).hasSize(3)
			.allSatisfy(
					(value) -> assertThat(PropertyRule.allowed("hupper.monitor")).contains(value.getString("value")));
	}

	private static List<JSONObject> entries(JSONArray array) throws JSONException {
		List<JSONObject> entries = new ArrayList<>();
		for (int i = 0; i < array.length(); i++) {
			entries.add(array.getJSONObject(i));
		}
		return entries;
	}

	private static JSONObject read() throws IOException, JSONException {
		try (InputStream in = HupperProperties.class
			.getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
			return new JSONObject(new String(in.readAllBytes(), StandardCharsets.UTF_8));
		}
	}

}
