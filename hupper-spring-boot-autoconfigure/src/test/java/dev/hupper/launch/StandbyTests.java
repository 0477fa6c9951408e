package dev.hupper.launch;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import dev.hupper.api.ReloaderOptions;
import dev.hupper.api.StandbyOptions;
import dev.hupper.ipc.Message;
import dev.hupper.testing.Goes;
import dev.hupper.testing.RecordingLogger;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Standby}, with workers that are no processes.
 */
class StandbyTests {

	private static final Message.Run GO = Goes.of(1, "A.class changed", 1000);

	private final RecordingLogger logger = new RecordingLogger();

	private final List<ScriptWorker> started = new ArrayList<>();

	private final List<Map.Entry<Duration, Runnable>> postponed = new ArrayList<>();

	private final Standby standby = standby(new StandbyOptions(true, StandbyOptions.WarmUp.CLASSES));

	private boolean startFails;

	@Test
	void thereIsOneAtATime() {
		this.standby.start();
		this.standby.start();
		assertThat(this.started).hasSize(1);
	}

	@Test
	void oneThatIsPreparedRunsTheApplicationAndMakesRoomForTheNext() {
		this.standby.start();
		assertThat(promote()).isSameAs(this.started.get(0));
		assertThat(this.started.get(0).go).isEqualTo(GO);
		assertThat(promote()).as("there is none any more").isNull();
		this.standby.start();
		assertThat(this.started).hasSize(2);
		this.standby.discard();
		assertThat(this.started).extracting((worker) -> worker.killed).containsExactly(false, true);
	}

	@Test
	void oneThatIsNotPreparedIsGivenUp() {
		this.standby.start();
		this.started.get(0).step = "web";
		assertThat(promote()).isNull();
		assertThat(this.started.get(0).killed).isTrue();
		assertThat(this.logger.lines()).containsExactly("debug: The standby was not ready: the worker is a new JVM");
	}

	@Test
	void betweenTwoStepsItCanRunTheApplicationAtOnce() {
		Standby rehearsing = standby(new StandbyOptions(true, StandbyOptions.WarmUp.REHEARSAL));
		rehearsing.start();
		rehearsing.prepared(last(),
				new Message.Prepared("classes", 1234, "mvc: there is a file", false, "web", List.of()));
		assertThat(last().step).isEqualTo("web");
		last().step = null;
		rehearsing.prepared(last(), new Message.Prepared("web", 10, "", false, "", List.of()));
		assertThat(last().step).isNull();
		assertThat(promote(rehearsing)).isSameAs(last());
		assertThat(this.logger.lines()).containsExactly(
				"debug: Standby 1: classes in 1.23 s, but for mvc: there is a file", "debug: Standby 1: web in 0.01 s",
				"debug: Standby 1 is ready");
	}

	@Test
	void onlyThePartThatSpoiltOneIsLeftOutFromThenOn() {
		Standby rehearsing = standby(new StandbyOptions(true, StandbyOptions.WarmUp.REHEARSAL));
		rehearsing.plan().applicationHolds(List.of("the thread a"));
		rehearsing.start();
		rehearsing.prepared(last(),
				new Message.Prepared("jdbc+jpa", 10, "it leaves the thread b", true, "", List.of()));
		assertThat(this.started).extracting((worker) -> worker.killed).containsExactly(true, false);
		assertThat(rehearsing.plan().preparation("list", "")).isEqualTo(new Message.Prepare("REHEARSAL", "list", "",
				List.of("the thread a"), Map.of("jdbc", "", "jpa", ""), Map.of(), ""));
		rehearsing.prepared(last(),
				new Message.Prepared("jpa", 10, "it leaves the thread b\nand more", true, "", List.of()));
		assertThat(this.started).extracting((worker) -> worker.killed).containsExactly(true, true, false);
		assertThat(rehearsing.plan().preparation("list", "").leftOut())
			.isEqualTo(Map.of("jpa", "it leaves the thread b"));
		assertThat(this.logger.lines()).filteredOn((line) -> line.startsWith("info"))
			.containsExactly("info: Standbys do not rehearse jpa: it leaves the thread b");
		rehearsing.prepared(this.started.get(0), new Message.Prepared("web", 10, "too late", true, "", List.of()));
		assertThat(this.started).hasSize(3);
	}

