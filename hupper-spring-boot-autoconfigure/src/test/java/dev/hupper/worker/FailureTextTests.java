package dev.hupper.worker;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link FailureText}.
 */
class FailureTextTests {

	@Test
	void eachCauseIsToldWithTheLineItCameFrom() {
		Throwable inner = new IllegalArgumentException("inner");
		String[] lines = FailureText.of(new IllegalStateException("outer", inner)).split("\n");
		assertThat(lines).hasSize(4);
		assertThat(lines[0]).isEqualTo("java.lang.IllegalStateException: outer");
		assertThat(lines[1]).startsWith("    at dev.hupper.worker.FailureTextTests.")
			.contains("(FailureTextTests.java:");
		assertThat(lines[2]).isEqualTo("Caused by: java.lang.IllegalArgumentException: inner");
	}

	@Test
	void codeOfOthersIsLeftOut() {
		Throwable failure = new IllegalStateException("theirs");
		failure.setStackTrace(new StackTraceElement[] { new StackTraceElement("java.lang.String", "at", "x", 1),
				new StackTraceElement(Test.class.getName(), "at", "x", 1) });
		assertThat(FailureText.of(failure)).isEqualTo("java.lang.IllegalStateException: theirs");
	}

	@Test
	void causesThatGoInACircleEnd() {
		Throwable one = new IllegalStateException("one");
		one.setStackTrace(new StackTraceElement[0]);
		Throwable two = new IllegalStateException("two", one);
		two.setStackTrace(new StackTraceElement[0]);
		one.initCause(two);
		assertThat(FailureText.of(one).lines()).hasSize(2);
	}

}
