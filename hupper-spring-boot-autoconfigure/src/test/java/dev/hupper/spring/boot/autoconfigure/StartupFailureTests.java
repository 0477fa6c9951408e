package dev.hupper.spring.boot.autoconfigure;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link StartupFailure}.
 */
class StartupFailureTests {

	@Test
	void analysedFailureIsDescribedAsSpringBootWould() {
		var failure = new IllegalStateException(
				new InvalidHupperPropertyException("hupper.verbose", 9, null, "0, 1 or 2", null));
		assertThat(describe(failure)).contains("hupper.verbose", "\"9\"", "0, 1 or 2", "Action: ");
	}

	@Test
	void otherFailureIsToldWithItsCauses() {
		assertThat(describe(new IllegalStateException("outer", new IllegalArgumentException("inner"))))
			.contains("java.lang.IllegalStateException: outer", "Caused by: java.lang.IllegalArgumentException: inner");
	}

	private static String describe(Throwable failure) {
		return StartupFailure.describe(failure, null, StartupFailureTests.class.getClassLoader());
	}

}
