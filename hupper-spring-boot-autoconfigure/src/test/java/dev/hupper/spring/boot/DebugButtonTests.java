package dev.hupper.spring.boot;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DebugButtonTests {

	private static final String JDWP = "-agentlib:jdwp=transport=dt_socket,address=127.0.0.1:40000,suspend=y,server=n";

	@Test
	void thePropertyThatHelpsIsNamedAndWhereToClick() {
		String idea = explain(Map.of(), JDWP, "-javaagent:/opt/idea/lib/idea_rt.jar=40001:/opt/idea/bin");
		assertThat(idea).contains("hupper.debug-port=5005", "IntelliJ IDEA by a run configuration Remote JVM Debug")
			.doesNotContain("\n");
		assertThat(explain(Map.of("TERM_PROGRAM", "vscode"), JDWP)).contains("Visual Studio Code");
		assertThat(explain(Map.of(), JDWP, "-XX:+ShowCodeDetailsInExceptionMessages")).contains("Eclipse");
	}

	@Test
	void anUnknownDebuggerGetsTheAddressAlone() {
		assertThat(explain(Map.of(), JDWP)).contains("attach to localhost:5005; hupper.enabled=true");
	}

	private static String explain(Map<String, String> environment, String... options) {
		return new DebugButton(List.of(options), environment).explain();
	}

}