	@Test
	void afterOneThatWasNeededTooSoonTheNextPutsItsRehearsalOff() {
		Standby rehearsing = standby(new StandbyOptions(true, StandbyOptions.WarmUp.REHEARSAL));
		Message.Prepared classes = new Message.Prepared("classes", 1, "", false, "web", List.of());
		rehearsing.start();
		rehearsing.prepared(last(), classes);
		assertThat(promote(rehearsing)).as("it is rehearsing").isNull();
		rehearsing.start();
		rehearsing.prepared(last(), classes);
		assertThat(last().step).as("saves come one after the other").isNull();
		pass(Duration.ofSeconds(3));
		assertThat(last().step).isEqualTo("web");
		last().step = null;
		rehearsing.prepared(last(), new Message.Prepared("web", 1, "", false, "", List.of()));
		assertThat(promote(rehearsing)).isNotNull();
		rehearsing.start();
		rehearsing.prepared(last(), classes);
		assertThat(last().step).isEqualTo("web");
	}

	@Test
	void whereANewJvmWouldTakeLongerTheEndOfAStepIsAwaited() {
		Standby rehearsing = awaited();
		rehearsing.prepared(last(), new Message.Prepared("web", 1, "", false, "jdbc", List.of()));
		assertThat(last().begun).isTrue();
		assertThat(last().step).as("the next one is not begun").isEqualTo("web");
		pass(Duration.ofSeconds(5));
		assertThat(last().refused).isFalse();
	}

	@Test
	void withAnArchiveOnlyAStepThatIsOverInAMomentIsAwaited() {
		Message.Prepared classes = new Message.Prepared("classes", 1, "", false, "web", List.of());
		Map.of(0, false, 1999, false, 2001, true, 5999, true, 6001, false).forEach((elapsed, awaited) -> {
			Standby rehearsing = standby(new StandbyOptions(true, StandbyOptions.WarmUp.REHEARSAL));
			rehearsing.start();
			rehearsing.prepared(last(), classes);
			last().step = "web";
			last().elapsed = Duration.ofMillis(elapsed);
			assertThat(promote(rehearsing)).as("nobody knows how long it takes").isNull();
			rehearsing.start();
			rehearsing.prepared(last(), new Message.Prepared("web", 3000, "", false, "jdbc", List.of()));
			last().step = "web";
			last().elapsed = Duration.ofMillis(elapsed);
			assertThat(promote(rehearsing) != null).as("after %d ms", elapsed).isEqualTo(awaited);
		});
	}

	@Test
	void oneThatIsSpoiltWhileItIsAwaitedRunsNothing() {
		Standby rehearsing = awaited();
		rehearsing.prepared(last(), new Message.Prepared("web", 1, "it fails", true, "jdbc", List.of()));
		assertThat(last().begun).isFalse();
		assertThat(last().refused).isTrue();
		assertThat(rehearsing.plan().preparation("", "").leftOut()).isEqualTo(Map.of("web", "it fails"));
		assertThat(this.started).hasSize(1);
	}

	@Test
	void oneThatLoadsWhatHasChangedWhileItIsAwaitedRunsNothing() {
		Standby rehearsing = awaited();
		rehearsing.changed(List.of(Path.of("classes/org/a/Patched.class").toAbsolutePath()));
		rehearsing.prepared(last(), new Message.Prepared("web", 1, "", false, "jdbc", List.of("org/a/*.class")));
		assertThat(last().begun).isFalse();
		assertThat(last().refused).isTrue();
	}

	@Test
	void oneIsNotAwaitedForEver() {
		Standby rehearsing = awaited();
		pass(Duration.ofSeconds(5));
		assertThat(last().refused).isTrue();
		rehearsing.prepared(last(), new Message.Prepared("web", 1, "", false, "jdbc", List.of()));
		assertThat(last().begun).isFalse();
		rehearsing.start();
		rehearsing.prepared(last(), new Message.Prepared("classes", 1, "", false, "", List.of()));
		last().step = "web";
		assertThat(rehearsing.promote(GO, new NoListener(), false)).as("the next is not awaited").isNull();
	}

