package dev.hupper.compile;

import java.io.File;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

import dev.hupper.testing.ChildProcess;
import dev.hupper.testing.Project;
import dev.hupper.testing.Repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

/**
 * The last commits of any repository that Maven builds, checked out one after the other
 * beside a monitor: each time the class directories become what a clean build makes. Run
 * by command.
 */
@EnabledIfSystemProperty(named = "hupper.test.history", matches = ".+")
class HistoryEqualsCleanIntegrationTests {

	private static final String REPOSITORY = System.getProperty("hupper.test.history");

	private static final Pattern CLASSES = Pattern.compile("(?<=(^|/)target/classes)/");

	private static final int COMMITS = Integer.getInteger("hupper.test.commits", 30);

	/**
	 * What hupper needs besides: modules are compiled against nothing else of the tests.
	 */
	private static final String OWN = "hupper-spring-boot-autoconfigure|nanojson|directory-watcher|jna|slf4j-api|jspecify";

	@TempDir
	private Path directory;

	private ChildProcess monitor;

	@AfterEach
	void end() {
		if (this.monitor != null) {
			this.monitor.close();
		}
	}

	@TestFactory
	Stream<DynamicTest> commits() {
		Path edited = this.directory.resolve("edited");
		Path clean = this.directory.resolve("clean");
		Stream.of(edited, clean).forEach((clone) -> {
			run(this.directory, "git", "clone", "-q", REPOSITORY, clone.toString());
			run(clone, "git", "config", "core.hooksPath", File.separator + "none");
		});
		List<String> commits = run(clean, "git", "rev-list", "--first-parent", "--reverse", "HEAD").lines();
		return commits.subList(Math.max(0, commits.size() - COMMITS), commits.size())
			.stream()
			.map((commit) -> dynamicTest(commit, () -> {
				checkout(clean, commit);
				run(clean, "git", "clean", "-fdxq");
				assumeTrue(maven(clean, "compile").awaitExit(Duration.ofMinutes(5)) == 0, "it does not build");
				checkout(edited, commit);
				if (this.monitor == null) {
					start(edited);
				}
				awaitClasses(edited, classes(clean));
			}));
	}

	private void awaitClasses(Path edited, Map<String, String> expected) {
		try {
			this.monitor.await("the same classes", () -> differences(edited, expected).isEmpty());
		}
		catch (AssertionError ex) {
			throw new AssertionError("Not as in a clean build: " + differences(edited, expected), ex);
		}
	}

	private static List<String> differences(Path edited, Map<String, String> expected) {
		try {
			Map<String, String> classes = classes(edited);
			// Maven leaves those of a module that is none any more.
			Set<String> directories = expected.keySet()
				.stream()
				.map(CLASSES::split)
				.map((parts) -> parts[0])
				.collect(Collectors.toSet());
			classes.keySet().removeIf((name) -> !directories.contains(CLASSES.split(name)[0]));
			TreeSet<String> names = new TreeSet<>(classes.keySet());
			names.addAll(expected.keySet());
			names.removeIf((name) -> Objects.equals(classes.get(name), expected.get(name)));
			return List.copyOf(names);
		}
		catch (UncheckedIOException ex) {
			return List.of("They are just written: " + ex.getMessage());
		}
	}

	private void start(Path edited) {
		ChildProcess maven = maven(edited, "compile",
				"org.apache.maven.plugins:maven-dependency-plugin:3.9.0:build-classpath",
				"-Dmdep.outputFile=target/classpath.txt", "-Dmdep.includeScope=runtime");
		assertThat(maven.awaitExit(Duration.ofMinutes(5))).as(maven.transcript()).isZero();
		Project main = new Project(this.directory.resolve("main")).compile("App", """
				import dev.hupper.Hupper;
				import dev.hupper.api.*;

				public class App {
					public static void main(String[] args) throws Exception {
						Hupper.startReloader("App", ReloaderOptions.builder()
							.archive(new ArchiveOptions(false, null)).standby(StandbyOptions.OFF).build());
						System.out.println("up");
						Thread.currentThread().join();
					}
				}
				""");
		Stream<String> modules = PlainBuild.files(edited, "target/classpath.txt")
			.stream()
			.map((file) -> file.resolveSibling("classes") + File.pathSeparator + BuiltProject.text(file).strip());
		Stream<String> own = Stream.of(Project.libraries().split(File.pathSeparator))
			.filter((entry) -> Path.of(entry).endsWith("target/classes")
					|| Path.of(entry).getFileName().toString().matches("(" + OWN + ")-.*"));
		List<String> command = new ArrayList<>(main.command(List.of(), "App"));
		command.set(command.indexOf("-cp") + 1,
				Stream.of(modules, Stream.of(main.classes().toString()), own)
					.flatMap((entries) -> entries)
					.filter((entry) -> !entry.isEmpty())
					.collect(Collectors.joining(File.pathSeparator)));
		this.monitor = ChildProcess.start(edited, Map.of(), command);
		this.monitor.awaitLine("up");
	}

	private static void checkout(Path clone, String commit) {
		run(clone, "git", "checkout", "-q", "-f", commit);
	}

	private static ChildProcess maven(Path root, String... goals) {
		List<String> command = Repository.maven("-f", root.resolve("pom.xml").toString());
		command.addAll(List.of(goals));
		return ChildProcess.start(root, Map.of(), command);
	}

	private static ChildProcess run(Path directory, String... command) {
		ChildProcess process = ChildProcess.start(directory, Map.of(), List.of(command));
		assertThat(process.awaitExit()).as(process.transcript()).isZero();
		return process;
	}

	private static Map<String, String> classes(Path root) {
		Map<String, String> classes = new TreeMap<>();
		for (Path file : PlainBuild.files(root, "")) {
			String name = root.relativize(file).toString().replace(File.separatorChar, '/');
			if (CLASSES.matcher(name).find()) {
				classes.put(name, HexFormat.of().formatHex(PlainBuild.read(file)));
			}
		}
		return classes;
	}

}
