package dev.hupper.filemonitor;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;

import dev.hupper.api.HupperLogger;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ChangeDetection}, without a clock, a thread or a file.
 */
class ChangeDetectionTests {

	private static final Duration QUIET = Duration.ofMillis(25);

	/** How long a file that nothing announced may still be renamed or deleted again. */
	private static final Duration NEW = Duration.ofMillis(200);

	private static final Duration LONG_AGO = Duration.ofHours(1);

	private static final Path MODULE = Path.of("/project").toAbsolutePath();

	private static final Path ROOT = MODULE.resolve("target/classes");

	private static final Path TEXT = ROOT.resolve("application.properties");

	private static final Path TYPE = ROOT.resolve("com/example/App.class");

	private static final Path NESTED = ROOT.resolve("com/example/App$Row.class");

	private static final Path SOURCE = MODULE.resolve("src/main/java/com/example/App.java");

	private final byte[] older = FakeFiles.classFile(ChangeDetectionTests.class);

	private final byte[] newer = FakeFiles.classFile(FakeFiles.class);

	private final FakeFiles files = new FakeFiles();

	private final Lines lines = new Lines();

	private final ChangeDetection detection = new ChangeDetection(this.files, this.lines, QUIET, () -> this.gitLock);

	/** What was written with the content that it had. */
	private final List<Path> same = new ArrayList<>();

	private Optional<Path> gitLock = Optional.empty();

	private long now = 1_000_000_000L;

	@Test
	void whatIsThereAtTheStartIsNoChange() {
		this.files.write(TEXT, "a").write(TYPE, this.older);
		watchAfter(LONG_AGO);
		assertThat(changesAfter(Duration.ofSeconds(30))).isEmpty();
	}

	@Test
	void filesCompiledJustBeforeTheStartAreNoChange() {
		this.files.write(TYPE, this.older);
		watchAfter(Duration.ofMillis(1));
		hint(ROOT);
		assertThat(changesAfter(QUIET)).isEmpty();
	}

	@Test
	void aFileThatIsWatchedAloneAndWasWrittenJustBeforeIsNoChange() {
		this.files.write(TEXT, "a");
		watchAfter(Duration.ofMillis(1), TEXT);
		assertThat(changesAfter(QUIET)).isEmpty();
		hint(TEXT);
		assertThat(changesAfter(QUIET)).isEmpty();
		this.files.write(TEXT, "b");
		hint(TEXT);
		assertThat(changesAfter(QUIET)).isPresent();
	}

	@Test
	void whereFilesAreStampedFinelyThoseWrittenAMomentBeforeAreNoChangeEvenIfTheyWereNotRead() {
		this.files.pass(Duration.ofMillis(123));
		this.files.write(TEXT, "a");
		this.files.pass(Duration.ofMillis(20));
		this.detection.watch(WatchSpec.ofPath(TEXT), this.files.now());
		hint(TEXT);
		assertThat(changesAfter(QUIET)).isEmpty();
	}

	@Test
	void modifiedAddedAndDeletedFilesAreReportedOnceEachAndInOrder() {
		Path added = ROOT.resolve("b");
		Path deleted = ROOT.resolve("c");
		this.files.write(TEXT, "a").write(deleted, "c");
		watchAfter(LONG_AGO);
		this.files.write(TEXT, "b").write(added, "b").delete(deleted);
		hint(deleted, added, TEXT, added, TEXT);
		long noticed = this.now;
		Changes changes = changesAfter(Duration.ofMillis(500)).orElseThrow();
		assertThat(changes.paths()).containsExactly(TEXT, added, deleted);
		assertThat(changes.noticedNanos()).isEqualTo(noticed);
		assertThat(changesAfter(Duration.ofMinutes(1))).isEmpty();
	}

