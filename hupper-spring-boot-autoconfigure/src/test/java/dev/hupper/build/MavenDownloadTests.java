package dev.hupper.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.hupper.platform.Commands;
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
	void oneThatCannotBeStartedIsNotSaidToHaveTakenTooLong() throws IOException {
		assertThat(MavenDownload.failure(Commands.NOT_STARTED, Path.of("nothing was written")))
			.isEqualTo("it could not be started");
		assertThat(MavenDownload.failure(-1, Path.of("nothing was written"))).isEqualTo("it did not end in 5 minutes");
	}

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
		Path own = module.resolve("pom.xml");
		assertThat(MavenDownload.poms(invocation(Map.of()), module)).containsExactly(own);
		Path above = this.directory.resolve("pom.xml");
		Files.writeString(above, "<project/>");
		List<Path> poms = MavenDownload.poms(invocation(Map.of()), module);
		assertThat(poms).containsExactly(above, own);
		List<Path> asked = new ArrayList<>();
		assertThat(MavenDownload.first(poms, (pom) -> {
			asked.add(pom);
			return pom.equals(own) ? Optional.empty() : Optional.of(MavenDownload.NO_PROJECT + module);
		})).isEmpty();
		assertThat(asked).isEqualTo(poms);
		assertThat(MavenDownload.first(poms, (pom) -> Optional.of("no network to " + pom)))
			.contains("no network to " + above);
	}

	@Test
	void whoeverBuildsOfflineByALinkHasSaidSo() throws IOException {
		Path real = Files.createDirectories(this.directory.toRealPath().resolve("real"));
		Path link = Files.createSymbolicLink(this.directory.resolve("link"), real);
		Map<String, String> properties = new HashMap<>(
				RunningMaven.find().map(RunningMaven::properties).orElse(Map.of()));
		properties.put("maven.multiModuleProjectDirectory", real.toString());
		assertThat(MavenInstallation.invocation(link, new RunningMaven(properties, List.of("-o"))))
			.hasValueSatisfying((invocation) -> assertThat(invocation.arguments()).containsExactly("-o"));
	}

	@Test
	void aBuildFileOfAnotherNameIsAskedToo() throws IOException {
		Path file = this.directory.resolve("other.xml");
		Files.writeString(file, "<project/>");
		for (List<String> arguments : List.of(List.of("-f", "other.xml", "-fae"), List.of("--file=other.xml"),
				List.of("-fother.xml"), List.of("-ff", "-f=other.xml"))) {
			MavenInvocation invocation = new MavenInvocation(this.directory, this.directory, arguments, Map.of());
			assertThat(MavenDownload.poms(invocation, this.directory)).containsExactly(file,
					this.directory.resolve("pom.xml"));
		}
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
