package dev.hupper.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

@DisabledOnOs(OS.WINDOWS)
class GradleBuildIntegrationTests {

	private static final Path GRADLE = Path.of("/usr/bin/gradle");

	@TempDir
	private Path directory;

	private Path project;

	private boolean tests;

	@BeforeEach
	void project() throws IOException {
		this.project = Files.createDirectories(this.directory.resolve("shop")).toRealPath();
		write("settings.gradle", "include 'lib', 'app'\n");
		write("lib/build.gradle", "apply plugin: 'java'\n");
		write("app/build.gradle", """
				apply plugin: 'java'
				sourceSets { main { java { srcDir 'more'; exclude '**/legacy/**' } } }
				compileJava { options.encoding = 'ISO-8859-1'; options.compilerArgs << '-Ashop=1' << '-parameters' }
				dependencies { testCompile project(':lib') }
				""");
	}

	/** What the script writes, as Gradle itself wrote it. */
	@Test
	void theWrapperIsAskedOnceForAsLongAsNoBuildFileChanges() throws IOException {
		wrapper("""
				echo asked >> asked.txt
				for argument in "$@"; do case $argument in -Dhupper.model=*) model=${argument#*=};; esac; done
				printf '%s\\t%s\\n' project $PWD/app file $PWD/app/build.gradle jar $PWD/app/build/libs/app.jar \\
					set main classes $PWD/app/build/classes/java/main resources $PWD/app/build/resources/main \\
					source-root $PWD/app/src/main/java source-root $PWD/app/more source-exclude '**/legacy/**' \\
					resource-root $PWD/app/src/main/resources encoding ISO-8859-1 argument -Ashop=1 argument -parameters \\
					> $model
				""");
		check(read());
		check(read());
		assertThat(Files.readAllLines(this.project.resolve("asked.txt"))).hasSize(1);
		write("app/build.gradle", "apply plugin: 'groovy'\n");
		check(read());
		assertThat(Files.readAllLines(this.project.resolve("asked.txt"))).hasSize(2);
	}

	@Test
	void whatWasAnsweredToAnotherQuestionIsNoAnswer() throws IOException {
		assertThat(GradleFiles.digest(this.project, new byte[] { 1 }))
			.isNotEqualTo(GradleFiles.digest(this.project, new byte[] { 2 }));
	}

	@Test
	void aBuildThatFailsIsNoAnswer() throws IOException {
		wrapper("exit 1\n");
		assertThatThrownBy(this::read).hasMessageContaining("gradlew --offline ended with 1");
	}

	/** The line named a number only, which no advice followed from. */
	@Test
	void aBuildThatFailsIsNoAnswerForTheReasonThatItGives() throws IOException {
		wrapper("""
				cat >&2 <<END

				FAILURE: Build failed with an exception.

				* What went wrong:
				Could not resolve all files for configuration ':app:compileClasspath'.
				> Could not resolve x:y:1.
				   > No cached version of x:y:1 available for offline mode.
				     Required by:
				         project :app

				* Try:
				END
				exit 1
				""");
		assertThatThrownBy(this::read)
			.hasMessageEndingWith(" ended with 1: No cached version of x:y:1 available for offline mode.");
		wrapper("printf '\\nERROR: JAVA_HOME is set to an invalid directory: /x\\n\\nPlease set it\\n' >&2; exit 2\n");
		assertThatThrownBy(this::read)
			.hasMessageEndingWith(" ended with 2: ERROR: JAVA_HOME is set to an invalid directory: /x");
	}

	/** Of a fresh copy, nobody has run the tests: it was no answer at all. */
	@Test
	void anAnswerWithoutTheLibrariesOfTestsIsOneUntilTheyRun() throws IOException {
		Path app = this.project.resolve("app");
		answerWithout("test\tno junit");
		for (int start = 1; start <= 2; start++) {
			assertThat(read(app).modules()).containsKey(app);
			assertThat(Files.readAllLines(this.project.resolve("asked.txt"))).hasSize(1);
		}
		this.tests = true;
		for (int start = 1; start <= 2; start++) {
			assertThat(read(app).modules()).containsKey(app);
			assertThat(Files.readAllLines(this.project.resolve("asked.txt"))).hasSize(1 + start);
		}
	}