	@Test
	void whatIsAcceptedAfterItWasJudgedIsNotReported() {
		Path added = ROOT.resolve("b");
		Path deleted = ROOT.resolve("c");
		this.files.write(TEXT, "a").write(deleted, "c");
		watchAfter(LONG_AGO);
		this.files.write(TEXT, "b").write(added, "b").delete(deleted);
		hint(deleted, added, TEXT);
		this.now += NEW.toNanos();
		this.detection.proceed(this.now);
		this.detection.accept(List.of(TEXT, added, deleted));
		assertThat(changesAfter(Duration.ofMinutes(1))).isEmpty();
		assertThat(this.same).isEmpty();
		this.files.write(TEXT, "c");
		hint(TEXT);
		assertThat(changesAfter(QUIET).orElseThrow().paths()).containsExactly(TEXT);
	}

	@Test
	void changesTellWhatFilesWereBefore() {
		Path added = ROOT.resolve("b");
		this.files.write(TEXT, "a");
		watchAfter(LONG_AGO);
		assertThat(changesAfter(QUIET)).isEmpty();
		this.files.write(TEXT, "b").write(added, "c");
		hint(TEXT, added);
		Changes.Before before = changesAfter(NEW).orElseThrow().before();
		assertThat(before.was(TEXT, "a".getBytes(StandardCharsets.UTF_8))).isTrue();
		assertThat(before.was(TEXT, "b".getBytes(StandardCharsets.UTF_8))).isFalse();
		assertThat(before.was(TEXT, null)).isFalse();
		assertThat(before.was(added, null)).isTrue();
		assertThat(before.was(added, "c".getBytes(StandardCharsets.UTF_8))).isFalse();
	}

	@Test
	void nothingIsReportedBeforeTheQuietPeriodIsOver() {
		this.files.write(TEXT, "a");
		watchAfter(LONG_AGO);
		this.files.write(TEXT, "b");
		hint(TEXT);
		assertThat(changesAfter(QUIET.minusNanos(1))).isEmpty();
		hint(TEXT);
		assertThat(changesAfter(QUIET.minusNanos(1))).isEmpty();
		assertThat(changesAfter(Duration.ofNanos(1))).isPresent();
	}

	@Test
	void sameBytesWrittenAgainAreNoChange() {
		this.files.write(TEXT, "a");
		watchAfter(LONG_AGO);
		this.files.pass(Duration.ofSeconds(1));
		this.files.write(TEXT, "a");
		hint(TEXT, ROOT);
		assertThat(changesAfter(QUIET)).isEmpty();
		assertThat(this.same).containsExactly(TEXT);
	}

	@Test
	void whatIsWrittenTwiceInOneSaveIsReportedOnce() {
		this.files.write(TEXT, "a");
		watchAfter(LONG_AGO);
		this.files.pass(Duration.ofSeconds(1));
		this.files.write(TEXT, "b");
		hint(TEXT);
		assertThat(changesAfter(QUIET)).isPresent();
		this.files.write(TEXT, "b");
		hint(TEXT);
		assertThat(changesAfter(QUIET)).isEmpty();
		assertThat(this.same).isEmpty();
	}

	@Test
	void sameBytesWrittenAgainAreAChangeIfNobodyActedUponTheFirstTime() {
		this.files.write(TEXT, "a");
		watchAfter(LONG_AGO);
		this.detection.doubt(List.of(TEXT));
		hint(TEXT);
		assertThat(changesAfter(QUIET)).as("not written again").isEmpty();
		this.detection.doubt(List.of(TEXT));
		this.files.pass(LONG_AGO);
		this.files.write(TEXT, "a");
		hint(TEXT);
		assertThat(changesAfter(QUIET)).isPresent();
	}

	@Test
	void sameSizeAndTimeDoNotHideAChange() {
		this.files.write(TEXT, "0");
		watchAfter(LONG_AGO);
		this.files.write(TEXT, "a");
		hint(TEXT);
		assertThat(changesAfter(QUIET)).isPresent();
		this.files.write(TEXT, "b");
		hint(ROOT);
		assertThat(changesAfter(QUIET)).isPresent();
	}