	@Test
	void oneIsAwaitedAsLongAsTheApplicationTookToStart() {
		Map.of(1, 5, 9, 9, 120, 30).forEach((took, patience) -> {
			Standby rehearsing = standby(new StandbyOptions(true, StandbyOptions.WarmUp.REHEARSAL));
			rehearsing.applicationIsUp(List.of(), Duration.ofSeconds(took), false);
			rehearsing.applicationIsUp(List.of(), Duration.ofSeconds(7), true);
			await(rehearsing);
			pass(Duration.ofSeconds(patience));
			assertThat(last().refused).as("after %d s", patience).isTrue();
		});
	}

	@Test
	void oneThatLooksForWhatHasChangedWhileItIsAwaitedRunsNothing() {
		Standby rehearsing = awaited();
		rehearsing.changed(List.of(Path.of("classes/spring.properties").toAbsolutePath()));
		assertThat(last().refused).isTrue();
		rehearsing.prepared(last(), new Message.Prepared("web", 1, "", false, "jdbc", List.of()));
		assertThat(last().begun).isFalse();
	}

	@Test
	void oneWhoseLibrariesChangeWhileItIsAwaitedRunsNothing() {
		Standby rehearsing = awaited();
		last().valid = false;
		rehearsing.prepared(last(), new Message.Prepared("web", 1, "", false, "jdbc", List.of()));
		assertThat(last().begun).isFalse();
		assertThat(last().refused).isTrue();
	}

	@Test
	void aPartThatDoesNotEndIsLeftOut() {
		Standby rehearsing = standby(new StandbyOptions(true, StandbyOptions.WarmUp.REHEARSAL));
		rehearsing.start();
		last().step = "jpa";
		last().elapsed = Duration.ofSeconds(61);
		assertThat(promote(rehearsing)).isNull();
		assertThat(rehearsing.plan().preparation("", "").leftOut()).isEqualTo(Map.of("jpa", "it takes too long"));
	}

	@Test
	void whereTheJvmEndsAsItCompilesTheNextDoesNot() {
		Standby compiling = standby(new StandbyOptions(true, StandbyOptions.WarmUp.COMPILATION));
		compiling.start();
		assertThat(compiling.plan().compiles()).isTrue();
		compiling.endedCompiling(last());
		assertThat(this.started).hasSize(2);
		assertThat(compiling.plan().compiles()).isFalse();
		assertThat(compiling.plan().preparation("", "").warmUp()).as("the rest stays").isEqualTo("COMPILATION");
		assertThat(this.logger.lines()).containsExactly("info: Standbys do not rehearse methods: the JVM ended");
		compiling.endedCompiling(this.started.get(0));
		assertThat(this.started).as("one that is none any more").hasSize(2);
	}

	@Test
	void oneThatWouldRunOtherLibrariesIsGivenUp() {
		this.standby.start();
		this.started.get(0).valid = false;
		assertThat(promote()).isNull();
		assertThat(this.started.get(0).killed).isTrue();
		assertThat(this.logger.lines())
			.containsExactly("debug: The standby has libraries of before: the worker is a new JVM");
	}

	@Test
	void oneThatIsReadyStaysUntilABetterOneIs() {
		Standby rehearsing = readyStandby();
		rehearsing.improve();
		rehearsing.improve();
		assertThat(this.started).extracting((worker) -> worker.killed).containsExactly(false, false);
		assertThat(rehearsing.isPreparing()).as("one can be used").isFalse();
		rehearsing.prepared(last(), new Message.Prepared("classes", 1, "", false, "web", List.of()));
		assertThat(last().step).isEqualTo("web");
		last().step = null;
		rehearsing.prepared(last(), new Message.Prepared("web", 1, "", false, "", List.of()));
		assertThat(this.started).extracting((worker) -> worker.killed).containsExactly(true, false);
		assertThat(promote(rehearsing)).isSameAs(last());
	}

	@Test
	void oneThatIsReadyIsUsedWhileABetterOneIsNot() {
		Standby rehearsing = readyStandby();
		rehearsing.improve();
		assertThat(promote(rehearsing)).isSameAs(this.started.get(0));
		assertThat(this.started).extracting((worker) -> worker.killed).containsExactly(false, true);
		assertThat(promote(rehearsing)).isNull();
		rehearsing.start();
		assertThat(this.started).hasSize(3);
	}