	@Test
	void anAnswerWithoutTheLibrariesOfTheApplicationIsNone() throws IOException {
		answerWithout("main\tno lombok");
		Path app = this.project.resolve("app");
		assertThatThrownBy(() -> read(app)).hasMessageEndingWith("gradlew --offline: no lombok");
		assertThat(read(this.project.resolve("lib")).modules()).as("of another one").containsKey(app);
	}

	private void answerWithout(String set) throws IOException {
		write("facts.txt", "project\t%1$s\nset\tmain\nclasses\t%1$s/c\nresources\t%1$s/r\nunresolved\t%1$s\t%2$s\n"
			.formatted(this.project.resolve("app"), set));
		wrapper("""
				echo asked >> asked.txt
				for argument in "$@"; do case $argument in -Dhupper.model=*) cp facts.txt ${argument#*=};; esac; done
				""");
	}

	@Test
	void aBuildThatTakesTooLongIsSaidTo() throws IOException {
		wrapper("exec sleep 60\n");
		assertThatThrownBy(() -> read(Duration.ofSeconds(1)))
			.hasMessageContaining("gradlew --offline did not end within 1 s");
	}

	@Test
	void gradleItselfAnswersTheScript() throws IOException {
		assumeTrue(Files.isExecutable(GRADLE), "no Gradle is installed");
		assumeTrue(Runtime.version().feature() == 17, "the Gradle of distributions is old");
		wrapper("exec " + GRADLE + " \"$@\"\n");
		write("lib/build.gradle", "apply plugin: 'java'\ndependencies { testCompile 'x:y:1' }\n");
		BuildModel model = read(this.project.resolve("app"));
		check(model);
		assertThat(model.modules().get(this.project.resolve("lib")).sets()).isNotEmpty();
		assertThat(model.modules().get(this.project.resolve("app")).buildFiles())
			.contains(this.project.resolve("lombok.config"));
		assertThat(model.modules()).containsOnlyKeys(this.project.resolve("app"), this.project.resolve("lib"));
		assertThat(model.jars()).containsKey(this.project.resolve("lib/build/libs/lib.jar"));
	}

	private BuildModel read(Path... projects) {
		return read(GradleBuild.LIMIT, projects);
	}

	private BuildModel read(Duration limit, Path... projects) {
		return new GradleBuild(this.project, this.project.resolve("gradlew"), this.directory.resolve("cache"), limit,
				this.tests)
			.read(List.of(projects));
	}

	private void check(BuildModel model) {
		ModuleModel app = model.modules().get(this.project.resolve("app"));
		assertThat(app).isNotNull();
		assertThat(app.buildFiles()).contains(this.project.resolve("app/build.gradle"));
		SourceSet sources = app.sets().get(0);
		assertThat(sources.classDirectory()).isEqualTo(this.project.resolve("app/build/classes/java/main"));
		assertThat(sources.sourceRoots()).containsExactly(this.project.resolve("app/src/main/java"),
				this.project.resolve("app/more"));
		assertThat(sources.compiler().arguments()).containsExactly("-Ashop=1");
		assertThat(sources.compiler().encoding()).isEqualTo("ISO-8859-1");
		assertThat(sources.compiler().processorPath()).isEmpty();
		assertThat(sources.compiler().limited()).isFalse();
		assertThat(sources.compiler().included()).accepts("t/A.java").rejects("legacy/A.java", "t/legacy/A.java");
		SourceSet resources = app.sets().get(1);
		assertThat(resources.classDirectory()).isEqualTo(this.project.resolve("app/build/resources/main"));
		assertThat(resources.resources()).extracting(ResourceRoot::directory)
			.containsExactly(this.project.resolve("app/src/main/resources"));
	}

	private void wrapper(String script) throws IOException {
		write("gradlew", "#!/bin/sh\ncd " + this.project + "\n" + script);
		Files.setPosixFilePermissions(this.project.resolve("gradlew"), PosixFilePermissions.fromString("rwx------"));
	}

	private void write(String name, String content) throws IOException {
		Files.createDirectories(this.project.resolve(name).getParent());
		Files.writeString(this.project.resolve(name), content);
	}

}