	@Test
	void aRescanReadsOnlyWhatMayDiffer() {
		this.files.write(TEXT, "a").write(TYPE, this.older);
		watchAfter(LONG_AGO);
		int reads = this.files.reads();
		this.files.write(TEXT, "b");
		hint(ROOT);
		assertThat(changesAfter(QUIET).orElseThrow().paths()).containsExactly(TEXT);
		assertThat(this.files.reads()).isEqualTo(reads + 1);
	}

	@Test
	void aChangeBeforeTheFirstListingIsNotLost() {
		Path deleted = ROOT.resolve("deleted");
		this.files.write(TEXT, "a").write(deleted, "a");
		this.files.pass(LONG_AGO);
		this.detection.watch(WatchSpec.of(ROOT.toString()), this.files.now());
		this.files.pass(Duration.ofMillis(1));
		this.files.write(TEXT, "b").delete(deleted);
		hint(deleted);
		assertThat(changesAfter(Duration.ofMillis(500)).orElseThrow().paths()).containsExactly(TEXT, deleted);
	}

	@Test
	void aHintBeforeTheFirstListingOfAnOldFileIsNoChange() {
		this.files.write(TEXT, "a");
		this.files.pass(LONG_AGO);
		this.detection.watch(WatchSpec.of(ROOT.toString()), this.files.now());
		hint(TEXT);
		assertThat(changesAfter(QUIET)).isEmpty();
		this.files.pass(LONG_AGO);
		this.files.write(TEXT, "a");
		hint(TEXT);
		assertThat(changesAfter(QUIET)).isEmpty();
	}

	@Test
	void aTruncatedClassIsWaitedForTogetherWithAllElse() {
		this.files.write(TEXT, "a").write(TYPE, this.older);
		watchAfter(LONG_AGO);
		this.files.write(TEXT, "b").write(TYPE, Arrays.copyOf(this.newer, this.newer.length - 1));
		hint(TEXT, TYPE);
		assertThat(changesAfter(Duration.ofSeconds(9))).isEmpty();
		this.files.write(TYPE, this.newer);
		hint(TYPE);
		assertThat(changesAfter(QUIET).orElseThrow().paths()).containsExactly(TEXT, TYPE);
	}

	@Test
	void aClassThatStaysTruncatedIsNamedAndReportedOnlyWhenItIsComplete() {
		this.files.write(TEXT, "a").write(TYPE, this.older);
		watchAfter(LONG_AGO);
		this.files.write(TEXT, "b").write(TYPE, new byte[0]);
		hint(TEXT, TYPE);
		assertThat(changesAfter(Duration.ofSeconds(10)).orElseThrow().paths()).containsExactly(TEXT);
		assertThat(this.lines.all).singleElement().asString().contains(TYPE.toString());
		this.files.write(TYPE, this.newer);
		hint(TYPE);
		assertThat(changesAfter(QUIET).orElseThrow().paths()).containsExactly(TYPE);
	}

	@Test
	void anEmptyFileIsWaitedForAWhile() {
		this.files.write(TEXT, "a");
		watchAfter(LONG_AGO);
		this.files.write(TEXT, "");
		hint(TEXT);
		assertThat(changesAfter(Duration.ofMillis(499))).isEmpty();
		assertThat(changesAfter(Duration.ofMillis(1))).isPresent();
	}

	@Test
	void aTruncatedFileThatGetsItsOldContentBackIsNoChange() {
		this.files.write(TEXT, "a");
		watchAfter(LONG_AGO);
		this.files.write(TEXT, "");
		hint(TEXT);
		assertThat(changesAfter(Duration.ofMillis(100))).isEmpty();
		this.files.write(TEXT, "a");
		hint(TEXT);
		assertThat(changesAfter(Duration.ofMinutes(1))).isEmpty();
	}