	@Test
	void aBetterOneThatIsSpoiltIsReplacedByItself() {
		Standby rehearsing = readyStandby();
		rehearsing.improve();
		rehearsing.prepared(last(), new Message.Prepared("jpa", 1, "it fails", true, "", List.of()));
		assertThat(this.started).extracting((worker) -> worker.killed).containsExactly(false, true, false);
		assertThat(rehearsing.isReadyAndLast()).isFalse();
		rehearsing.ended(last(), 137);
		assertThat(rehearsing.isReadyAndLast()).isTrue();
		rehearsing.improve();
		assertThat(this.started).hasSize(4);
		rehearsing.discard();
		assertThat(this.started).extracting((worker) -> worker.killed).containsExactly(true, true, false, true);
	}

	@Test
	void aBetterOneThatMayHaveLoadedWhatIsSavedIsReplacedOnce() {
		Standby rehearsing = readyStandby();
		rehearsing.improve();
		rehearsing.changed(List.of(Path.of("classes/org/a/Patched.class").toAbsolutePath()));
		Message.Prepared loading = new Message.Prepared("classes", 1, "", false, "", List.of("org/a/*.class"));
		rehearsing.prepared(last(), loading);
		assertThat(this.started).extracting((worker) -> worker.killed).containsExactly(true, true, false);
		rehearsing.prepared(last(), loading);
		assertThat(this.started).hasSize(3);
	}

	@Test
	void aBetterOneTakesThePlaceOfOneThatIsKilled() {
		Standby rehearsing = readyStandby();
		rehearsing.improve();
		rehearsing.ended(this.started.get(0), 137);
		assertThat(rehearsing.isPreparing()).isTrue();
		rehearsing.prepared(last(), new Message.Prepared("classes", 1, "", false, "", List.of()));
		assertThat(rehearsing.isReadyAndLast()).isTrue();
		assertThat(promote(rehearsing)).isSameAs(last());
	}

	private Standby readyStandby() {
		Standby rehearsing = standby(new StandbyOptions(true, StandbyOptions.WarmUp.REHEARSAL));
		rehearsing.start();
		rehearsing.prepared(last(), new Message.Prepared("classes", 1, "", false, "", List.of()));
		return rehearsing;
	}

	@Test
	void oneThatHasDiedIsReplaced() {
		this.standby.start();
		this.started.get(0).dead = true;
		assertThat(promote()).isNull();
		this.standby.start();
		assertThat(this.started).hasSize(2);
	}

	@Test
	void whatOneCouldNotDoTheNextDoesNotTry() {
		this.standby.start();
		this.standby.preparationFailed(this.started.get(0), "no list");
		assertThat(this.started.get(0).killed).isTrue();
		assertThat(this.standby.plan().preparation("", "").warmUp()).isEqualTo("OFF");
		this.standby.preparationFailed(this.started.get(0), "too late");
		assertThat(this.started).hasSize(2);
		assertThat(this.logger.lines())
			.containsExactly("info: hupper.standby.warm-up=classes is not possible here (no list): it is off instead");
	}

	@Test
	void noneIsStartedWhereNoneIsWanted() {
		Standby off = standby(StandbyOptions.OFF);
		off.start();
		off.changed(List.of(Path.of("classes/a.properties").toAbsolutePath()));
		off.improve();
		off.discard();
		assertThat(promote(off)).isNull();
		assertThat(this.started).isEmpty();
	}

	@Test
	void anotherLibraryOrClassDirectoryMakesItStale() {
		for (String file : List.of("lib/other.jar", "classes")) {
			this.standby.start();
			this.standby.changed(List.of(Path.of("classes/A.class").toAbsolutePath(), Path.of(file).toAbsolutePath()));
			assertThat(last().killed).as(file).isTrue();
		}
	}

	/** A reload may not follow, as of what the application itself writes. */
	@Test
	void whatChangesBeforeItHasSaidWhatItLooksForIsDecidedThen() {
		Message.Prepared classes = new Message.Prepared("classes", 1, "", false, "", List.of("spring.properties"));
		for (String file : List.of("data.db", "META-INF/spring.factories", "spring.properties")) {
			this.standby.start();
			this.standby.changed(List.of(Path.of("classes", file).toAbsolutePath()));
			assertThat(last().killed).as(file).isFalse();
			ScriptWorker early = last();
			this.standby.prepared(early, classes);
			assertThat(early.killed).as(file).isEqualTo(file.equals("spring.properties"));
			assertThat(last() == early).as(file).isNotEqualTo(early.killed);
			assertThat(promote(this.standby)).as(file).isSameAs(last());
		}
	}

