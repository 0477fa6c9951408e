package dev.hupper.worker;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
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
 * Tests for {@link RehearsedSettings}.
 */
class RehearsedSettingsTests {

	private static final String OBJECTION = "the system property rehearsed.a";

	private final Properties own = System.getProperties();

	@AfterEach
	void putBack() {
		System.setProperties(this.own);
	}

	@Test
	void whatNobodyReadMayBeSet() {
		RehearsedSettings settings = new RehearsedSettings(Map.of(), "");
		rehearse(settings, () -> System.getProperty("rehearsed.b"));
		assertThat(settings.objection(Map.of("rehearsed.a", "=1"), "")).isEmpty();
	}

	@Test
	void whatWasReadMayNotBeSetLater() {
		RehearsedSettings settings = new RehearsedSettings(Map.of(), "");
		rehearse(settings, () -> Boolean.getBoolean("rehearsed.a"));
		rehearse(settings, () -> {
		});
		assertThat(settings.objection(Map.of("rehearsed.a", "=true"), "")).isEqualTo(OBJECTION);
		assertThat(settings.objection(Map.of(), "")).isEmpty();
	}

	@Test
	void whatWasReadMayBeSetToWhatItWas() {
		RehearsedSettings settings = new RehearsedSettings(Map.of("rehearsed.a", "=1"), "");
		rehearse(settings, () -> assertThat(Integer.getInteger("rehearsed.a")).isEqualTo(1));
		assertThat(settings.objection(Map.of("rehearsed.a", "=1"), "")).isEmpty();
		assertThat(settings.objection(Map.of("rehearsed.a", "=2"), "")).isEqualTo(OBJECTION);
		assertThat(settings.objection(Map.of(), "")).isEqualTo(OBJECTION);
	}

	@Test
	void whatIsClearedIsNotThere() {
		System.setProperty("rehearsed.a", "1");
		try {
			RehearsedSettings settings = new RehearsedSettings(Map.of("rehearsed.a", ""), "");
			rehearse(settings, () -> assertThat(System.getProperty("rehearsed.a")).isNull());
			assertThat(settings.objection(Map.of("rehearsed.a", ""), "")).isEmpty();
			assertThat(settings.objection(Map.of(), "")).isEqualTo(OBJECTION);
		}
		finally {
			System.clearProperty("rehearsed.a");
		}
	}

	@Test
	void whatIsSetInARehearsalIsSetNoMoreAfterwards() {
		rehearse(new RehearsedSettings(Map.of("rehearsed.a", "=1"), ""), () -> System.setProperty("rehearsed.b", "2"));
		assertThat(System.getProperties()).isSameAs(this.own).doesNotContainKeys("rehearsed.a", "rehearsed.b");
	}

	@Test
	void theLocaleIsThatOfTheApplicationForAsLong() {
		Locale before = Locale.getDefault();
		RehearsedSettings settings = new RehearsedSettings(Map.of(), "tr");
		rehearse(settings, () -> assertThat(Locale.getDefault()).isEqualTo(Locale.forLanguageTag("tr")));
		assertThat(Locale.getDefault()).isEqualTo(before);
		assertThat(settings.objection(Map.of(), "tr")).isEmpty();
		assertThat(settings.objection(Map.of(), "")).isEqualTo("the default locale");
	}

	/** Each may have gone into a field of its own. */
	@ParameterizedTest
	@MethodSource
	void whoTakesAllHasReadAll(Consumer<Properties> reader) {
		RehearsedSettings settings = new RehearsedSettings(Map.of(), "");
		rehearse(settings, () -> reader.accept(System.getProperties()));
		assertThat(settings.objection(Map.of("rehearsed.a", "=1"), "")).isEqualTo(OBJECTION);
	}

	static List<Consumer<Properties>> whoTakesAllHasReadAll() {
		return List.of(Properties::clone, Properties::stringPropertyNames, Properties::propertyNames, Properties::keys,
				Properties::keySet, Properties::values, Properties::entrySet, HashMap::new,
				(all) -> new Properties().putAll(all), (all) -> all.forEach((name, value) -> {
				}), Properties::elements);
	}

	@Test
	void whoPutsItBackMayTakeAll() {
		RehearsedSettings settings = new RehearsedSettings(Map.of(), "", Set.of(getClass().getName()));
		rehearse(settings, () -> new Properties().putAll(System.getProperties()));
		assertThat(settings.objection(Map.of("rehearsed.a", "=1"), "")).isEmpty();
	}

	/** It looks for all, whatever their case. */
	@ParameterizedTest
	@ValueSource(strings = { "log4j2.debug", "LOG4J_DEBUG" })
	void whatLog4jReadsWasRead(String name) {
		assertThat(new RehearsedSettings(Map.of(), "").objection(Map.of(name, "="), ""))
			.isEqualTo("the system property " + name);
	}

	/** Only what it looks for by itself counts, by that name. */
	@ParameterizedTest
	@MethodSource
	void whoReadsOneHasReadIt(Consumer<Properties> reader) {
		RehearsedSettings settings = new RehearsedSettings(Map.of(), "");
		rehearse(settings, () -> reader.accept(System.getProperties()));
		assertThat(settings.objection(Map.of("rehearsed.b", "=1"), "")).isEmpty();
		assertThat(settings.objection(Map.of("rehearsed.a", "=1"), "")).isEqualTo(OBJECTION);
	}

	static List<Consumer<Properties>> whoReadsOneHasReadIt() {
		return List.of((all) -> all.get("rehearsed.a"), (all) -> all.getOrDefault("rehearsed.a", "0"),
				(all) -> all.containsKey("rehearsed.a"), (all) -> all.getProperty("rehearsed.a", "0"),
				(all) -> all.putIfAbsent("rehearsed.a", "0"),
				(all) -> all.computeIfAbsent("rehearsed.a", (name) -> "0"), (all) -> System.getProperty("rehearsed.a"));
	}

	private static void rehearse(RehearsedSettings settings, Runnable step) {
		try (RehearsedSettings.Scope scope = settings.begin()) {
			step.run();
		}
	}

}
