package dev.hupper.filemonitor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;

import dev.hupper.api.FileMonitor;
import dev.hupper.testing.RecordingLogger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What every file monitor does, with real files. A path counts as reported if it or a
 * directory above it was.
 */
abstract class FileMonitorContract {

	@TempDir
	Path temporary;

	Path root;

	final RecordingLogger logger = new RecordingLogger();

	final List<Path> hints = new CopyOnWriteArrayList<>();

	FileMonitor monitor;

	abstract FileMonitor create(Consumer<Path> callback) throws Exception;

	@BeforeEach
	void start() throws Exception {
		this.root = Files.createDirectories(this.temporary.toRealPath().resolve("root"));
		write("before/file.txt", "1");
		this.monitor = create(this.hints::add);
		this.monitor.addPath(this.root);
		this.monitor.start();
	}

	@AfterEach
	void stop() throws InterruptedException {
		this.monitor.stop();
		this.monitor.join();
	}

	@Test
	void aModifiedFileIsReported() throws IOException {
		Path file = write("before/file.txt", "two");
		awaitHint(file);
	}

	@Test
	void aNewFileIsReported() throws IOException {
		awaitHint(write("new.txt", "1"));
	}

	@Test
	void aDeletedFileIsReported() throws IOException {
		Path file = this.root.resolve("before/file.txt");
		Files.delete(file);
		awaitHint(file);
	}

	@Test
	void aFileThatIsRenamedIntoPlaceIsReported() throws IOException {
		Path aside = Files.writeString(this.temporary.resolve("aside"), "renamed");
		Path file = this.root.resolve("before/file.txt");
		Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		awaitHint(file);
	}

	@Test
	void filesInNewSubDirectoriesAreReportedHoweverSoonTheyCome() throws IOException {
		for (int i = 0; i < 20; i++) {
			awaitHint(write("a" + i + "/b/c/d/file.txt", "1"));
		}
		this.hints.clear();
		awaitHint(write("a7/b/c/d/file.txt", "two"));
	}

	@Test
	void aDirectoryMovedInIsWatched() throws IOException {
		Path aside = Files.createDirectories(this.temporary.resolve("aside/deep"));
		Files.writeString(aside.resolve("x.txt"), "1");
		Files.move(aside.getParent(), this.root.resolve("moved"));
		awaitHint(this.root.resolve("moved/deep/x.txt"));
		this.hints.clear();
		awaitHint(write("moved/deep/x.txt", "two"));
	}

	@Test
	void aSubDirectoryThatIsDeletedAndMadeAgainIsWatched() throws IOException {
		delete(this.root.resolve("before"));
		awaitHint(this.root.resolve("before/file.txt"));
		this.hints.clear();
		awaitHint(write("before/file.txt", "again"));
		this.hints.clear();
		awaitHint(write("before/file.txt", "and again"));
	}

	@Test
	void theWatchedDirectoryItselfMayBeDeletedAndMadeAgain() throws IOException {
		delete(this.root);
		awaitHint(this.root.resolve("before/file.txt"));
		this.hints.clear();
		awaitHint(write("before/file.txt", "again"));
		// From here on its events have to come anew.
		awaitChange("before/file.txt");
	}

	@Test
	void theWatchedDirectoryItselfMayBeReplacedByAnother() throws IOException {
		Files.move(this.root, this.temporary.resolve("old"));
		awaitHint(write("before/file.txt", "other"));
		awaitChange("before/file.txt");
	}

	@Test
	void aPathThatDoesNotExistYetIsWatched() throws IOException {
		Path later = this.temporary.toRealPath().resolve("later/deep");
		this.monitor.addPath(later);
		Files.createDirectories(later);
		Path file = Files.writeString(later.resolve("file.txt"), "1");
		awaitHint(file);
		this.hints.clear();
		awaitChange(file);
	}

	@Test
	void aFileAloneIsWatchedWithoutItsNeighbours() throws IOException {
		Path file = Files.writeString(this.temporary.toRealPath().resolve("single.txt"), "1");
		this.monitor.addPath(file);
		Files.writeString(file.resolveSibling("neighbour.txt"), "1");
		Files.writeString(file, "two");
		awaitHint(file);
		assertThat(this.hints).noneMatch((hint) -> hint.endsWith("neighbour.txt"));
	}

