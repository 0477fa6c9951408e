package dev.hupper.spring.boot;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MainArguments}.
 */
class MainArgumentsTests {

	@Test
	void argumentsPassedOnUnchangedAreThoseOfMain() {
		assertThat(find("a.App one --two=2 2", List.of("one", "--two=2 2"))).containsExactly("one", "--two=2 2");
	}

	@Test
	void argumentsThatTheApplicationChangedAreTakenFromTheCommandLine() {
		assertThat(find("a.App one two  three", List.of("other"), "java", "-cp", "x", "a.App", "one", "two  three"))
			.containsExactly("one", "two  three");
	}

	@Test
	void emptyArgumentIsKept() {
		assertThat(find("a.App one ", List.of(), "java", "a.App", "one", "")).containsExactly("one", "");
	}

	@Test
	void noneThoughTheApplicationPassesSome() {
		assertThat(find("a.App", List.of("--made=up"), "java", "a.App")).isEmpty();
	}

	@Test
	void ofTheIdeAreNotThoseOfTheApplication() {
		assertThat(find("com.intellij.rt.execution.CommandLineWrapper /tmp/a b/classpath1.jar a.App one --x.jar two",
				List.of("one", "--x.jar", "two")))
			.containsExactly("one", "--x.jar", "two");
	}

	@Test
	void withoutCommandLineTheTextIsSplit() {
		assertThat(find("a.App one two", List.of("other"))).containsExactly("one", "two");
	}

	@Test
	void withoutTextTheArgumentsOfRunCount() {
		assertThat(find("", List.of("one"))).containsExactly("one");
	}

	private static List<String> find(String command, List<String> runArguments, String... commandLine) {
		return MainArguments.find(command, runArguments, () -> List.of(commandLine));
	}

}