	@Test
	void oneOfWhichThatIsNotKnownRunsNothing() {
		this.standby.start();
		this.standby.changed(List.of(Path.of("classes/application.properties").toAbsolutePath()));
		assertThat(promote(this.standby)).isNull();
		assertThat(last().killed).isTrue();
		this.standby.start();
		assertThat(promote(this.standby)).isNotNull();
	}

	@Test
	void onceItHasSaidWhatItLooksForNothingElseMakesItStale() {
		this.standby.start();
		Message.Prepared classes = new Message.Prepared("classes", 1, "", false, "",
				List.of("spring.properties", "org/hibernate/**", "META-INF/services/jakarta.*"));
		this.standby.prepared(last(), classes);
		for (String file : List.of("application.properties", "schema.sql", "a/spring.properties",
				"META-INF/services/a.B")) {
			this.standby.changed(List.of(Path.of("classes", file).toAbsolutePath()));
			assertThat(last().killed).as(file).isFalse();
		}
		for (String file : List.of("spring.properties", "org/hibernate/a/b.xml", "META-INF/services/jakarta.A", "")) {
			this.standby.changed(List.of(Path.of("classes", file).toAbsolutePath()));
			assertThat(last().killed).as(file).isTrue();
			this.standby.start();
			this.standby.prepared(last(), classes);
		}
		this.standby.improve();
		this.standby.changed(List.of(Path.of("classes/application.properties").toAbsolutePath()));
		assertThat(last().killed).as("one with the same libraries looks for the same").isFalse();
	}

	/** Or else a changed copy of a library's class would run as it was before. */
	@Test
	void aClassInAPackageOfWhichItHasLoadedOneMakesItStale() {
		Path patched = Path.of("classes/org/a/Patched.class").toAbsolutePath();
		Message.Prepared classes = new Message.Prepared("classes", 1, "", false, "web",
				List.of("spring.properties", "org/b/*.class"));
		Message.Prepared web = new Message.Prepared("web", 1, "", false, "", List.of("org/a/*.class"));
		this.standby.start();
		this.standby.prepared(last(), classes);
		this.standby.changed(List.of(Path.of("classes/org/A.class").toAbsolutePath()));
		this.standby.prepared(last(), web);
		assertThat(last().killed).isFalse();
		this.standby.changed(List.of(patched));
		assertThat(last().killed).isTrue();
		this.standby.start();
		this.standby.prepared(last(), classes);
		this.standby.changed(List.of(patched));
		assertThat(last().killed).isFalse();
		this.standby.prepared(last(), web);
		assertThat(this.started).extracting((worker) -> worker.killed).containsExactly(true, true, false);
	}

	@Test
	void classesAndFilesElsewhereLeaveItAsItIs() {
		this.standby.start();
		for (String file : List.of("classes/A.class", "config/application.yaml", "classes-of-another/a.properties")) {
			this.standby.changed(List.of(Path.of(file).toAbsolutePath()));
			assertThat(last().killed).as(file).isFalse();
		}
	}

	@Test
	void itIsRenewedIfThereIsOne() {
		this.standby.improve();
		assertThat(this.started).isEmpty();
		this.standby.start();
		this.standby.improve();
		assertThat(this.started).extracting((worker) -> worker.killed).containsExactly(true, false);
	}

	@Test
	void onceAnApplicationObjectsNoneRehearses() {
		Standby rehearsing = standby(new StandbyOptions(true, StandbyOptions.WarmUp.REHEARSAL));
		rehearsing.start();
		rehearsing.rehearseNoMore("main sets System.err");
		rehearsing.rehearseNoMore("main sets System.err");
		assertThat(rehearsing.plan().preparation("", "").warmUp()).isEqualTo("CLASSES");
		assertThat(this.started).extracting((worker) -> worker.killed).containsExactly(true, false);
		assertThat(this.logger.lines()).containsExactly("debug: No standby rehearses, since main sets System.err");
	}

