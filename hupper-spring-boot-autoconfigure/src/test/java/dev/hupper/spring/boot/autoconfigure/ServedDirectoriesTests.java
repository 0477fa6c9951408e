package dev.hupper.spring.boot.autoconfigure;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ServedDirectories}.
 */
class ServedDirectoriesTests {

	@Test
	void whatPropertiesNameByFileIsFollowed() {
		assertThat(in(Map.of("spring.thymeleaf.prefix", "file:./templates/", "spring.web.resources.static-locations",
				"classpath:/static/,file:///srv/site/")))
			.containsExactlyInAnyOrder(Path.of("templates"), Path.of("/srv/site"));
	}

	@Test
	void templatesOfJteAreFollowedWhereItReadsThem() {
		assertThat(in(Map.of())).isEmpty();
		assertThat(in(Map.of("gg.jte.development-mode", "true"))).containsExactly(Path.of("src/main/jte"));
	}

	private static Iterable<Path> in(Map<String, Object> properties) {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources().addFirst(new MapPropertySource("test", properties));
		return ServedDirectories.in(environment).stream().map(Path::normalize).toList();
	}

}
