package dev.hupper.endtoend;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import dev.hupper.testing.App;
import dev.hupper.testing.ChildProcess;
import dev.hupper.testing.DependsOnJvm;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A saved source is compiled by the monitor and served by a fresh worker.
 */
class CompileIntegrationTests {

	@TempDir
	Path directory;

	private App app;

	private Path source;

	@BeforeEach
	void makeMavenProject() throws IOException {
		Files.writeString(this.directory.resolve("pom.xml"), """
				<project>
					<modelVersion>4.0.0</modelVersion>
					<groupId>com.example</groupId>
					<artifactId>app</artifactId>
					<version>1</version>
				</project>
				""");
		this.app = new App(this.directory).options(".verbose(2)").version("one");
		// Its class files show how this project is compiled, however soon App is edited.
		this.app.project().compile("Other", "class Other { }");
		this.source = this.app.project().sources().resolve("App.java");
	}

	@Test
	@DependsOnJvm
	void aSavedSourceIsServedByAFreshProcess() throws IOException {
		try (ChildProcess monitor = this.app.run()) {
			long first = App.awaitUp(monitor, "one");
			edit("up one", "up two");
			long second = App.awaitUp(monitor, "two");
			monitor.awaitLine("\\[hupper\\] Reloaded in \\d+\\.\\d+ s \\(App.java changed\\)");
			assertThat(second).isNotEqualTo(first);
			edit("up two", "up three");
			monitor.awaitLine("up three pid=\\d+ reloads=2");
		}
	}

	@Test
	void anErrorIsShownTheWorkerGoesOnAndTheNextSaveMendsIt() throws IOException {
		try (ChildProcess monitor = this.app.run()) {
			long first = App.awaitUp(monitor, "one");
			edit("System.out.println(\"up one", "System.out.printn(\"up one");
			monitor.awaitLine("App.java:\\d+:\\d+: error: cannot find symbol");
			monitor.awaitLine("1 error: nothing was written");
			assertThat(App.isGone(first)).isFalse();
			edit("System.out.printn(\"up one", "System.out.println(\"up two");
			monitor.awaitLine("up two pid=\\d+ reloads=1");
			edit("up two", "up three");
			monitor.awaitLine("up three pid=\\d+ reloads=2");
		}
	}

	@Test
	void whereAspectsAreWovenOneLineSaysSoAndTheUsersCommandIsRun() throws IOException {
		Path script = this.directory.resolve("build.sh");
		this.app
			.options(".verbose(2).compile(new CompileOptions(true, List.of(), List.of(), List.of(), List.of(),"
					+ " List.of(), Duration.ofMinutes(1), List.of(\"sh\", \"" + script + "\"), true))")
			.version("one");
		Path sources = this.app.project().sources();
		Files.writeString(sources.resolve("Greeting.java"), "class Greeting { String text() { return \"hello\"; } }");
		Files.writeString(sources.resolve("Polite.aj"), """
				aspect Polite {
					String around() : execution(String Greeting.text()) { return proceed() + ", please"; }
				}
				""");
		Path aspectj = Path
			.of(CompileIntegrationTests.class.getProtectionDomain().getCodeSource().getLocation().getPath())
			.resolveSibling("aspectj/aspectjtools.jar");
		Files.writeString(script,
				"'%s/bin/java' -cp '%s' org.aspectj.tools.ajc.Main -17 -d target/classes -cp '%s' src/main/java/*"
					.formatted(System.getProperty("java.home"), aspectj,
							aspectj + File.pathSeparator + System.getProperty("java.class.path")));
		try (ChildProcess build = ChildProcess.start(this.directory, Map.of(), List.of("sh", script.toString()))) {
			assertThat(build.awaitExit()).as(build::transcript).isZero();
		}
		try (ChildProcess monitor = this.app.run()) {
			App.awaitUp(monitor, "one");
			edit("up one", "up two");
			monitor.awaitLine("is not compiled by hupper: \\w+.class is woven by AspectJ");
			monitor.awaitLine("up two pid=\\d+ reloads=1 cause=App.java changed");
			edit("up two", "up three");
			monitor.awaitLine("up three pid=\\d+ reloads=2 cause=App.java changed");
			edit("up three", "up four;;\" +");
			monitor.awaitLine("hupper.compile.command failed with exit code \\d+: sh ");
		}
	}

