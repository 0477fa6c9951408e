package dev.hupper.compile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import dev.hupper.testing.ChildProcess;
import dev.hupper.testing.DependsOnJvm;
import dev.hupper.testing.Repository;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

/**
 * Every project below {@code src/test/projects}, built by Maven, edited as its
 * {@code edits.txt} says, and at last compared with what a clean build by Maven makes.
 */
@DependsOnJvm
class ProjectSuiteIntegrationTests {

	private static final Path PROJECTS = Path.of("src/test/projects").toAbsolutePath();

	private static final String ROOT = """
			<project>
				<modelVersion>4.0.0</modelVersion>
				<groupId>com.example</groupId>
				<artifactId>all</artifactId>
				<version>1</version>
				<packaging>pom</packaging>
				<modules>
			%s	</modules>
			</project>
			""";

	@TempDir
	private Path directory;

	@TestFactory
	Stream<DynamicTest> projects() {
		List<String> names = names();
		Path edited = copy(PROJECTS, this.directory.resolve("edited"), names);
		maven(edited, "test-compile", "org.apache.maven.plugins:maven-dependency-plugin:3.9.0:build-classpath",
				"-Dmdep.outputFile=target/classpath.txt", "-Dmdep.includeScope=runtime");
		List<DynamicTest> tests = new ArrayList<>();
		names.forEach((name) -> tests.add(dynamicTest(name, () -> {
			try (BuiltProject project = new BuiltProject(edited.resolve(name))) {
				project.run();
			}
		})));
		tests.add(dynamicTest("all are as a clean build makes them", () -> {
			Path clean = copy(edited, this.directory.resolve("clean"), names);
			maven(clean, "test-compile");
			Map<String, String> made = classes(edited);
			Map<String, String> expected = classes(clean);
			assertThat(made).containsOnlyKeys(expected.keySet());
			assertThat(made.keySet()).allSatisfy((file) -> assertThat(made.get(file)).isEqualTo(expected.get(file)));
		}));
		return tests.stream();
	}

	private static List<String> names() {
		try (Stream<Path> children = Files.list(PROJECTS)) {
			return children.filter(Files::isDirectory).map((child) -> child.getFileName().toString()).sorted().toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Path copy(Path from, Path to, List<String> names) {
		for (Path file : PlainBuild.files(from, "")) {
			Path name = from.relativize(file);
			if (!name.toString().contains("/target/") && !name.toString().contains("/out/classes/")) {
				write(to.resolve(name), PlainBuild.read(file));
			}
		}
		String modules = String.join("", names.stream().map((name) -> "\t\t<module>" + name + "</module>\n").toList());
		write(to.resolve("pom.xml"), ROOT.formatted(modules).getBytes());
		write(to.resolve(".mvn/maven.config"), "-Pby-command-line\n".getBytes());
		return to;
	}

	private static void write(Path file, byte[] content) {
		try {
			Files.createDirectories(file.getParent());
			Files.write(file, content);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void maven(Path root, String... goals) {
		List<String> command = Repository.maven("-f", root.resolve("pom.xml").toString());
		command.addAll(List.of(goals));
		try (ChildProcess maven = ChildProcess.start(root, Map.of(), command)) {
			assertThat(maven.awaitExit(Duration.ofMinutes(3))).as(maven.transcript()).isZero();
		}
	}

	private static Map<String, String> classes(Path root) {
		Map<String, String> classes = new TreeMap<>(PlainBuild.contents(root));
		classes.keySet().removeIf((name) -> !name.matches(".*/(target/(test-)?|out/)classes/.*"));
		return classes;
	}

}
