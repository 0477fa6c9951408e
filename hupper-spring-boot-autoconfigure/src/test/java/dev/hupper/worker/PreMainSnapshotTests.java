package dev.hupper.worker;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PreMainSnapshot}.
 */
class PreMainSnapshotTests {

	private final PreMainSnapshot before = new PreMainSnapshot(Locale.ENGLISH, Map.of("java.home", "/jdk", "a.b", "1"),
			Map.of("System.err", "1"));

	@Test
	void nothingSetIsNoObjection() {
		assertThat(this.before.objection(this.before)).isEmpty();
	}

	@Test
	void librariesReadTheLocaleOnce() {
		assertThat(this.before
			.objection(new PreMainSnapshot(Locale.FRENCH, this.before.properties(), this.before.others())))
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

	@ParameterizedTest
	@ValueSource(strings = { "spring.security.strategy", "spring.expression.compiler.mode", "spring.jndi.ignore",
			"spring.context.exit", "spring.data.web.projection.collection-limit" })
	void whatStaticFieldsOfSpringKeepMayNot(String name) {
		assertThat(after(Map.of("java.home", "/jdk", "a.b", "1", name, "x")))
			.hasValue("main sets the system property " + name);
	}

	@Test
	void handlersKeepTheStreamsThatTheyWereMadeWith() {
		assertThat(this.before
			.objection(new PreMainSnapshot(Locale.ENGLISH, this.before.properties(), Map.of("System.err", "2"))))
			.hasValue("main sets System.err");
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

	private Optional<String> after(Map<String, String> properties) {
		return this.before.objection(new PreMainSnapshot(Locale.ENGLISH, properties, this.before.others()));
	}

}