	@Test
	void oneThatRehearsedWithOtherSettingsIsReplaced() {
		Standby rehearsing = standby(new StandbyOptions(true, StandbyOptions.WarmUp.REHEARSAL));
		rehearsing.applicationSets(new Message.JvmSettings(Map.of("a", "=1"), "", ""), false);
		assertThat(this.started).isEmpty();
		rehearsing.start();
		rehearsing.applicationSets(new Message.JvmSettings(Map.of("a", "=1"), "", ""), false);
		assertThat(this.started).extracting((worker) -> worker.killed).containsExactly(false);
		rehearsing.applicationSets(new Message.JvmSettings(Map.of("a", "=2"), "", ""), false);
		assertThat(this.started).extracting((worker) -> worker.killed).containsExactly(true, false);
		assertThat(rehearsing.plan().preparation("", "").properties()).isEqualTo(Map.of("a", "=2"));
		rehearsing.applicationSets(new Message.JvmSettings(Map.of("a", "=2"), "tr", ""), false);
		assertThat(this.started).hasSize(3);
		assertThat(rehearsing.plan().preparation("", "").locale()).isEqualTo("tr");
	}

	@Test
	void onceTheSameSettingIsAnotherTwiceInARowNoneRehearses() {
		Standby rehearsing = standby(new StandbyOptions(true, StandbyOptions.WarmUp.REHEARSAL));
		sets(rehearsing, "1", "a", true);
		sets(rehearsing, "1", "", false);
		sets(rehearsing, "1", "", true);
		sets(rehearsing, "2", "a", true);
		sets(rehearsing, "3", "", false);
		assertThat(rehearsing.plan().preparation("", "").warmUp()).isEqualTo("REHEARSAL");
		sets(rehearsing, "4", "a", true);
		assertThat(rehearsing.plan().preparation("", "").warmUp()).isEqualTo("CLASSES");
		assertThat(this.logger.lines())
			.containsExactly("debug: No standby rehearses, since the application sets a to something else each time");
	}

	private static void sets(Standby standby, String value, String objection, boolean rehearsed) {
		standby.applicationSets(new Message.JvmSettings(Map.of("a", "=" + value), "", objection), rehearsed);
	}

	@Test
	void noneRehearsesBeforeItIsKnownWhatTheApplicationLeaves() {
		Standby first = firstStandby(new StandbyOptions(true, StandbyOptions.WarmUp.COMPILATION));
		assertThat(first.plan().preparation("list", ""))
			.isEqualTo(new Message.Prepare("CLASSES", "list", "", List.of(), Map.of(), Map.of(), ""));
		assertThat(first.plan().compiles()).isFalse();
		first.start();
		first.applicationIsUp(List.of("the thread a"), Duration.ofSeconds(1), false);
		assertThat(this.started).extracting((worker) -> worker.killed).containsExactly(true, false);
		assertThat(first.plan().preparation("list", ""))
			.isEqualTo(new Message.Prepare("COMPILATION", "list", "", List.of("the thread a"), Map.of(), Map.of(), ""));
		assertThat(first.plan().compiles()).isTrue();
		first.applicationIsUp(List.of("the thread b"), Duration.ofSeconds(1), false);
		assertThat(this.started).hasSize(2);
	}

	@Test
	void whatAJvmHasNotSurvivedTheNextDoesNotTry() {
		Standby rehearsing = standby(new StandbyOptions(true, StandbyOptions.WarmUp.REHEARSAL));
		rehearsing.start();
		last().step = "web";
		rehearsing.ended(last(), 134);
		assertThat(rehearsing.plan().preparation("", "").leftOut())
			.isEqualTo(Map.of("web", "the JVM ended with exit code 134"));
		assertThat(this.started).hasSize(2);
		last().step = "jdbc";
		rehearsing.ended(last(), 137);
		assertThat(rehearsing.plan().preparation("", "").leftOut()).as("somebody has killed it").hasSize(1);
		assertThat(rehearsing.isPreparing()).isFalse();
		rehearsing.start();
		assertThat(this.started).hasSize(3);
	}

	@Test
	void oneThatIsNotWantedAnyMoreWasNotAwaitedInVain() {
		Standby rehearsing = awaited();
		assertThat(rehearsing.promote(GO, new NoListener(), false)).isNull();
		pass(Duration.ofSeconds(5));
		assertThat(last().refused).isFalse();
		await(rehearsing);
	}

	@Test
	void anotherClassPathChangesNothingInWhatOneDoes() {
		assertThat(this.standby.plan().continueWith(new StandbyOptions(true, StandbyOptions.WarmUp.REHEARSAL)))
			.isTrue();
		assertThat(standby(this.standby.plan().options()).plan().preparation("", "").warmUp()).isEqualTo("REHEARSAL");
		this.standby.rehearseNoMore("main sets System.err");
		assertThat(standby(this.standby.plan().options()).plan().preparation("", "").warmUp()).isEqualTo("CLASSES");
		assertThat(standby(StandbyOptions.OFF).plan().options().enabled()).isFalse();
	}

