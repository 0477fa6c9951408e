package dev.hupper.filemonitor;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import dev.hupper.api.FileMonitorFactory;
import dev.hupper.testing.ChildProcess;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ChangeWatch} with files on disk and a compiler in a process of its
 * own.
 */
class ChangeWatchIntegrationTests {

	/** Longer than by default, since a busy machine must not make two changes of one. */
	private static final Duration QUIET = Duration.ofMillis(150);

	private static final FileMonitorFactory MONITOR = (callback, settings) -> new WatchdogFileMonitor(callback,
			settings.logger());

	@TempDir
	private Path module;

	private Path output;

	private Path text;

	private final List<String> textWhenReported = new CopyOnWriteArrayList<>();

	private WatchedChanges changes;

	@BeforeEach
	void watch() throws IOException {
		this.module = this.module.toRealPath();
		this.output = Files.createDirectories(this.module.resolve("target/classes"));
		this.text = Files.writeString(this.output.resolve("application.properties"), "a=1");
	}

	@AfterEach
	void close() {
		this.changes.close();
		assertThat(Thread.getAllStackTraces().keySet()).extracting(Thread::getName).doesNotContain("hupper-changes");
	}

	@Test
	void aBuildThatDeletesFirstIsOneChange() throws IOException {
		writeSources(200, 1);
		compile();
		start(Duration.ofMillis(25), this.output.toString());
		deleteClasses();
		writeSources(200, 2);
		compile();
		List<Path> classes = classes();
		assertThat(classes).hasSize(400);
		this.changes.await(classes);
		assertNothingElseThan(classes);
	}

	@Test
	void twoThousandClassFilesRewrittenAreOneChange() throws IOException {
		byte[] older = FakeFiles.classFile(ChangeWatchIntegrationTests.class);
		byte[] newer = FakeFiles.classFile(FakeFiles.class);
		List<Path> files = new ArrayList<>();
		for (int i = 0; i < 2000; i++) {
			Path directory = Files.createDirectories(this.output.resolve("p" + (i / 100)));
			files.add(Files.write(directory.resolve("C" + i + ".class"), older));
		}
		start(QUIET, this.output.toString());
		for (Path file : files) {
			Files.write(file, newer);
		}
		this.changes.await(files);
		assertNothingElseThan(files);
	}

	@Test
	void theLastOfTwentySavesWithinASecondIsReported() throws InterruptedException {
		start(Duration.ofMillis(25), this.output.toString());
		CountDownLatch saves = new CountDownLatch(20);
		ScheduledExecutorService editor = Executors.newSingleThreadScheduledExecutor();
		editor.scheduleAtFixedRate(() -> {
			if (saves.getCount() > 0) {
				write(this.text, "a=save " + saves.getCount());
				saves.countDown();
			}
		}, 0, 50, TimeUnit.MILLISECONDS);
		saves.await();
		editor.shutdown();
		this.changes.await(List.of(marker()));
		assertThat(this.textWhenReported).contains("a=save 1").hasSizeBetween(1, 21);
	}

	@Test
	void newFilesWithoutEndInOneDirectoryDoNotHoldUpASaveInAnother() throws Exception {
		Path data = Files.createDirectory(this.module.resolve("data"));
		start(QUIET, this.output.toString(), data.toString());
		CountDownLatch written = new CountDownLatch(10);
		ScheduledExecutorService application = Executors.newSingleThreadScheduledExecutor();
		application.scheduleAtFixedRate(() -> {
			write(data.resolve("new" + System.nanoTime()), "x");
			written.countDown();
		}, 0, 10, TimeUnit.MILLISECONDS);
		written.await();
		Files.writeString(this.text, "a=2");
		this.changes.await(List.of(this.text));
		application.shutdownNow();
		assertThat(this.changes.all()).first().isEqualTo(List.of(this.text));
	}

	@Test
	void whatIsWatchedForMoreThanBeingServedIsNotServedOnly() throws IOException {
		Path config = this.module.resolve("config");
		Path descriptor = this.module.resolve("WEB-INF/web.xml");
		start(QUIET, descriptor.toString(), config + "/application*");
		this.changes.watch().watchServed(List.of(this.module.toString()), 0);
		this.changes.watch().watchPaths(List.of(this.output));
		assertThat(List.of(this.output.resolve("App.class"), descriptor, config.resolve("application.yaml"),
				this.module.resolveSibling("other")))
			.noneMatch(this.changes.watch()::isServed);
		assertThat(List.of(this.module.resolve("index.html"), config.resolve("style.css")))
			.allMatch(this.changes.watch()::isServed);
	}

	@Test
	void aFileSavedByRenamingIsOneChange() throws IOException {
		start(QUIET, this.output.toString());
		Path temporary = Files.writeString(this.output.resolve(".application.properties.swp"), "a=2");
		Files.move(temporary, this.text, StandardCopyOption.REPLACE_EXISTING);
		this.changes.await(List.of(this.text));
		assertNothingElseThan(List.of(this.text));
	}