	@Test
	void aClassWhoseSourceIsThereIsWaitedForTogetherWithAllElse() {
		this.files.write(SOURCE, "class App").write(TEXT, "a").write(TYPE, this.older).write(NESTED, this.older);
		watchAfter(LONG_AGO);
		this.files.delete(ROOT);
		hint(ROOT);
		assertThat(changesAfter(Duration.ofSeconds(9))).isEmpty();
		this.files.write(TEXT, "a").write(NESTED, this.newer);
		hint(ROOT);
		assertThat(changesAfter(Duration.ofSeconds(9))).isEmpty();
		this.files.write(TYPE, this.newer);
		hint(TYPE);
		assertThat(changesAfter(QUIET).orElseThrow().paths()).containsExactly(NESTED, TYPE);
	}

	@Test
	void aClassThatDoesNotComeBackIsReportedAfterTenSeconds() {
		this.files.write(SOURCE, "class App").write(TYPE, this.older);
		watchAfter(LONG_AGO);
		this.files.delete(TYPE);
		hint(TYPE);
		assertThat(changesAfter(Duration.ofSeconds(10)).orElseThrow().paths()).containsExactly(TYPE);
	}

	@Test
	void aNestedClassThatTheCompilerRemovedIsNotWaitedFor() {
		this.files.write(SOURCE, "class App").write(TYPE, this.older).write(NESTED, this.older);
		watchAfter(LONG_AGO);
		this.files.delete(NESTED).write(TYPE, this.newer);
		hint(NESTED, TYPE);
		assertThat(changesAfter(QUIET).orElseThrow().paths()).containsExactly(NESTED, TYPE);
	}

	@Test
	void aNestedClassThatABuildDeletesFirstIsWaitedFor() {
		this.files.write(SOURCE, "class App").write(TYPE, this.older).write(NESTED, this.older);
		watchAfter(LONG_AGO);
		this.files.delete(NESTED);
		hint(NESTED);
		assertThat(changesAfter(Duration.ofSeconds(9))).isEmpty();
		this.files.write(NESTED, this.older);
		hint(NESTED);
		assertThat(changesAfter(Duration.ofMinutes(1))).isEmpty();
	}

	@Test
	void ignoredFilesAreNotReported() {
		Path log = ROOT.resolve("logs/app.log");
		watchAfter(LONG_AGO);
		this.detection.configure(QUIET, List.of("*/logs/*"));
		this.files.write(log, "a");
		hint(log);
		assertThat(changesAfter(Duration.ofMinutes(1))).isEmpty();
		this.detection.configure(QUIET, List.of());
		assertThat(changesAfter(QUIET)).isEmpty();
		this.files.write(log, "b");
		hint(log);
		assertThat(changesAfter(QUIET).orElseThrow().paths()).containsExactly(log);
	}

	@Test
	void aFileWrittenWithoutEndDelaysOthersByTenSecondsAtMost() {
		this.files.write(TEXT, "a").write(TYPE, this.older);
		watchAfter(LONG_AGO);
		this.files.write(TYPE, this.newer);
		hint(TYPE);
		for (int i = 0; i < 1000; i++) {
			this.files.write(TEXT, "line " + i);
			hint(TEXT);
			assertThat(changesAfter(Duration.ofMillis(10))).isEmpty();
		}
		hint(TEXT);
		assertThat(changesAfter(Duration.ofMillis(15)).orElseThrow().paths()).containsExactly(TEXT, TYPE);
	}

	@Test
	void newNamesWithoutEndDelayOthersByTenSecondsAtMost() {
		this.files.write(TEXT, "a");
		watchAfter(LONG_AGO);
		this.files.write(TEXT, "b");
		hint(TEXT);
		for (int i = 0; i < 1000; i++) {
			writeNew(ROOT, i);
			assertThat(changesAfter(Duration.ofMillis(10))).isEmpty();
		}
		writeNew(ROOT, 1000);
		Optional<Changes> changes = changesWithin(NEW);
		assertThat(changes.orElseThrow().paths()).contains(TEXT, ROOT.resolve("new0")).hasSizeGreaterThan(900);
	}

