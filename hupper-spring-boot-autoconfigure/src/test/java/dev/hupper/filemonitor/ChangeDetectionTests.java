package dev.hupper.filemonitor;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.hupper.api.HupperLogger;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ChangeDetection}, without a clock, a thread or a file.
 */
class ChangeDetectionTests {

	private static final Duration QUIET = Duration.ofMillis(25);

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

	private final ChangeDetection detection = new ChangeDetection(this.files, this.lines, QUIET);

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
		this.files.write(TEXT, "a");
		hint(TEXT, ROOT);
		assertThat(changesAfter(QUIET)).isEmpty();
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
	void aBuildMayPauseLongerThanAnEditor() {
		watchAfter(LONG_AGO);
		for (int i = 0; i < 100; i++) {
			Path file = ROOT.resolve("file" + i);
			this.files.write(file, "a");
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
		assertThat(changesAfter(QUIET).orElseThrow().paths()).containsExactly(TEXT);
	}

	@Test
	void aWatchedFileIsFoundWhenItAppearsAndVanishes() {
		this.detection.watch(WatchSpec.of(TEXT.toString()), this.files.now());
		settle();
		this.files.pass(LONG_AGO);
		this.files.write(TEXT, "a").write(TYPE, this.older);
		hint(ROOT);
		assertThat(changesAfter(QUIET).orElseThrow().paths()).containsExactly(TEXT);
		this.files.delete(TEXT);
		hint(ROOT);
		assertThat(changesAfter(Duration.ofMillis(500)).orElseThrow().paths()).containsExactly(TEXT);
	}

	private void watchAfter(Duration pause) {
		this.files.pass(pause);
		this.detection.watch(WatchSpec.of(ROOT.toString()), this.files.now());
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
		Optional<Changes> changes = Optional.empty();
		while (changes.isEmpty() && this.detection.nanosUntilDue(this.now) <= end - this.now) {
			this.now += Math.max(this.detection.nanosUntilDue(this.now), 0);
			this.detection.proceed(this.now);
			changes = this.detection.take(this.now);
		}
		if (changes.isEmpty()) {
			this.now = end;
		}
		else {
			assertThat(this.now).as("reported at the very end").isEqualTo(end);
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
