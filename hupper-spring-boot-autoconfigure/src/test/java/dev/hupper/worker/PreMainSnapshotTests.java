package dev.hupper.worker;

import java.util.Locale;
import java.util.Map;
import java.util.Properties;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PreMainSnapshot}.
 */
class PreMainSnapshotTests {

	private final PreMainSnapshot before = snapshot(Locale.ENGLISH, "1", Map.of("java.home", "/jdk", "a.b", "1"));

	@Test
	void nothingSetIsNoObjection() {
		assertThat(this.before.objection(this.before)).isEmpty();
	}

	@Test
	void theLocaleIsSetIfItIsAnother() {
		assertThat(this.before.set(Locale.ENGLISH)).isEmpty();
		assertThat(this.before.set(Locale.FRANCE)).isEqualTo("fr-FR");
	}

	@Test
	void handlersKeepTheStreamsThatTheyWereMadeWith() {
		assertThat(this.before.objection(snapshot(Locale.ENGLISH, "2", Map.of()))).hasValue("main sets System.err");
	}

	@Test
	void systemPropertiesAreNoObjectionByThemselves() {
		assertThat(this.before.objection(snapshot(Locale.ENGLISH, "1", Map.of("a.b", "2")))).isEmpty();
	}

	@Test
	void whatIsSetIsToldFromWhatIsCleared() {
		Properties later = new Properties();
		later.putAll(Map.of("java.home", "/jdk", "c", "3", "empty", ""));
		assertThat(this.before.set(later)).isEqualTo(Map.of("a.b", "", "c", "=3", "empty", "="));
		later.put("a.b", "2");
		assertThat(this.before.set(later)).containsEntry("a.b", "=2");
	}

	@Test
	void whatSpringBootTellsLoggingDoesNotCount() {
		Properties system = new Properties();
		for (String name : new String[] { "PID", "APPLICATION_NAME", "LOG_FILE", "CONSOLE_LOG_CHARSET",
				"LOGGED_APPLICATION_NAME", "LOGBACK_ROLLINGPOLICY_MAX_HISTORY", "PIDS", "MY_LOG_FILE" }) {
			system.setProperty(name, "x");
		}
		assertThat(PreMainSnapshot.properties(system)).containsOnlyKeys("PIDS", "MY_LOG_FILE");
	}

	@Test
	void thisJvmIsAsItWas() {
		assertThat(PreMainSnapshot.ofThisJvm(true).objection(PreMainSnapshot.ofThisJvm(true))).isEmpty();
	}

	/** The JDK reads them once, from where {@code main} may say. */
	@Test
	void securityPropertiesAreNotReadBeforeMainWithoutNeed() {
		assertThat(PreMainSnapshot.ofThisJvm(false).others()).containsOnlyKeys("System.out", "System.err");
	}

	private static PreMainSnapshot snapshot(Locale locale, String err, Map<String, String> properties) {
		return new PreMainSnapshot(locale, Map.of("System.err", err), properties);
	}

}