	@Test
	void newNamesWithoutEndInOnePathDelayAnotherForAMomentOnly() {
		Path data = MODULE.resolve("data");
		this.files.write(SOURCE, "class App");
		watchAfter(LONG_AGO, data, MODULE.resolve("src/main/java"));
		for (int i = 0; i < 50; i++) {
			writeNew(data, i);
			assertThat(changesAfter(Duration.ofMillis(10))).isEmpty();
		}
		this.files.write(SOURCE, "class App { }");
		hint(SOURCE);
		Optional<Changes> changes = Optional.empty();
		long saved = this.now;
		for (int i = 50; changes.isEmpty(); i++) {
			writeNew(data, i);
			changes = changesWithin(Duration.ofMillis(10));
		}
		assertThat(changes.orElseThrow().paths()).containsExactly(SOURCE);
		assertThat(Duration.ofNanos(this.now - saved)).isEqualTo(Duration.ofMillis(500));
	}

	@Test
	void changesOfSeveralPathsThatComeTogetherAreOne() {
		Path data = MODULE.resolve("data");
		this.files.write(SOURCE, "class App").write(TEXT, "a");
		watchAfter(LONG_AGO, data, MODULE.resolve("src/main/java"), ROOT);
		this.files.write(SOURCE, "class App { }").write(TEXT, "b");
		hint(SOURCE);
		assertThat(changesAfter(Duration.ofMillis(20))).isEmpty();
		hint(TEXT);
		assertThat(changesAfter(QUIET).orElseThrow().paths()).containsExactly(SOURCE, TEXT);
	}

	@Test
	void aSourceIsNotCompiledWhileABuildMakesClasses() {
		this.files.write(SOURCE, "class App").write(TYPE, this.older);
		watchAfter(LONG_AGO, MODULE.resolve("src/main/java"), ROOT);
		this.files.write(SOURCE, "class App { }").delete(TYPE);
		hint(SOURCE, TYPE);
		assertThat(changesAfter(Duration.ofSeconds(5))).isEmpty();
		this.files.write(TYPE, this.newer);
		hint(TYPE);
		assertThat(changesAfter(QUIET).orElseThrow().paths()).containsExactly(SOURCE, TYPE);
	}

	@Test
	void theSafeWriteOfAnEditorIsOneChange() {
		for (List<String> names : List.of(List.of("x___jb_tmp___", "x___jb_old___"), List.of("new", "old"))) {
			Path temporary = TEXT.resolveSibling(names.get(0));
			Path old = TEXT.resolveSibling(names.get(1));
			this.files.write(TEXT, "a");
			watchAfter(LONG_AGO);
			List<Runnable> steps = List.of(() -> this.files.write(temporary, "b"),
					() -> this.files.delete(TEXT).write(old, "a"), () -> this.files.delete(temporary).write(TEXT, "b"),
					() -> this.files.delete(old));
			List<Path> changed = new ArrayList<>();
			for (Runnable step : steps) {
				step.run();
				hint(temporary, TEXT, old);
				changesWithin(Duration.ofMillis(60)).ifPresent((changes) -> changed.addAll(changes.paths()));
			}
			assertThat(changesAfter(Duration.ofMinutes(1))).isEmpty();
			assertThat(changed).containsExactly(TEXT);
			this.files.write(TEXT, "a");
			hint(TEXT);
			assertThat(changesAfter(QUIET)).isPresent();
		}
	}

	@Test
	void whatEditorsLeaveBesideAFileIsNoChange() {
		this.files.write(TEXT, "a");
		watchAfter(LONG_AGO);
		for (String name : List.of(".application.yml.kate-swp", ".goutputstream-ABC123", "4913", ".#a", "#a#", "a~",
				".a.swx", "sedQ1x2Yz")) {
			this.files.write(TEXT.resolveSibling(name), "x");
			hint(TEXT.resolveSibling(name));
			assertThat(changesAfter(Duration.ofSeconds(1))).as(name).isEmpty();
		}
	}