	@Test
	void thatNoneCouldBeStartedHarmsNothing() {
		this.startFails = true;
		this.standby.start();
		assertThat(this.logger.lines()).containsExactly("debug: No standby could be started: no java");
		assertThat(promote()).isNull();
	}

	/** The only thing that was put off is due after this long. */
	private void pass(Duration delay) {
		assertThat(this.postponed).extracting(Map.Entry::getKey).containsExactly(delay);
		this.postponed.remove(0).getValue().run();
	}

	private Worker promote() {
		return promote(this.standby);
	}

	private static Worker promote(Standby standby) {
		return standby.promote(GO, new NoListener(), true);
	}

	/**
	 * One that is at a step when there is something to run, and no archive for a new JVM.
	 */
	private Standby awaited() {
		Standby rehearsing = standby(new StandbyOptions(true, StandbyOptions.WarmUp.REHEARSAL));
		await(rehearsing);
		return rehearsing;
	}

	private void await(Standby rehearsing) {
		rehearsing.start();
		rehearsing.prepared(last(), new Message.Prepared("classes", 1, "", false, "web", List.of("spring.properties")));
		assertThat(rehearsing.promote(GO, new NoListener(), false)).isSameAs(last());
		assertThat(last().begun).isFalse();
	}

	private ScriptWorker last() {
		return this.started.get(this.started.size() - 1);
	}

	/** Below a plain start of an application that leaves nothing. */
	private Standby standby(StandbyOptions options) {
		Standby standby = firstStandby(options);
		standby.plan().applicationHolds(List.of());
		return standby;
	}

	private Standby firstStandby(StandbyOptions options) {
		CurrentJvm jvm = new CurrentJvm(List.of(),
				Map.of("java.home", System.getProperty("java.home"), "java.class.path", "classes:lib/other.jar"),
				Map.of(), 0);
		WorkerSpec spec = WorkerSpec.of(jvm, "com.example.App", ReloaderOptions.builder().standby(options).build());
		return new Standby(spec, new StandbyPlan(spec.standby(), Optional::empty, this.logger), this::start,
				(delay, task) -> this.postponed.add(Map.entry(delay, task)), this.logger);
	}

	private StandbyWorker start() throws IOException {
		if (this.startFails) {
			throw new IOException("no java");
		}
		this.started.add(new ScriptWorker());
		return last();
	}

	private static final class ScriptWorker implements StandbyWorker {

		private String step;

		private Duration elapsed = Duration.ZERO;

		private boolean valid = true;

		private boolean dead;

		private boolean killed;

		private Message.Run go;

		private boolean begun;

		private boolean refused;

		@Override
		public Optional<RehearsalStep.UnderWay> stepUnderWay() {
			return Optional.ofNullable(this.step).map((name) -> new RehearsalStep.UnderWay(name, this.elapsed));
		}

		@Override
		public void takeStep(String step) {
			this.step = step;
		}

		@Override
		public boolean isValid() {
			return this.valid;
		}

		@Override
		public boolean run(Message.Run go, WorkerListener listener) {
			this.go = go;
			return !this.dead;
		}

		@Override
		public void begin() {
			this.begun = true;
		}

		@Override
		public void refuse() {
			this.refused = true;
		}

		@Override
		public long pid() {
			return 1;
		}

		@Override
		public boolean wasStandby() {
			return true;
		}

		@Override
		public void askToStop() {
			throw new AssertionError("Nothing runs that could stop gracefully");
		}

		@Override
		public void tell(Message.FromMonitor message) {
			throw new AssertionError("No application listens");
		}

		@Override
		public void swap(Message.Swap swap) {
		}

		@Override
		public CompletionStage<Boolean> isDebugged() {
			return CompletableFuture.completedFuture(false);
		}

		@Override
		public void kill() {
			this.killed = true;
		}

	}

	static class NoListener implements WorkerListener {

		@Override
		public void said(Worker worker, Message.FromWorker message) {
		}

		@Override
		public void lost(Worker worker) {
		}

		@Override
		public void ended(Worker worker, int exitCode) {
		}

	}

}
