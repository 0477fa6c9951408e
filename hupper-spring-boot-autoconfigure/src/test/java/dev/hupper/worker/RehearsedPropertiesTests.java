package dev.hupper.worker;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.Consumer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RehearsedProperties}.
 */
class RehearsedPropertiesTests {

	private final Properties own = System.getProperties();

	@AfterEach
	void putBack() {
		System.setProperties(this.own);
	}

	@Test
	void whatNobodyReadMayBeSet() {
		RehearsedProperties properties = new RehearsedProperties(Map.of());
		rehearse(properties, () -> System.getProperty("rehearsed.b"));
		assertThat(properties.objection(Map.of("rehearsed.a", "=1"))).isEmpty();
	}

	@Test
	void whatWasReadMayNotBeSetLater() {
		RehearsedProperties properties = new RehearsedProperties(Map.of());
		rehearse(properties, () -> Boolean.getBoolean("rehearsed.a"));
		rehearse(properties, () -> {
		});
		assertThat(properties.objection(Map.of("rehearsed.a", "=true"))).isEqualTo("rehearsed.a");
		assertThat(properties.objection(Map.of())).isEmpty();
	}

	@Test
	void whatWasReadMayBeSetToWhatItWas() {
		RehearsedProperties properties = new RehearsedProperties(Map.of("rehearsed.a", "=1"));
		rehearse(properties, () -> assertThat(Integer.getInteger("rehearsed.a")).isEqualTo(1));
		assertThat(properties.objection(Map.of("rehearsed.a", "=1"))).isEmpty();
		assertThat(properties.objection(Map.of("rehearsed.a", "=2"))).isEqualTo("rehearsed.a");
		assertThat(properties.objection(Map.of())).isEqualTo("rehearsed.a");
	}

	@Test
	void whatIsClearedIsNotThere() {
		System.setProperty("rehearsed.a", "1");
		try {
			RehearsedProperties properties = new RehearsedProperties(Map.of("rehearsed.a", ""));
			rehearse(properties, () -> assertThat(System.getProperty("rehearsed.a")).isNull());
			assertThat(properties.objection(Map.of("rehearsed.a", ""))).isEmpty();
			assertThat(properties.objection(Map.of())).isEqualTo("rehearsed.a");
		}
		finally {
			System.clearProperty("rehearsed.a");
		}
	}

	@Test
	void whatIsSetInARehearsalIsSetNoMoreAfterwards() {
		rehearse(new RehearsedProperties(Map.of("rehearsed.a", "=1")), () -> System.setProperty("rehearsed.b", "2"));
		assertThat(System.getProperties()).isSameAs(this.own).doesNotContainKeys("rehearsed.a", "rehearsed.b");
	}

	/** Each may have gone into a field of its own. */
	@ParameterizedTest
	@MethodSource
	void whoTakesAllHasReadAll(Consumer<Properties> reader) {
		RehearsedProperties properties = new RehearsedProperties(Map.of());
		rehearse(properties, () -> reader.accept(System.getProperties()));
		assertThat(properties.objection(Map.of("rehearsed.a", "=1"))).isEqualTo("rehearsed.a");
	}

	static List<Consumer<Properties>> whoTakesAllHasReadAll() {
		return List.of(Properties::clone, Properties::stringPropertyNames, Properties::propertyNames, Properties::keys,
				Properties::keySet, Properties::values, Properties::entrySet, HashMap::new,
				(all) -> new Properties().putAll(all), (all) -> all.forEach((name, value) -> {
				}), Properties::elements);
	}

	@Test
	void whoPutsItBackMayTakeAll() {
		RehearsedProperties properties = new RehearsedProperties(Map.of(), Set.of(getClass().getName()));
		rehearse(properties, () -> new Properties().putAll(System.getProperties()));
		assertThat(properties.objection(Map.of("rehearsed.a", "=1"))).isEmpty();
	}

	/** It looks for all, whatever their case. */
	@ParameterizedTest
	@ValueSource(strings = { "log4j2.debug", "LOG4J_DEBUG" })
	void whatLog4jReadsWasRead(String name) {
		assertThat(new RehearsedProperties(Map.of()).objection(Map.of(name, "="))).isEqualTo(name);
	}

	/** Only what it looks for by itself counts, by that name. */
	@ParameterizedTest
	@MethodSource
	void whoReadsOneHasReadIt(Consumer<Properties> reader) {
		RehearsedProperties properties = new RehearsedProperties(Map.of());
		rehearse(properties, () -> reader.accept(System.getProperties()));
		assertThat(properties.objection(Map.of("rehearsed.b", "=1"))).isEmpty();
		assertThat(properties.objection(Map.of("rehearsed.a", "=1"))).isEqualTo("rehearsed.a");
	}

	static List<Consumer<Properties>> whoReadsOneHasReadIt() {
		return List.of((all) -> all.get("rehearsed.a"), (all) -> all.getOrDefault("rehearsed.a", "0"),
				(all) -> all.containsKey("rehearsed.a"), (all) -> all.getProperty("rehearsed.a", "0"),
				(all) -> System.getProperty("rehearsed.a"));
	}

	private static void rehearse(RehearsedProperties properties, Runnable step) {
		try (RehearsedProperties.Scope scope = properties.begin()) {
			step.run();
		}
	}

}
