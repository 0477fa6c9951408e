package dev.hupper.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.StringUtils;

import dev.hupper.apps.ArchiveApp;
import dev.hupper.apps.MonitorMain;
import dev.hupper.testing.ChildProcess;
import dev.hupper.testing.DependsOnJvm;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Real JVMs make an archive and start with it, and the application sees nothing of that.
 */
@DependsOnJvm
class ClassArchiveIntegrationTests {

	@TempDir
	Path directory;

	private Path classes;

	@BeforeEach
	void makeDirectoryOfClasses() throws IOException {
		this.classes = Files.createDirectories(this.directory.resolve("own, #1;=ä%41 [x]/classes"));
		Files.createDirectories(this.classes.resolve("META-INF"));
		Files.writeString(this.classes.resolve("META-INF/MANIFEST.MF"), "Manifest-Version: 1.0\n");
		Files.writeString(this.classes.resolve("META-INF/LICENSE.txt"), "mine");
		Files.writeString(this.classes.resolve("resource.txt"), "mine");
	}

	@Test
	void theSecondWorkerUsesItAndSeesWhatAPlainStartSees() throws IOException {
		List<String> options = List.of("-Xlog:class+load:file=load.txt");
		try (ChildProcess monitor = monitor(options)) {
			List<String> plain = shown(monitor, 0);
			makeArchive(monitor);
			assertThat(fromArchive("org.springframework.util.StringUtils")).isFalse();
			int line = monitor.lineCount();
			monitor.type("launch");
			assertThat(shown(monitor, line)).isEqualTo(plain).anyMatch((shown) -> shown.contains("own, #1;=ä%41 [x]"));
			assertThat(fromArchive("org.springframework.util.StringUtils")).isTrue();
			assertThat(fromArchive("dev.hupper.apps.ArchiveApp")).isFalse();
			assertThat(monitor.lines()).noneMatch((output) -> output.contains("[warning]"));
		}
	}

	@Test
	void aDamagedArchiveIsSaidOnceAndMadeAnew() throws IOException {
		try (ChildProcess monitor = monitor(List.of())) {
			List<String> plain = shown(monitor, 0);
			makeArchive(monitor);
			Path archive = archive();
			replace(archive);
			int line = monitor.lineCount();
			monitor.type("launch");
			assertThat(shown(monitor, line)).isEqualTo(plain);
			monitor.awaitLine(line, "without a class archive: " + archive + " is damaged and was deleted$");
			assertThat(archive).doesNotExist();
			makeArchive(monitor);
		}
	}

	@Test
	void anArchiveThatTheJvmRefusesIsNotSeen() throws IOException {
		try (ChildProcess monitor = monitor(List.of())) {
			List<String> plain = shown(monitor, 0);
			makeArchive(monitor);
			Path archive = archive();
			Path stamp = archive.resolveSibling("stamp");
			String list = Files.readString(stamp).split(" ")[2];
			replace(archive);
			Files.writeString(stamp,
					Files.size(archive) + " " + Files.getLastModifiedTime(archive).toMillis() + " " + list);
			int line = monitor.lineCount();
			monitor.type("launch");
			// Such a JVM does without the archive of its own classes, too, and tells.
			String mode = "shown java.vm.info=";
			assertThat(shown(monitor, line)).filteredOn((shown) -> !shown.startsWith(mode))
				.isEqualTo(plain.stream().filter((shown) -> !shown.startsWith(mode)).toList());
			monitor.awaitLine(line, "ended \\d+ with 0$");
			assertThat(monitor.lines().subList(line, monitor.lineCount()))
				.filteredOn((output) -> !output.startsWith("shown ") && !output.startsWith("[hupper] "))
				.allMatch((output) -> output.matches("launched \\d+|all shown|said Ready\\[.*|ended \\d+ with 0"));
		}
	}

	@Test
	void twoMonitorsMakeOneArchive() throws IOException {
		try (ChildProcess one = monitor(List.of()); ChildProcess other = monitor(List.of())) {
			List<String> plain = shown(one, 0);
			assertThat(shown(other, 0)).isEqualTo(plain);
			one.type("prepare");
			other.type("prepare");
			one.await("an archive", () -> madeArchive(one) || madeArchive(other));
			for (ChildProcess monitor : List.of(one, other)) {
				int line = monitor.lineCount();
				monitor.type("launch");
				assertThat(shown(monitor, line)).isEqualTo(plain);
				monitor.awaitLine("Started worker \\d+: .*SharedArchiveFile");
			}
		}
	}