	@Test
	void aJarWrittenInPiecesIsOneChange() throws IOException {
		Path jar = MODULE.resolve("lib/target/lib.jar");
		byte[] older = jar("a");
		byte[] newer = jar("b".repeat(70_000));
		this.files.write(jar, older);
		watchAfter(LONG_AGO, jar);
		for (int length : List.of(0, 1000, newer.length - 1)) {
			this.files.write(jar, Arrays.copyOf(newer, length));
			hint(jar);
			assertThat(changesAfter(Duration.ofSeconds(2))).isEmpty();
		}
		this.files.write(jar, newer);
		hint(jar);
		assertThat(changesAfter(QUIET)).isPresent();
		this.files.delete(jar);
		hint(jar);
		assertThat(changesAfter(Duration.ofSeconds(9))).as("to be built anew").isEmpty();
		this.files.write(jar, older);
		hint(jar);
		assertThat(changesAfter(QUIET)).isPresent();
	}

	@Test
	void changesWaitUntilGitIsDone() {
		this.files.write(TEXT, "a");
		watchAfter(LONG_AGO);
		this.gitLock = Optional.of(MODULE.resolve(".git/index.lock"));
		this.files.write(TEXT, "b");
		hint(TEXT);
		assertThat(changesAfter(Duration.ofSeconds(2))).isEmpty();
		assertThat(this.lines.all).isEmpty();
		this.gitLock = Optional.empty();
		assertThat(changesWithin(Duration.ofMillis(50).plus(QUIET))).isPresent();
	}

	@Test
	void whatGitWroteLastIsSeenOnceItIsDoneThoughNoHintHasComeYet() {
		Path other = ROOT.resolve("b");
		this.files.write(TEXT, "a");
		watchAfter(LONG_AGO);
		this.gitLock = Optional.of(MODULE.resolve(".git/index.lock"));
		this.files.write(TEXT, "b");
		hint(TEXT);
		assertThat(changesAfter(Duration.ofSeconds(2))).isEmpty();
		this.files.pass(Duration.ofSeconds(2));
		this.files.write(TEXT, "a").write(other, "b");
		this.gitLock = Optional.empty();
		assertThat(changesWithin(Duration.ofSeconds(1)).orElseThrow().paths()).containsExactly(other);
		hint(TEXT, other);
		assertThat(changesAfter(Duration.ofMinutes(1))).isEmpty();
	}

	@Test
	void aFileThatIsBackBeforeThePatienceWithItEndsIsNotGoneThoughNoHintHasComeYet() {
		this.files.write(TEXT, "a");
		watchAfter(LONG_AGO);
		this.files.delete(TEXT);
		hint(TEXT);
		assertThat(changesAfter(Duration.ofMillis(499))).isEmpty();
		this.files.write(TEXT, "b");
		assertThat(changesAfter(Duration.ofMillis(1).plus(QUIET)).orElseThrow().paths()).containsExactly(TEXT);
		hint(TEXT);
		assertThat(changesAfter(Duration.ofMinutes(1))).isEmpty();
	}

	@Test
	void aLockThatGitHasLeftIsNamedAndNotWaitedForAgain() {
		this.files.write(TEXT, "a");
		watchAfter(LONG_AGO);
		this.gitLock = Optional.of(MODULE.resolve(".git/index.lock"));
		this.files.write(TEXT, "b");
		hint(TEXT);
		assertThat(changesWithin(Duration.ofSeconds(31))).isPresent();
		assertThat(this.lines.all).hasSize(2).allMatch((line) -> line.contains("index.lock"));
		this.files.write(TEXT, "c");
		hint(TEXT);
		assertThat(changesAfter(QUIET)).isPresent();
	}

	@Test
	void aBuildMayPauseLongerThanAnEditor() {
		for (int i = 0; i < 100; i++) {
			this.files.write(ROOT.resolve("file" + i), "a");
		}
		watchAfter(LONG_AGO);
		for (int i = 0; i < 100; i++) {
			Path file = ROOT.resolve("file" + i);
			this.files.write(file, "b");
			hint(file);
			assertThat(changesAfter((i < 8) ? Duration.ofMillis(24) : Duration.ofMillis(99))).isEmpty();
		}
		assertThat(changesAfter(Duration.ofMillis(1)).orElseThrow().paths()).hasSize(100);
	}

