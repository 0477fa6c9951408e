package dev.hupper.spring.boot;

import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

import dev.hupper.spring.boot.properties.HupperProperties;

import static org.assertj.core.api.Assertions.assertThat;

class DevToolsPropertiesTests {

	@Test
	void everyPropertyOfDevtoolsHasACounterpartOrAReason() throws Exception {
		List<String> all = List.of();
		for (URL url : Collections
			.list(getClass().getClassLoader().getResources("META-INF/spring-configuration-metadata.json"))) {
			if (url.toString().contains("spring-boot-devtools")) {
				try (InputStream in = url.openStream()) {
					all = Pattern
						.compile("\"name\": \"(spring\\.devtools\\.[a-z.-]+\\.?[a-z-]*)\",\\s+\"type\": \"(?!org)")
						.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8))
						.results()
						.map((result) -> result.group(1))
						.toList();
				}
			}
		}
		assertThat(all).hasSizeGreaterThan(10)
			.allSatisfy((name) -> assertThat(DevToolsProperties.COUNTERPARTS.keySet())
				.anyMatch((known) -> name.equals(known) || name.startsWith(known + ".")));
	}

	@Test
	void everyCounterpartIsAPropertyOfHupper() {
		List<String> names = DevToolsProperties.COUNTERPARTS.values()
			.stream()
			.flatMap((text) -> Pattern.compile("hupper\\.[a-z.-]+").matcher(text).results())
			.map(MatchResult::group)
			.toList();
		assertThat(names).isNotEmpty()
			.allMatch((name) -> HupperProperties.defaults().normalised().containsKey(name) || List
				.of("hupper.property-defaults.enabled", "hupper.browser-refresh.enabled",
						"hupper.conditions.difference")
				.contains(name));
	}

	@Test
	void oneLineNamesTheCounterpartsOfThoseThatAreSet() {
		String line = DevToolsProperties
			.explain(environment(Map.of("spring.devtools.restart.additional-paths[0]", "x",
					"SPRING_DEVTOOLS_RESTART_QUIETPERIOD", "1s", "spring.devtools.remote.secret", "s")))
			.orElseThrow();
		assertThat(line)
			.contains("spring.devtools.restart.additional-paths -> hupper.watch-files",
					"spring.devtools.remote -> (none: remote development is out of scope)")
			.doesNotContain("\n");
	}

	@Test
	void whoSetsNoneHearsNothing() {
		assertThat(DevToolsProperties.explain(environment(Map.of("spring.main.banner-mode", "off")))).isEmpty();
	}

	@Test
	void whatCountsOfTheUsersOwnFileIsNotSaidToDoNothing() {
		Map<String, Object> properties = Map.of("spring.devtools.restart.trigger-file", ".reload",
				"spring.devtools.restart.additional-paths[0]", "x", "spring.devtools.restart.poll-interval", "1s");
		assertThat(DevToolsProperties.explain(environment("devtools-local: [file:/home/me/x.yml]", properties)))
			.hasValueSatisfying((line) -> assertThat(line).contains("poll-interval")
				.doesNotContain("trigger-file", "additional-paths"));
	}

	private static StandardEnvironment environment(Map<String, Object> properties) {
		return environment("file", properties);
	}

	private static StandardEnvironment environment(String source, Map<String, Object> properties) {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources().addFirst(new MapPropertySource(source, properties));
		return environment;
	}

}
