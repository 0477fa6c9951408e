package dev.hupper.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;

import dev.hupper.testing.App;
import dev.hupper.testing.ChildProcess;
import dev.hupper.testing.Project;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A build file that is saved while the application runs, with a real Maven and two
 * repositories of the test's own: one local, and one from which Maven has to get what is
 * there.
 */
class BuildFileIntegrationTests {

	private static final String WHAT = "\\[hupper\\] The class path of the next process is another: ";

	@TempDir
	Path directory;

	private App app;

	private Path pom;

	private Path source;

	@BeforeEach
	void makeMavenProject() throws IOException {
		Path project = Files.createDirectories(this.directory.resolve("app")).toRealPath();
		this.pom = project.resolve("pom.xml");
		Files.createDirectories(project.resolve(".mvn"));
		Files.writeString(project.resolve(".mvn/maven.config"),
				"-Dmaven.repo.local=" + this.directory.resolve("local"));
		library("local", "near");
		library("remote", "far");
		dependencies();
		this.app = new App(project)
			.options(".verbose(2).standby(new StandbyOptions(true, StandbyOptions.WarmUp.CLASSES))")
			.version("one");
		this.app.project().compile("Other", "class Other { }");
		this.source = this.app.project().sources().resolve("App.java");
	}

	@Test
	void aDependencyIsAddedAndServedAndTakenAwayAgain() throws IOException {
		try (ChildProcess monitor = this.app.run()) {
			App.awaitUp(monitor, "one");
			awaitCompiler(monitor);
			long standby = Long.parseLong(monitor.awaitLine("Standby (\\d+) is ready").group(1));
			long saved = System.nanoTime();
			dependencies("near");
			edit("up one", "up \" + near.Library.text() + \"");
			assertThat(App.awaitUp(monitor, "near")).isNotEqualTo(standby);
			System.out.printf("A dependency in the local repository was served %.2f s after it was saved%n",
					(System.nanoTime() - saved) / 1e9);
			monitor.awaitLine(WHAT + "with near-1.jar");
			monitor.await("the end of the standby of before", () -> App.isGone(standby));

			int line = monitor.lines().size();
			Files.writeString(this.pom, "<project><dependencies></project>");
			monitor.awaitLine(line, "pom.xml of app cannot be read, all goes on as before: ");
			edit("near.Library.text()", "near.Library.text().length()");
			App.awaitUp(monitor, line, "4");

			dependencies();
			edit("near.Library.text().length()", "5");
			monitor.awaitLine(line, WHAT + "without near-1.jar");
			App.awaitUp(monitor, line, "5");

			line = monitor.lines().size();
			Files.writeString(this.pom, Files.readString(this.pom).replace("</project>", "<!-- --></project>"));
			monitor.awaitLine(line, "Nothing to reload \\(pom.xml changed\\)");
			assertThat(monitor.lines()).noneMatch((text) -> text.contains("start the application again"));
		}
	}

	@Test
	void whatIsNotThereMavenGetsAndSaysWhyItCannot() throws IOException {
		try (ChildProcess monitor = this.app.run()) {
			long first = App.awaitUp(monitor, "one");
			awaitCompiler(monitor);
			dependencies("nowhere");
			monitor.awaitLine("pom.xml of app needs what is not here \\(com.example:nowhere:1\\): Maven gets it");
			monitor.awaitLine("all goes on as before: Maven could not get what it needs: .*com.example:nowhere:jar:1");
			assertThat(App.isGone(first)).isFalse();

			long saved = System.nanoTime();
			dependencies("far");
			monitor.awaitLine(WHAT + "with far-1.jar");
			edit("up one", "up \" + far.Library.text() + \"");
			App.awaitUp(monitor, "far");
			System.out.printf("A dependency that Maven had to get was served %.2f s after it was saved%n",
					(System.nanoTime() - saved) / 1e9);
		}
	}

	@Test
	void anotherReleaseIsCompiledForAndOneThatIsNotKnownIsAnError() throws IOException {
		int current = Runtime.version().feature();
		try (ChildProcess monitor = this.app.run()) {
			App.awaitUp(monitor, "one");
			awaitCompiler(monitor);

			int line = monitor.lines().size();
			release(current - 1);
			monitor.awaitLine(line, "Reloaded in .*pom.xml");
			long process = App.awaitUp(monitor, line, "one");
			for (String name : List.of("App", "Other")) {
				byte[] bytes = Files.readAllBytes(this.app.project().classFile(name));
				assertThat(bytes[7] & 0xFF).as(name).isEqualTo(44 + current - 1);
			}

			release(99);
			monitor.awaitLine(line, "release version 99 not supported");
			assertThat(App.isGone(process)).isFalse();

			line = monitor.lines().size();
			release(current);
			App.awaitUp(monitor, line, "one");
		}
	}

	private void release(int release) throws IOException {
		dependencies();
		Files.writeString(this.pom,
				Files.readString(this.pom)
					.replace("<repositories>", "<properties><maven.compiler.release>" + release
							+ "</maven.compiler.release></properties><repositories>"));
	}

	/** From then on it is known what the build said when the application was started. */
	private static void awaitCompiler(ChildProcess monitor) {
		monitor.awaitLine("The build is known");
	}

	private void dependencies(String... names) throws IOException {
		String dependencies = Arrays.stream(names).map("""
				<dependency>
					<groupId>com.example</groupId>
					<artifactId>%s</artifactId>
					<version>1</version>
				</dependency>
				"""::formatted).collect(Collectors.joining());
		Files.writeString(this.pom, """
				<project>
					<modelVersion>4.0.0</modelVersion>
					<groupId>com.example</groupId>
					<artifactId>app</artifactId>
					<version>1</version>
					<repositories>
						<repository>
							<id>central</id>
							<url>%s</url>
						</repository>
					</repositories>
					<dependencies>
						%s
					</dependencies>
				</project>
				""".formatted(this.directory.resolve("remote").toUri(), dependencies));
	}

	private void library(String repository, String name) throws IOException {
		Path place = Files.createDirectories(this.directory.resolve(repository + "/com/example/" + name + "/1"));
		Files.writeString(place.resolve(name + "-1.pom"), """
				<project>
					<modelVersion>4.0.0</modelVersion>
					<groupId>com.example</groupId>
					<artifactId>%s</artifactId>
					<version>1</version>
				</project>
				""".formatted(name));
		Project library = new Project(this.directory.resolve("of-" + name));
		library.compile(name + ".Library", """
				package %1$s;
				public class Library {
					public static String text() {
						return "%1$s";
					}
				}
				""".formatted(name));
		try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(place.resolve(name + "-1.jar")))) {
			jar.putNextEntry(new ZipEntry(name + "/Library.class"));
			jar.write(Files.readAllBytes(library.classFile(name + ".Library")));
		}
	}

	private void edit(String from, String to) throws IOException {
		String text = Files.readString(this.source);
		assertThat(text).contains(from);
		Files.writeString(this.source, text.replace(from, to));
	}

}