	@Test
	void anUnreadableFileIsNamedAndReportedOnceItCanBeRead() {
		this.files.write(TEXT, "a");
		watchAfter(LONG_AGO);
		this.files.write(TEXT, "b").forbid(TEXT);
		hint(TEXT);
		assertThat(changesAfter(Duration.ofSeconds(1))).isEmpty();
		assertThat(this.lines.all).singleElement().asString().contains("Cannot read", TEXT.toString());
		this.files.allow(TEXT);
		hint(TEXT);
		assertThat(changesAfter(QUIET)).isPresent();
	}

	@Test
	void aDirectoryThatAppearsAboveAWatchedPathIsLookedThrough() {
		watchAfter(LONG_AGO);
		this.files.write(TEXT, "a");
		hint(MODULE);
		assertThat(changesAfter(NEW).orElseThrow().paths()).containsExactly(TEXT);
	}

	@Test
	void aWatchedFileIsFoundWhenItAppearsAndVanishes() {
		this.detection.watch(WatchSpec.of(TEXT.toString()), this.files.now());
		settle();
		this.files.pass(LONG_AGO);
		this.files.write(TEXT, "a").write(TYPE, this.older);
		hint(ROOT);
		assertThat(changesAfter(NEW).orElseThrow().paths()).containsExactly(TEXT);
		this.files.delete(TEXT);
		hint(ROOT);
		assertThat(changesAfter(Duration.ofMillis(500)).orElseThrow().paths()).containsExactly(TEXT);
	}

	private void writeNew(Path directory, int number) {
		Path file = directory.resolve("new" + number);
		this.files.write(file, "a");
		hint(file);
	}

	private static byte[] jar(String content) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
			zip.setLevel(0);
			zip.putNextEntry(new ZipEntry("content"));
			zip.write(content.getBytes(StandardCharsets.UTF_8));
		}
		return bytes.toByteArray();
	}

	private void watchAfter(Duration pause) {
		watchAfter(pause, ROOT);
	}

	private void watchAfter(Duration pause, Path... paths) {
		this.files.pass(pause);
		for (Path path : paths) {
			this.detection.watch(WatchSpec.ofPath(path), this.files.now());
		}
		settle();
		this.files.pass(pause);
	}

	private void hint(Path... paths) {
		for (Path path : paths) {
			this.detection.hint(path, this.now);
		}
	}

	private void settle() {
		while (this.detection.nanosUntilDue(this.now) <= 0) {
			this.detection.proceed(this.now);
			assertThat(this.detection.take(this.now)).isEmpty();
		}
	}

	/**
	 * Let time pass, and do what is to be done at the beginning, between and at the end.
	 */
	private Optional<Changes> changesAfter(Duration time) {
		long end = this.now + time.toNanos();
		Optional<Changes> changes = changesWithin(time);
		if (changes.isPresent()) {
			assertThat(this.now).as("reported at the very end").isEqualTo(end);
		}
		return changes;
	}

	private Optional<Changes> changesWithin(Duration time) {
		long end = this.now + time.toNanos();
		Optional<Changes> changes = Optional.empty();
		while (changes.isEmpty() && this.detection.nanosUntilDue(this.now) <= end - this.now) {
			this.now += Math.max(this.detection.nanosUntilDue(this.now), 0);
			this.detection.proceed(this.now);
			changes = this.detection.take(this.now);
			changes.ifPresent((taken) -> this.same.addAll(taken.same()));
			changes = changes.filter((taken) -> !taken.paths().isEmpty());
		}
		if (changes.isEmpty()) {
			this.now = end;
		}
		return changes;
	}

	/** Keeps lines that a user sees. */
	private static final class Lines implements HupperLogger {

		private final List<String> all = new ArrayList<>();

		@Override
		public void debug(String message) {
		}

		@Override
		public void info(String message) {
			this.all.add(message);
		}

		@Override
		public void error(String message) {
			this.all.add(message);
		}

	}

}