	@Test
	void aClassThatHidesOneOfALibraryIsFoundWhereItIsInAPlainStart() throws IOException {
		try (ChildProcess monitor = monitor(List.of(), StringUtils.class.getName())) {
			shown(monitor, 0);
			makeArchive(monitor);
			Path hiding = this.classes.resolve("org/springframework/util/StringUtils.class");
			Files.createDirectories(hiding.getParent());
			Files.write(hiding, StringUtils.class.getResourceAsStream("StringUtils.class").readAllBytes());
			int line = monitor.lineCount();
			monitor.type("launch");
			shown(monitor, line);
			monitor.awaitLine(line, "shown org.springframework.util.StringUtils from file:.*/classes/$");
			monitor.awaitLine(line, "has a class of a library, org.springframework.util.StringUtils");
		}
	}

	@Test
	void closingTheMonitorKillsTheJvmThatMakesAnArchive() throws IOException {
		try (ChildProcess monitor = monitor(List.of())) {
			shown(monitor, 0);
			monitor.awaitLine("ended \\d+ with 0$");
			monitor.type("prepare");
			ProcessHandle maker = awaitMaker(monitor);
			monitor.type("close");
			assertThat(monitor.awaitExit()).isZero();
			monitor.await("its end", () -> !maker.isAlive());
			assertThat(unfinished()).isEmpty();
		}
	}

	@Test
	void whatIsLeftBehindWhenTheMonitorIsKilledIsDeletedByTheNext() throws IOException {
		try (ChildProcess killed = monitor(List.of())) {
			shown(killed, 0);
			killed.awaitLine("ended \\d+ with 0$");
			killed.type("prepare");
			ProcessHandle maker = awaitMaker(killed);
			killed.signal("KILL");
			killed.awaitExit();
			killed.await("the end of the JVM that makes an archive", () -> !maker.isAlive());
			Files.writeString(find("inputs").resolveSibling("archive-" + killed.pid() + ".tmp"), "half");
		}
		try (ChildProcess monitor = monitor(List.of())) {
			shown(monitor, 0);
			makeArchive(monitor);
			assertThat(unfinished()).isEmpty();
			assertThat(archive()).isNotEmptyFile();
		}
	}

	private static ProcessHandle awaitMaker(ChildProcess monitor) {
		AtomicReference<ProcessHandle> maker = new AtomicReference<>();
		monitor.await("a JVM that makes an archive", () -> {
			monitor.descendants()
				.filter((process) -> process.info().command().orElse("").endsWith("java"))
				.findAny()
				.ifPresent(maker::set);
			return maker.get() != null;
		});
		return maker.get();
	}

	private ChildProcess monitor(List<String> options, String... arguments) {
		List<String> all = new ArrayList<>(options);
		all.add("-Dtest.archives=" + this.directory.resolve("archives"));
		List<String> words = new ArrayList<>(List.of(ArchiveApp.class.getName()));
		words.addAll(List.of(arguments));
		List<String> command = ChildProcess.java(all, MonitorMain.class, words.toArray(String[]::new));
		int classPath = command.indexOf("-cp") + 1;
		command.set(classPath, ChildProcess.classPath(this.classes, Path.of(command.get(classPath))));
		return ChildProcess.start(this.directory, Map.of(), command);
	}

	/** What a worker has shown, without what differs from process to process. */
	private static List<String> shown(ChildProcess monitor, int fromLine) {
		monitor.awaitLine(fromLine, "^all shown$");
		return monitor.lines()
			.subList(fromLine, monitor.lineCount())
			.stream()
			.filter((line) -> line.startsWith("shown "))
			.filter((line) -> !line.startsWith("shown hupper.worker."))
			.toList();
	}

	private static void makeArchive(ChildProcess monitor) {
		int line = monitor.lineCount();
		monitor.awaitLine("ended \\d+ with 0$");
		monitor.type("prepare");
		monitor.awaitLine(line, "Made a class archive in ");
	}

	private static boolean madeArchive(ChildProcess monitor) {
		return monitor.lines().stream().anyMatch((line) -> line.contains("Made a class archive in "));
	}

	private List<Path> unfinished() throws IOException {
		try (Stream<Path> all = Files.walk(this.directory.resolve("archives"))) {
			return all.filter((path) -> path.toString().endsWith(".tmp")).toList();
		}
	}

	private Path archive() throws IOException {
		return find("archive");
	}

	private Path find(String name) throws IOException {
		try (Stream<Path> all = Files.walk(this.directory.resolve("archives"))) {
			return all.filter((path) -> path.endsWith(name)).findFirst().orElseThrow();
		}
	}

	private static void replace(Path archive) throws IOException {
		Files.delete(archive);
		Files.writeString(archive, "no archive");
	}

	private boolean fromArchive(String className) throws IOException {
		try (Stream<String> lines = Files.lines(this.directory.resolve("load-worker.txt"))) {
			return lines.anyMatch((line) -> line.contains("] " + className + " source: shared objects file"));
		}
	}

}