	@Test
	void aFileMovedAwayAndWrittenAnewIsOneChange() throws IOException {
		start(QUIET, this.output + "/*.properties");
		this.changes.onLine("is gone", () -> write(this.text, "a=2"));
		Files.move(this.text, this.output.resolve("application.properties~"));
		this.changes.await(List.of(this.text));
		assertThat(this.changes.all()).containsExactly(List.of(this.text));
	}

	@Test
	void aFileTruncatedAndWrittenIsOneChange() throws IOException {
		start(QUIET, this.output.toString());
		this.changes.onLine("is empty", () -> write(this.text, "a=2"));
		Files.write(this.text, new byte[0]);
		this.changes.await(List.of(this.text));
		assertNothingElseThan(List.of(this.text));
	}

	@Test
	void whatWasBelowADirectoryThatIsAFileNowIsGone() throws IOException {
		Path directory = Files.createDirectories(this.output.resolve("static/logo"));
		Path picture = Files.writeString(directory.resolve("a.svg"), "<svg/>");
		start(QUIET, this.output.toString());
		Files.delete(picture);
		Files.delete(directory);
		Files.writeString(directory, "x");
		this.changes.await(List.of(picture, directory));
		assertNothingElseThan(List.of(picture, directory));
	}

	@Test
	void aHalfWrittenClassIsNotReported() throws IOException {
		byte[] newer = FakeFiles.classFile(ChangeWatchIntegrationTests.class);
		Path type = this.output.resolve("A.class");
		start(QUIET, this.output.toString());
		Files.write(type, Arrays.copyOf(newer, newer.length / 2));
		Files.writeString(this.text, "a=2");
		this.changes.awaitLine("is not complete");
		assertThat(this.changes.all()).isEmpty();
		Files.write(type, newer);
		this.changes.await(List.of(type));
		assertNothingElseThan(List.of(type, this.text));
	}

	@Test
	void aHalfWrittenJarIsNotReported() throws IOException {
		Path jar = this.output.resolve("library.jar");
		start(QUIET, this.output.toString());
		byte[] whole = emptyJar();
		Files.write(jar, Arrays.copyOf(whole, whole.length / 2));
		this.changes.awaitLine("is not complete");
		assertThat(this.changes.all()).isEmpty();
		Files.write(jar, whole);
		this.changes.await(List.of(jar));
		assertNothingElseThan(List.of(jar));
	}