	@Test
	void whatTheUsersCommandWritesIsActedUponOnceItHasEnded() throws IOException {
		Path script = this.directory.resolve("build.sh");
		Path kotlin = Files.createDirectories(this.directory.resolve("src/main/kotlin")).resolve("Greeting.kt");
		Files.writeString(kotlin, "class Greeting { }");
		Files.writeString(script, """
				set -e
				grep -q broken src/main/kotlin/Greeting.kt && exit 7
				rm -f target/classes/Greeting.class target/classes/App.class
				mkdir -p target/java
				cp src/main/kotlin/Greeting.kt target/java/Greeting.java
				sleep 1
				'%1$s/bin/javac' -g -d target/classes target/java/Greeting.java
				sleep 1
				'%1$s/bin/javac' -g -parameters -cp '%2$s' -d target/classes src/main/java/*.java
				""".formatted(System.getProperty("java.home"), System.getProperty("java.class.path")));
		this.app
			.options(".verbose(2).compile(new CompileOptions(true, List.of(), List.of(), List.of(), List.of(),"
					+ " List.of(), Duration.ofMinutes(1), CompileOptions.words(\"sh '" + script + "'\"), true))")
			.version("one");
		try (ChildProcess monitor = this.app.run()) {
			App.awaitUp(monitor, "one");
			Files.writeString(kotlin, "class Greeting { int broken; }");
			monitor.awaitLine("Running hupper.compile.command \\(Greeting.kt\\)");
			monitor.awaitLine("hupper.compile.command failed with exit code 7: sh ");
			Files.writeString(kotlin, "class Greeting { int mended; }");
			monitor.awaitLine("up one pid=\\d+ reloads=1 cause=Greeting.kt changed");
			edit("up one", "up two");
			monitor.awaitLine("up two pid=\\d+ reloads=2 cause=App.java changed");
		}
	}

	@Test
	void aTemplateIsCopiedAndServedWithoutAReload() throws IOException {
		Path resources = Files.createDirectories(this.directory.resolve("src/main/resources/templates"));
		Path copy = this.app.project().classes().resolve("templates/page.html");
		Files.createDirectories(copy.getParent());
		Files.writeString(resources.resolve("page.html"), "one");
		Files.writeString(copy, "one");
		try (ChildProcess monitor = this.app.run()) {
			App.awaitUp(monitor, "one");
			Files.writeString(resources.resolve("page.html"), "two");
			monitor.await("the copy", () -> isContent(copy, "two"));
			edit("up one", "up two");
			monitor.awaitLine("up two pid=\\d+ reloads=1 cause=App.java changed");
		}
	}

	@Test
	void aClassFileThatAnIdeWritesAtTheSameTimeLeadsToOneReload() throws IOException {
		try (ChildProcess monitor = this.app.run()) {
			App.awaitUp(monitor, "one");
			for (int i = 1; i <= 5; i++) {
				int from = monitor.lineCount();
				// Writes the source, and shortly after the class file made of it.
				this.app.version("both" + i);
				monitor.awaitLine(from, "up both" + i + " pid=\\d+ reloads=" + i + " ");
				monitor.awaitLine(from, "Reloaded in");
			}
		}
	}

	private static boolean isContent(Path file, String content) {
		try {
			return Files.readString(file).equals(content);
		}
		catch (IOException ex) {
			return false;
		}
	}

	private void edit(String from, String to) throws IOException {
		String text = Files.readString(this.source);
		assertThat(text).contains(from);
		Files.writeString(this.source, text.replace(from, to));
	}

}
