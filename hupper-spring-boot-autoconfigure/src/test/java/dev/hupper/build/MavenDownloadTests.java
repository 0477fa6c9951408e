package dev.hupper.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How the Maven that gets what is missing is started.
 */
class MavenDownloadTests {

	@TempDir
	private Path directory;

	@Test
	void optionsThatSayWhatThereIsArePassedOnInEachForm() {
		assertThat(options("-s", "ci/settings.xml", "--global-settings=g.xml", "--activate-profiles=a", "--define=b=c",
				"--settings=s.xml", "--define", "d=e", "-Dx=y", "-Pz", "-pl", "web", "--threads=2", "clean",
				"spring-boot:run"))
			.containsExactly("-s", "ci/settings.xml", "--global-settings=g.xml", "--activate-profiles=a",
					"--define=b=c", "--settings=s.xml", "--define", "d=e", "-Dx=y", "-Pz");
	}

	@Test
	void relativePathsAreThoseOfTheMavenThatStartedTheApplication() {
		assertThat(invocation(Map.of("user.dir", "/home/ada/shop/web")).directory())
			.isEqualTo(Path.of("/home/ada/shop/web"));
		assertThat(invocation(Map.of()).directory()).isEqualTo(this.directory);
		RunningMaven.find()
			.ifPresent((maven) -> assertThat(Path.of(maven.properties().getOrDefault("user.dir", "/"))).isDirectory());
	}

	@Test
	void aModuleThatTheBuildAboveDoesNotHaveIsAskedForByItself() throws IOException {
		Path module = Files.createDirectories(this.directory.resolve("module"));
		assertThat(MavenDownload.roots(invocation(Map.of()), module)).containsExactly(module);
		Files.writeString(this.directory.resolve("pom.xml"), "<project/>");
		List<Path> roots = MavenDownload.roots(invocation(Map.of()), module);
		assertThat(roots).containsExactly(this.directory, module);
		List<Path> asked = new ArrayList<>();
		assertThat(MavenDownload.first(roots, (root) -> {
			asked.add(root);
			return root.equals(module) ? Optional.empty() : Optional.of(MavenDownload.NO_PROJECT + module);
		})).isEmpty();
		assertThat(asked).isEqualTo(roots);
		assertThat(MavenDownload.first(roots, (root) -> Optional.of("no network to " + root)))
			.contains("no network to " + this.directory);
	}

	private List<String> options(String... arguments) {
		MavenInvocation invocation = new MavenInvocation(this.directory, this.directory, List.of(arguments), Map.of());
		List<String> command = MavenDownload.command(invocation, this.directory, this.directory, Path.of("extension"),
				Path.of("answer"));
		int first = command.indexOf("-f") + 2;
		return command.subList(first, command.indexOf("-Dmaven.ext.class.path=extension"));
	}

	private MavenInvocation invocation(Map<String, String> properties) {
		return new MavenInvocation(this.directory, this.directory, List.of(), properties);
	}

}