	private static byte[] emptyJar() throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (JarOutputStream out = new JarOutputStream(bytes, new Manifest())) {
			out.putNextEntry(new ZipEntry("entry"));
		}
		return bytes.toByteArray();
	}

	@Test
	void aTouchedFileIsNoChangeButAnOlderOneIs() throws IOException {
		start(QUIET, this.output.toString());
		Files.setLastModifiedTime(this.text, FileTime.fromMillis(0));
		Path older = Files.writeString(this.module.resolve("older"), "a=0");
		Path other = this.output.resolve("other");
		Files.setLastModifiedTime(older, FileTime.fromMillis(0));
		Files.move(older, other);
		this.changes.await(List.of(other));
		assertNothingElseThan(List.of(other));
	}

	@Test
	@DisabledOnOs(value = OS.WINDOWS, disabledReason = "such names are not allowed")
	void anyFileNameWillDo() throws IOException {
		start(QUIET, this.output.toString());
		String script = "for name in 'a b' '\"' \"'\" 'x\ny' '[a]*?' '{' \"$(printf '\\303\\274\\345\\244\\247')\"; do "
				+ "printf x > \"$name\"; done";
		try (ChildProcess shell = ChildProcess.start(this.output, Map.of(), List.of("sh", "-c", script))) {
			assertThat(shell.awaitExit()).isZero();
		}
		List<Path> files;
		try (Stream<Path> listed = Files.list(this.output)) {
			files = listed.filter((path) -> !path.equals(this.text)).sorted().toList();
		}
		assertThat(files).hasSize(7);
		this.changes.await(files);
		assertNothingElseThan(files);
	}

	@Test
	@DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need a privilege")
	void linkCyclesEndAndLinkedFilesAreSeenByPolling(@TempDir Path outside) throws IOException {
		Path target = Files.writeString(outside.resolve("target"), "1");
		Files.createSymbolicLink(this.output.resolve("cycle"), this.output);
		Path link = Files.createSymbolicLink(this.output.resolve("link"), target);
		// The system tells of no change behind a link.
		this.changes = new WatchedChanges((callback, settings) -> new PollingFileMonitor(callback, QUIET), QUIET,
				() -> this.textWhenReported.add(read(this.text)));
		this.changes.watch().watch(List.of(this.output.toString()));
		this.changes.awaitLine("Watching");
		Files.writeString(target, "2");
		this.changes.await(List.of(link));
		assertNothingElseThan(List.of(link));
	}

	@Test
	void theProjectMayLieBelowADirectoryWithABracketInItsName() throws IOException {
		Path project = Files.createDirectories(this.module.resolve("[client] x"));
		Path config = project.resolve("lombok.config");
		start(QUIET, config.toString());
		Files.writeString(this.module.resolve("elsewhere"), "x");
		Files.writeString(config, "a");
		this.changes.await(List.of(config));
		assertThat(this.changes.all()).containsExactly(List.of(config));
	}

	@Test
	void aRebaseOfSeveralCommitsIsOneChange() throws IOException {
		Path file = this.module.resolve("src/main/resources/a.properties");
		Files.createDirectories(file.getParent());
		git("init", "-q", "-b", "main");
		for (int i = 0; i < 6; i++) {
			write(file, "base\n" + "a\n".repeat(i));
			git("add", "src");
			git("commit", "-q", "-m", "step " + i);
		}
		git("checkout", "-q", "-b", "other", "HEAD~5");
		write(file.resolveSibling("b.properties"), "b");
		git("add", "src");
		git("commit", "-q", "-m", "other");
		git("checkout", "-q", "main");
		start(Duration.ofMillis(25), this.module.resolve("src").toString());
		git("rebase", "-q", "other");
		this.changes.await(List.of(file.resolveSibling("b.properties")));
		write(file, "after");
		this.changes.await(List.of(file));
		assertThat(this.changes.all()).containsExactly(List.of(file.resolveSibling("b.properties")), List.of(file));
	}

	private void git(String... arguments) {
		List<String> command = new ArrayList<>(List.of("git", "-c", "user.name=x", "-c", "user.email=x@example.org"));
		command.addAll(List.of(arguments));
		try (ChildProcess git = ChildProcess.start(this.module, Map.of("GIT_CONFIG_GLOBAL", "/dev/null"), command)) {
			assertThat(git.awaitExit()).as(git.transcript()).isZero();
		}
	}

	@Test
	void aWatchedPathMayAppearLater() throws IOException {
		Path later = this.module.resolve("config/later.yaml");
		start(QUIET, this.module + "/config/**/*.yaml", later.toString());
		Files.createDirectories(later.getParent());
		Files.writeString(later, "a: 1");
		this.changes.await(List.of(later));
		assertThat(this.changes.all()).containsExactly(List.of(later));
	}

	@Test
	void aListenerThatFailsAgainAndAgainIsReportedOnceAndDoesNotEndTheWatch() throws IOException {
		Deque<RuntimeException> failures = new ConcurrentLinkedDeque<>(
				List.of(new IllegalStateException("failed"), new IllegalStateException("failed")));
		this.changes = new WatchedChanges(MONITOR, QUIET, () -> {
			if (!failures.isEmpty()) {
				throw failures.remove();
			}
		});
		this.changes.watch().watch(List.of(this.output.toString()));
		this.changes.awaitLine("Watching");
		for (int left = 2; left > 0; left--) {
			int before = left;
			Files.writeString(this.text, "a=" + before + "!");
			Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> failures.size() < before);
		}
		Files.writeString(this.text, "a=3");
		this.changes.await(List.of(this.text));
		assertThat(this.changes.lines()).containsOnlyOnce(
				"error: Watching for changes goes on after an unexpected failure: java.lang.IllegalStateException: failed");
	}

	private void start(Duration quietPeriod, String... pathsOrGlobs) {
		this.changes = new WatchedChanges(MONITOR, quietPeriod, () -> this.textWhenReported.add(read(this.text)));
		this.changes.watch().watch(List.of(pathsOrGlobs));
		this.changes.awaitLine("Watching");
	}

	/** What comes after all else shows that nothing else came. */
	private void assertNothingElseThan(List<Path> files) {
		Path marker = marker();
		this.changes.await(List.of(marker));
		assertThat(this.changes.all()).containsExactly(files.stream().sorted().toList(), List.of(marker));
	}

	private Path marker() {
		return write(this.output.resolve("marker"), "x");
	}

	private void writeSources(int count, int version) throws IOException {
		for (int i = 0; i < count; i++) {
			Path directory = Files.createDirectories(this.module.resolve("src/main/java/p" + (i / 20)));
			write(directory.resolve("C" + i + ".java"), "package p" + (i / 20) + "; class C" + i
					+ " { int version = %d; static class Nested { int version = %d; } }".formatted(version, version));
		}
	}

	private void compile() throws IOException {
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "javac").toString());
		command.addAll(List.of("-d", this.output.toString()));
		try (Stream<Path> sources = Files.walk(this.module.resolve("src"))) {
			sources.map(Path::toString).filter((name) -> name.endsWith(".java")).forEach(command::add);
		}
		try (ChildProcess javac = ChildProcess.start(this.module, Map.of(), command)) {
			assertThat(javac.awaitExit()).as(javac.transcript()).isZero();
		}
	}

	private List<Path> classes() throws IOException {
		try (Stream<Path> files = Files.walk(this.output)) {
			return files.filter((file) -> file.toString().endsWith(".class")).toList();
		}
	}

	private void deleteClasses() throws IOException {
		for (Path file : classes()) {
			Files.delete(file);
		}
	}

	private static Path write(Path file, String content) {
		try {
			return Files.writeString(file, content);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
