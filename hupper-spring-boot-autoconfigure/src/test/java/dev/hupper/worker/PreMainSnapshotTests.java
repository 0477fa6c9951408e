package dev.hupper.worker;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PreMainSnapshot}.
 */
class PreMainSnapshotTests {

	private final PreMainSnapshot before = new PreMainSnapshot(Locale.ENGLISH, Map.of("java.home", "/jdk", "a.b", "1"));

	@Test
	void nothingSetIsNoObjection() {
		assertThat(this.before.objection(this.before)).isEmpty();
	}

	@Test
	void librariesReadTheLocaleOnce() {
		assertThat(this.before.objection(new PreMainSnapshot(Locale.FRENCH, this.before.properties())))
			.contains("main sets the default locale");
	}

	@Test
	void anyPropertyMayBeReadOnce() {
		assertThat(after(Map.of("java.home", "/jdk", "a.b", "2"))).hasValue("main sets the system property a.b");
		assertThat(after(Map.of("java.home", "/jdk"))).hasValue("main sets the system property a.b");
		assertThat(after(Map.of("java.home", "/jdk", "a.b", "1", "tomcat.x", "1")))
			.hasValue("main sets the system property tomcat.x");
	}

	@Test
	void whatSpringReadsAnewMayBeSet() {
		assertThat(after(Map.of("java.home", "/jdk", "a.b", "1", "spring.profiles.active", "dev", "user.timezone",
				"UTC", "java.awt.headless", "true")))
			.isEmpty();
	}

	private Optional<String> after(Map<String, String> properties) {
		return this.before.objection(new PreMainSnapshot(Locale.ENGLISH, properties));
	}

}