	@Test
	void aDirectoryCanBeWatchedWithoutItsSubDirectories() throws IOException {
		Path flat = Files.createDirectories(this.temporary.toRealPath().resolve("flat/sub")).getParent();
		this.monitor.addDirectory(flat);
		Files.writeString(flat.resolve("sub/below.txt"), "1");
		Path file = Files.writeString(flat.resolve("file.txt"), "1");
		awaitHint(file);
		assertThat(this.hints).noneMatch((hint) -> hint.endsWith("below.txt"));
	}

	@Test
	void fileNamesMayBeOdd() throws IOException {
		for (String name : List.of("with space", "quote\"'", "back\\slash", "line\nbreak", "ümläut-日本", "{brace}*?[")) {
			awaitHint(write(name + "/" + name + ".txt", "1"));
		}
	}

	@Test
	void linksThatAreBrokenOrGoInCirclesDoNoHarm() throws IOException {
		Files.createSymbolicLink(this.root.resolve("broken"), this.root.resolve("nowhere"));
		Files.createSymbolicLink(this.root.resolve("circle"), this.root);
		awaitHint(write("after.txt", "1"));
	}

	@Test
	void aLinkedDirectoryWhoseTargetIsMadeAnewIsWatched() throws IOException {
		Path target = Files.createDirectories(this.temporary.toRealPath().resolve("frontend/dist"));
		Files.writeString(target.resolve("app.js"), "1");
		Path link = Files.createSymbolicLink(this.root.resolve("app"), target);
		awaitChange(link.resolve("app.js"));
		delete(target);
		awaitHint(link.resolve("app.js"));
		this.hints.clear();
		Files.writeString(Files.createDirectory(target).resolve("app.js"), "2");
		awaitHint(link.resolve("app.js"));
		awaitChange(link.resolve("app.js"));
	}

	@Test
	void afterTheEndNothingIsReportedAndEndingTwiceIsAllowed() throws Exception {
		this.monitor.stop();
		this.monitor.stop();
		this.monitor.join();
		this.monitor.join();
		this.hints.clear();
		write("new.txt", "1");
		assertThat(this.hints).isEmpty();
		assertThat(Thread.getAllStackTraces().keySet().stream().map(Thread::getName))
			.noneMatch((name) -> name.startsWith("hupper-"));
	}

	@Test
	void manyFilesAtOnceAreAllReported() throws IOException {
		List<Path> files = new ArrayList<>();
		for (int i = 0; i < 3000; i++) {
			files.add(write("many/p" + i % 10 + "/f" + i + ".txt", "1"));
		}
		files.forEach(this::awaitHint);
	}

	/** Write until it is noticed: for a watch that comes into force at its own time. */
	private void awaitChange(String name) {
		awaitChange(this.root.resolve(name));
	}

	private void awaitChange(Path file) {
		this.hints.clear();
		Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
			Files.writeString(file, "at " + System.nanoTime());
			return isReported(file);
		});
	}

	void awaitHint(Path path) {
		try {
			Awaitility.await()
				.pollDelay(Duration.ZERO)
				.pollInterval(Duration.ofMillis(5))
				.atMost(Duration.ofSeconds(30))
				.until(() -> isReported(path));
		}
		catch (org.awaitility.core.ConditionTimeoutException ex) {
			throw new AssertionError("Not reported: " + path + "\nbut: " + this.hints + "\nlog: " + this.logger, ex);
		}
	}

	private boolean isReported(Path path) {
		return this.hints.stream().anyMatch(path::startsWith);
	}

	Path write(String name, String content) throws IOException {
		Path file = this.root.resolve(name);
		Files.createDirectories(file.getParent());
		return Files.writeString(file, content);
	}

	static void delete(Path directory) throws IOException {
		try (Stream<Path> all = Files.walk(directory)) {
			for (Path path : all.sorted((a, b) -> b.compareTo(a)).toList()) {
				Files.delete(path);
			}
		}
	}

}
