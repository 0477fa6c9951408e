package dev.hupper.spring.boot.autoconfigure;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
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

	@Test
	void locationsAreReadAsSpringReadsThem() {
		Path onDrive = new File("/C:/site/").toPath();
		assertThat(in(Map.of("spring.web.resources.static-locations",
				"file:/C:/site/,file:///C:/site/,file:C:/other/,file:/srv/my%20site/")))
			.containsExactlyInAnyOrder(onDrive, Path.of("C:/other"), Path.of("/srv/my site"));
	}

	@Test
	void whatCannotBeReadIsLeftOutAndNothingElse() {
		assertThat(in(Map.of("gg.jte.development-mode", "perhaps", "spring.thymeleaf.prefix", "file:a\0b",
				"spring.mustache.prefix", "file:${no", "spring.web.resources.static-locations", "file:/srv/site/")))
			.contains(Path.of("/srv/site"))
			.doesNotContain(Path.of("src/main/jte"));
	}

	@Test
	void aDirectoryWithTheProjectOrItsClassesIsNoneOfThem() {
		Path project = Path.of("/project").toAbsolutePath();
		List<Path> classPath = List.of(project.resolve("target/classes"), project.resolve("web/WEB-INF/classes"));
		assertThat(List.of("/", "/project", "/project/target", "/project/target/classes", "/project/web"))
			.allMatch((directory) -> holdsMore(directory, project, classPath));
		assertThat(List.of("/project/site", "/project/target/classes/static", "/project2"))
			.noneMatch((directory) -> holdsMore(directory, project, classPath));
	}

	private static boolean holdsMore(String directory, Path project, List<Path> classPath) {
		return ServedDirectories.holdsMore(Path.of(directory).toAbsolutePath(), project, classPath);
	}

	private static Iterable<Path> in(Map<String, Object> properties) {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources().addFirst(new MapPropertySource("test", properties));
		return ServedDirectories.in(environment).stream().map(Path::normalize).toList();
	}

}
