package dev.hupper.worker;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link WarmUp}.
 */
class WarmUpTests {

	/** The one thing that this package knows of Spring, by name. */
	@Test
	void theRehearsalItNamesIsThere() throws ClassNotFoundException {
		assertThat(Class.forName(WarmUp.REHEARSAL, false, getClass().getClassLoader())).isAssignableTo(Rehearsal.class);
	}

}
