package dev.hupper.reloader;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import dev.hupper.api.DebugOptions;
import dev.hupper.api.ReloaderOptions;
import dev.hupper.api.SwapOptions;
import dev.hupper.ipc.Message;
import dev.hupper.testing.Goes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ReloadLoop} and its states: every decision, without a process.
 */
class ReloadLoopTests {

	@Test
	void startsTheFirstWorkerAtOnceAndWithoutALine() {
		LoopScript script = new LoopScript(ReloaderOptions.defaults()).settle().ready();
		assertThat(script.log).containsExactly("start 1");
		assertThat(script.goes).containsExactly(Goes.of(0, "", 1000, 1));
	}

	@Test
	void aLoneSaveAfterAQuietTimeStopsAtOnceAndStartsAsSoonAsTheWorkerHasEnded() {
		LoopScript script = LoopScript.running().changed("/a/A.class");
		assertThat(script.log).containsExactly("ask 1");
		script.ended(143);
		assertThat(script.log).containsExactly("ask 1", "start 2");
		script.pass(Duration.ofMillis(380)).ready();
		assertThat(script.log).last().isEqualTo("Reloaded in 0.38 s (A.class changed)");
		assertThat(script.goes).last().isEqualTo(Goes.of(1, "A.class changed", 1000, 2));
	}

	@Test
	void theEndOfAWorkerIsNotForgottenWhenMemoryIsShort() throws Exception {
		LoopScript script = LoopScript.running().changed("/a/A.class");
		script.terminal.memoryIsShort = true;
		script.ended(143);
		assertThat(script.log).doesNotContain("start 2");
		script.terminal.memoryIsShort = false;
		script.next();
		assertThat(script.log).last().isEqualTo("start 2");
	}

	@Test
	void whatTheJvmOfAWorkerHasReadBeforeItIsSetOneLineSays() {
		Message.JvmSettings set = new Message.JvmSettings(Map.of("java.net.preferIPv4Stack", "=true"), "", "");
		LoopScript script = LoopScript.running().said(set).said(set);
		assertThat(script.log).singleElement()
			.asString()
			.contains("hupper.worker.jvm-options=-Djava.net.preferIPv4Stack=true");
	}

	@Test
	void changesWhileAWorkerStopsJoinTheSameReload() {
		LoopScript script = LoopScript.running().changed("/a/A.class").changed("/a/B.class", "/a/A.class").ended(0);
		assertThat(script.log).containsExactly("ask 1", "start 2");
		assertThat(script.goes).last().extracting(Message.Run::cause).isEqualTo("2 files changed: A.class, B.class");
	}

	@Test
	void aChangeWhileAWorkerStartsLeadsToOneMoreReloadNotBeforeTheInterval() {
		LoopScript script = LoopScript.running().changed("/a/A.class").ended(0);
		script.pass(Duration.ofMillis(300)).changed("/a/B.class").changed("/a/C.class");
		assertThat(script.log).containsExactly("ask 1", "start 2");
		script.pass(Duration.ofMillis(699));
		assertThat(script.log).containsExactly("ask 1", "start 2");
		script.pass(Duration.ofMillis(1)).ended(0);
		assertThat(script.log).containsExactly("ask 1", "start 2", "ask 2", "start 3");
		assertThat(script.goes).last()
			.extracting(Message.Run::cause)
			.isEqualTo("3 files changed: A.class, B.class, C.class");
	}

	@Test
	void aPendingReloadSurvivesThatTheWorkerComesUp() {
		LoopScript script = LoopScript.running().changed("/a/A.class").ended(0);
		script.changed("/a/B.class").pass(Duration.ofMillis(500)).ready().pass(Duration.ofMillis(500));
		assertThat(script.log).last().isEqualTo("ask 2");
	}

	@Test
	void aWorkerThatDiesWhileAReloadIsPendingIsReplacedWhenTheIntervalIsOver() {
		LoopScript script = LoopScript.running().changed("/a/A.class").ended(0).changed("/a/B.class").ended(1);
		assertThat(script.log).containsExactly("ask 1", "start 2");
		script.pass(Duration.ofSeconds(1));
		assertThat(script.log).containsExactly("ask 1", "start 2", "start 3");
	}

	@Test
	void aWorkerThatIgnoresTheRequestIsKilledAfterTheShutdownInterval() {
		LoopScript script = LoopScript
			.running(ReloaderOptions.builder().shutdownInterval(Duration.ofSeconds(4)).build());
		script.changed("/a/A.class").pass(Duration.ofMillis(3999));
		assertThat(script.log).containsExactly("ask 1");
		script.pass(Duration.ofMillis(1));
		assertThat(script.log).contains("kill 1").doesNotContain("start 2");
		script.ended(137);
		assertThat(script.log).last().isEqualTo("start 2");
	}

	@Test
	void withoutAShutdownIntervalAWorkerIsKilledAtOnce() {
		LoopScript script = LoopScript.running(ReloaderOptions.builder().shutdownInterval(null).build());
		script.changed("/a/A.class").pass(Duration.ofMinutes(1)).ended(137);
		assertThat(script.log).containsExactly("kill 1", "start 2");
		assertThat(script.goes).last().extracting(Message.Run::graceMillis).isEqualTo(0L);
	}

	@Test
	void aWorkerThatEndsByItselfIsNotRestartedUntilAChange() {
		LoopScript script = LoopScript
			.running(ReloaderOptions.builder().properties(Map.of("hupper.enabled", "")).build());
		script.ended(0).pass(Duration.ofMinutes(1));
		assertThat(script.log).containsExactly("The application ended with exit code 0: waiting for a change"
				+ " (hupper.enabled=false lets the application end)");
		script.changed("/a/A.class");
		assertThat(script.log).last().isEqualTo("start 2");
	}

	/** Such as one that runs a batch, which is never up for long. */
	@Test
	void anApplicationThatEndsAsItShouldGetsAClassArchive() {
		LoopScript script = new LoopScript(ReloaderOptions.defaults()).settle().ended(1);
		assertThat(script.preparations).isZero();
		script.changed("/a/A.class").pass(Duration.ofSeconds(1)).ended(0);
		assertThat(script.preparations).isOne();
	}

	@Test
	void afterAFailedStartAChangeWaitsForTheInterval() {
		LoopScript script = new LoopScript(ReloaderOptions.defaults()).settle().ended(1).changed("/a/A.class");
		assertThat(script.log).last().isEqualTo("The application ended with exit code 1: waiting for a change");
		script.pass(Duration.ofSeconds(1));
		assertThat(script.log).last().isEqualTo("start 2");
	}

	@Test
	void onATerminalEnterReloadsWhileWaiting() {
		LoopScript script = LoopScript.running();
		script.terminal.interactive = true;
		script.ended(3);
		assertThat(script.log).last()
			.isEqualTo("The application ended with exit code 3: waiting for a change or for ENTER");
		script.pass(Duration.ofSeconds(5));
		script.terminal.lines.add("");
		script.pass(Duration.ofMillis(100));
		assertThat(script.log).last().isEqualTo("start 2");
		assertThat(script.goes).last().extracting(Message.Run::cause).isEqualTo("ENTER was pressed");
	}

	@Test
	void enterIsNotLookedForWhileAWorkerLives() {
		LoopScript script = LoopScript.running();
		script.terminal.interactive = true;
		script.terminal.lines.add("");
		script.pass(Duration.ofMinutes(1));
		assertThat(script.terminal.lines).containsExactly("");
	}

	@Test
	void theApplicationMayAskForAReload() {
		LoopScript script = LoopScript.running().said(new Message.Reload()).ended(0);
		assertThat(script.log).containsExactly("ask 1", "start 2");
	}

	@Test
	void shuttingDownEndsWithTheCodeOfTheApplication() {
		LoopScript script = LoopScript.running().said(new Message.ShutDown());
		assertThat(script.log).containsExactly("ask 1");
		assertThat(script.ended(7).state()).isEqualTo(new Terminated(7));
	}

	@Test
	void sighupReloadsAlsoWhileWaiting() {
		Event hangUp = new Event.ReloadRequested(ReloadCause.ofRequest("SIGHUP", 0));
		LoopScript script = LoopScript.running().apply(hangUp).ended(0).pass(Duration.ofMinutes(1));
		script.ended(0).apply(hangUp);
		assertThat(script.log).containsSubsequence("ask 1", "start 2", "start 3");
	}

	@Test
	void exitCodesOfSignals() {
		assertThat(LoopScript.running().end(ExitReason.INTERRUPT).ended(0).state()).isEqualTo(new Terminated(130));
		assertThat(LoopScript.running().end(ExitReason.TERMINATE).ended(0).state()).isEqualTo(new Terminated(143));
		assertThat(LoopScript.running().ended(5).end(ExitReason.TERMINATE).state()).isEqualTo(new Terminated(143));
		assertThat(LoopScript.running().end(ExitReason.INTERRUPT).pass(Duration.ofSeconds(9)).ended(137).state())
			.isEqualTo(new Terminated(130));
	}

	@Test
	void interruptedBeforeAnyWorkerRanHasACodeOfItsOwn() {
		LoopScript script = new LoopScript(ReloaderOptions.defaults());
		script.launchFails = true;
		script.settle();
		assertThat(script.log).contains("error: No worker could be started: no java");
		assertThat(script.end(ExitReason.INTERRUPT).state()).isEqualTo(new Terminated(125));
	}

	@Test
	void aSecondInterruptKillsAtOnce() {
		LoopScript script = LoopScript.running().end(ExitReason.INTERRUPT).end(ExitReason.INTERRUPT);
		assertThat(script.log).containsExactly("ask 1", "kill 1");
		assertThat(script.ended(137).state()).isEqualTo(new Terminated(130));
	}

	@Test
	void anInterruptDuringAReloadEndsInsteadOfStarting() {
		LoopScript script = LoopScript.running().changed("/a/A.class").end(ExitReason.INTERRUPT);
		assertThat(script.log).containsExactly("ask 1");
		assertThat(script.ended(0).state()).isEqualTo(new Terminated(130));
	}

	@Test
	void whenTheBuildToolIsGoneTheWorkerHasOneSecond() {
		LoopScript script = LoopScript
			.running(ReloaderOptions.builder().shutdownInterval(Duration.ofSeconds(4)).build());
		script.end(ExitReason.PARENT_GONE).pass(Duration.ofSeconds(1));
		assertThat(script.log).contains("kill 1");
	}

	@Test
	void whenTheTerminalIsClosedDuringAStopTheWorkerHasOneSecondMore() {
		for (boolean reloading : new boolean[] { true, false }) {
			LoopScript script = LoopScript
				.running(ReloaderOptions.builder().shutdownInterval(Duration.ofSeconds(4)).build());
			script = reloading ? script.changed("/a/A.class") : script.end(ExitReason.TERMINATE);
			script.end(ExitReason.HANG_UP).pass(Duration.ofMillis(999));
			assertThat(script.log).containsExactly("ask 1");
			script.pass(Duration.ofMillis(1));
			assertThat(script.log).contains("kill 1");
		}
	}

	@Test
	void aWorkerThatCannotBeHeardIsStoppedAndReplaced() {
		LoopScript script = LoopScript.running();
		script.apply(new Event.WorkerLost(script.worker())).ended(143);
		assertThat(script.log).containsExactly("ask 1", "start 2");
	}

	@Test
	void aWorkerThatIsLostAsItStartsIsReplacedForTheSameChange() {
		LoopScript script = LoopScript.running();
		script.changed("/a/A.class").ended(0).apply(new Event.WorkerLost(script.worker())).ended(0);
		script.pass(Duration.ofSeconds(1));
		assertThat(script.log).containsExactly("ask 1", "start 2", "ask 2", "start 3");
		assertThat(script.goes).last().extracting(Message.Run::cause).isEqualTo("A.class changed");
		assertThat(script.goes).last().extracting(Message.Run::reloadCount).as("it has run nothing").isEqualTo(1);
	}

	@Test
	void whatAnOldWorkerSaysDoesNotStopItsSuccessor() {
		LoopScript script = LoopScript.running();
		LoopScript.ScriptWorker old = script.worker();
		script.changed("/a/A.class").ended(0).apply(new Event.WorkerLost(old));
		script.apply(new Event.WorkerSaid(old, new Message.ShutDown())).apply(new Event.WorkerExited(old, 0));
		assertThat(script.log).containsExactly("ask 1", "start 2");
	}

	@Test
	void filesToWatchAreHeededInEveryState() {
		LoopScript script = LoopScript.running().changed("/a/A.class");
		script.said(new Message.WatchFiles(java.util.List.of("/etc/x"), 7, false));
		assertThat(script.log).containsExactly("ask 1", "watch [/etc/x]");
	}

	@Test
	void aFileWrittenAtEachStartIsHeldBackAfterTwoReloads() throws InterruptedException {
		LoopScript script = LoopScript.running().changed("/a/A.class").ended(0);
		for (int i = 0; i < 2; i++) {
			script.pass(Duration.ofSeconds(2)).changed("/a/generated.txt").ended(0);
		}
		assertThat(script.workers).hasSize(4);
		script.pass(Duration.ofSeconds(2)).changed("/a/generated.txt");
		assertThat(script.workers).hasSize(4);
		assertThat(script.log).last().asString().contains("/a/generated.txt").endsWith("once the application is up");
		script.ready().next();
		assertThat(script.log).last().as("somebody may have saved it").isEqualTo("ask 4");
		script.ended(0).pass(Duration.ofSeconds(2)).changed("/a/generated.txt");
		assertThat(script.log).last().asString().contains("/a/generated.txt").contains("hupper.ignore-files");
		script.ready();
		assertThat(script.workers).hasSize(5);
		script.pass(Duration.ofSeconds(4)).changed("/a/generated.txt");
		assertThat(script.log).last().as("a save once the application is up").isEqualTo("ask 5");
	}

	@Test
	void whatWasHeldBackIsFollowedAgainOnceSomebodySavesItAtRest() throws InterruptedException {
		LoopScript script = LoopScript.running().changed("/a/conf.txt").ended(0);
		for (int i = 0; i < 2; i++) {
			script.pass(Duration.ofSeconds(2)).changed("/a/conf.txt").ended(0);
		}
		script.pass(Duration.ofSeconds(2)).changed("/a/conf.txt");
		assertThat(script.log).as("the same content counts").contains("doubt [/a/conf.txt]");
		script.ready().next().ended(0);
		assertThat(script.workers).as("it was not dropped").hasSize(5);
		for (int i = 0; i < 5; i++) {
			int before = script.workers.size();
			script.ready().pass(Duration.ofSeconds(4)).changed("/a/conf.txt").ended(0);
			assertThat(script.workers).hasSize(before + 1);
		}
		assertThat(script.log).noneMatch((line) -> line.contains("hupper.ignore-files"));
	}

	@Test
	void whatWasHeldBackInAStartThatFailedIsFollowed() throws InterruptedException {
		LoopScript script = LoopScript.running().changed("/a/conf.txt").ended(0);
		for (int i = 0; i < 2; i++) {
			script.pass(Duration.ofSeconds(2)).changed("/a/conf.txt").ended(0);
		}
		script.pass(Duration.ofSeconds(2)).changed("/a/conf.txt");
		assertThat(script.workers).hasSize(4);
		script.ended(1).next();
		assertThat(script.workers).hasSize(5);
	}

	@Test
	void aFileThatTheApplicationWritesEachSecondIsHeldBackForGood() {
		LoopScript script = LoopScript.running();
		for (int i = 0; i < 60; i++) {
			int before = script.workers.size();
			script.changed("/a/log.txt").pass(Duration.ofMillis(500));
			if (script.log.contains("ask " + before)) {
				script.ended(0).ready();
			}
			script.pass(Duration.ofMillis(500));
		}
		assertThat(script.workers).hasSizeLessThan(7);
		assertThat(script.log).filteredOn((line) -> line.contains("hupper.ignore-files")).hasSizeLessThan(3);
		int before = script.workers.size();
		script.pass(Duration.ofSeconds(3)).changed("/a/log.txt").ended(0);
		assertThat(script.workers).as("saved by somebody, once it was left alone").hasSize(before + 1);
	}

	@Test
	void nothingIsHeldBackOfSomebodyWhoSavesCodeInTheSameStarts() {
		LoopScript script = LoopScript.running().changed("/a/conf.txt").ended(0);
		for (int i = 0; i < 5; i++) {
			script.pass(Duration.ofSeconds(2)).changed("/a/A.java").changed("/a/conf.txt").ended(0);
		}
		assertThat(script.workers).hasSize(7);
	}

	@Test
	void aStartThatNeverEndsHoldsBackNothingAfterHalfAMinute() {
		LoopScript script = LoopScript.running().changed("/a/conf.txt").ended(0);
		for (int i = 0; i < 5; i++) {
			script.pass(Duration.ofSeconds(30)).changed("/a/conf.txt").ended(0);
		}
		assertThat(script.workers).hasSize(7);
	}

	@Test
	void filesWrittenOneAfterTheOtherAtEachStartAreAllHeldBack() {
		LoopScript script = LoopScript.running().changed("/a/A.class").ended(0);
		for (int i = 0; i < 9; i++) {
			script.pass(Duration.ofMillis(100)).changed("/a/first.txt");
			script.pass(Duration.ofMillis(100)).changed("/a/second.txt");
			script.pass(Duration.ofSeconds(1));
			if (script.log.contains("ask " + script.workers.size())) {
				script.ended(0);
			}
		}
		assertThat(script.workers).hasSize(4);
	}

	@Test
	void whatAWorkerWritesBeforeItEndsDoesNotStartItForEver() {
		LoopScript script = LoopScript.running().changed("/a/A.class").ended(0);
		for (int i = 0; i < 3; i++) {
			script.pass(Duration.ofSeconds(3)).ended(0).pass(Duration.ofSeconds(1)).changed("/a/report.txt");
		}
		assertThat(script.workers).hasSize(4);
		assertThat(script.log).last().asString().contains("/a/report.txt").contains("hupper.ignore-files");
		script.pass(Duration.ofSeconds(2)).changed("/a/report.txt");
		assertThat(script.log).last().as("saved by somebody").isEqualTo("start 5");
	}

	@Test
	void whatIsWrittenDuringRequestsIsHeldBackAfterTwoReloads() {
		LoopScript script = LoopScript.running();
		script.servedAt = 7;
		script.writtenAt = 7;
		for (int i = 0; i < 6; i++) {
			script.changed("/data/upload" + i).ended(0).ready().pass(Duration.ofSeconds(10));
		}
		assertThat(script.workers).hasSize(3);
		assertThat(script.log).filteredOn((line) -> line.contains("hupper.ignore-files"))
			.singleElement()
			.asString()
			.contains("/data/upload2 was written during three requests in a row");
		script.writtenAt = 8;
		script.changed("/data/upload5").ended(0).ready();
		assertThat(script.workers).as("saved by somebody").hasSize(4);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/built/A.class", "/a/application.yml", "/a/messages_de.properties", "/a/schema.sql",
			"/a/static/app.js", "/a/templates/mail/hello.ftlh" })
	void whatSomebodySavesDuringRequestsIsNeverHeldBack(String file) {
		LoopScript script = LoopScript.running();
		script.servedAt = 7;
		script.writtenAt = 7;
		for (int i = 0; i < 6; i++) {
			script.changed(file).ended(0).ready().pass(Duration.ofSeconds(10));
		}
		assertThat(script.workers).hasSize(7);
	}

	@Test
	void whatABuildMakesIsNeverHeldBack() {
		LoopScript script = LoopScript.running().changed("/built/A.class").ended(0);
		for (int i = 0; i < 9; i++) {
			script.pass(Duration.ofSeconds(2)).changed("/built/A.class").ended(0);
		}
		assertThat(script.workers).hasSize(11);
	}

	@Test
	void otherFilesStillReloadWhileOneIsHeldBack() {
		LoopScript script = LoopScript.running().changed("/a/A.class").ended(0);
		for (int i = 0; i < 3; i++) {
			script.pass(Duration.ofSeconds(2)).changed("/a/generated.txt").ended(0);
		}
		int before = script.workers.size();
		script.pass(Duration.ofSeconds(2)).changed("/a/generated.txt", "/a/A.class").ended(0);
		assertThat(script.workers).hasSize(before + 1);
	}

	@Test
	void filesToWatchAreThoseOfTheWorkingDirectory() {
		LoopScript script = LoopScript
			.running(ReloaderOptions.builder().properties(Map.of("hupper.enabled", "")).build());
		script.said(new Message.Configured(Map.of("hupper.watch-files", "conf/*.txt")));
		assertThat(script.log).contains("watch [" + Path.of("").toAbsolutePath() + "/conf/*.txt]");
	}

	@Test
	void aChangedPropertyIsAppliedOrNamed() {
		ReloaderOptions options = ReloaderOptions.builder()
			.properties(Map.of("hupper.reload-interval", "PT1S", "hupper.monitor", "polling"))
			.build();
		LoopScript script = LoopScript.running(options);
		script.said(new Message.Configured(Map.of("hupper.reload-interval", "PT0.1S", "hupper.monitor", "watchman")));
		assertThat(script.log).last()
			.isEqualTo("Changed, but in force only after a new start of hupper: hupper.monitor");
		script.changed("/a/A.class").ended(0).pass(Duration.ofMillis(100)).changed("/a/A.class");
		assertThat(script.log).last().isEqualTo("ask 2");
	}

	@Test
	void memoryIsGivenBackOnceAWorkerHasBeenUpForAWhile() {
		LoopScript script = new LoopScript(ReloaderOptions.defaults()).settle();
		script.pass(Duration.ofSeconds(5)).ready().pass(Duration.ofMillis(4999));
		assertThat(script.rests).isZero();
		script.pass(Duration.ofMillis(1)).pass(Duration.ofMinutes(1));
		assertThat(script.rests).isOne();
		script.changed("/a/A.class").ended(0).ready().changed("/a/B.class").pass(Duration.ofSeconds(1));
		assertThat(script.log).last().isEqualTo("ask 2");
	}

	@Test
	void memoryIsGivenBackOnceTheStandbyIsReadyUnlessThatTakesLong() {
		LoopScript script = new LoopScript(ReloaderOptions.defaults()).settle();
		script.standbyPreparing = true;
		script.ready().pass(Duration.ofSeconds(8));
		assertThat(script.rests).as("while the standby is prepared").isZero();
		script.standbyPreparing = false;
		assertThat(script.pass(Duration.ofMillis(500)).rests).isOne();
		script.changed("/a/A.class").ended(0);
		script.standbyPreparing = true;
		script.ready().pass(Duration.ofMillis(10_999));
		assertThat(script.rests).isOne();
		assertThat(script.pass(Duration.ofMillis(1)).pass(Duration.ofMinutes(1)).rests).isEqualTo(2);
	}

	@Test
	void theStandbyIsStartedAsSoonAsTheApplicationHasAnsweredAFirstPage() {
		LoopScript script = new LoopScript(ReloaderOptions.defaults()).settle();
		script.pass(Duration.ofMinutes(1));
		assertThat(script.standbys).as("while it starts").isZero();
		script.ready().pass(Duration.ofMillis(199));
		assertThat(script.standbys).as("right after the start").isZero();
		script.pass(Duration.ofMillis(1));
		assertThat(script.standbys).isOne();
		script.pass(Duration.ofMinutes(1));
		assertThat(script.standbys).isOne();
	}

	@Test
	void whereTheFirstChangeIsSwappedTheStandbyWaitsForTheCompilerButNotForLong() {
		for (boolean endless : List.of(false, true)) {
			LoopScript script = new LoopScript(ReloaderOptions.builder().swap(SwapOptions.DEFAULTS).build()).settle();
			script.sources.warmingUp = true;
			script.pass(Duration.ofSeconds(5)).ready().pass(Duration.ofSeconds(10));
			assertThat(script.standbys).isZero();
			script.sources.warmingUp = endless;
			script.pass(Duration.ofMillis(500));
			assertThat(script.standbys).isEqualTo(endless ? 0 : 1);
			assertThat(script.pass(Duration.ofSeconds(6)).standbys).isOne();
			script.changed("/a/A.class").ended(0).ready().pass(Duration.ofMillis(200));
			assertThat(script.standbys).as("the next one comes first").isEqualTo(2);
		}
	}

	@Test
	void eachWorkerHasAStandbyOfItsOwn() {
		LoopScript script = LoopScript.running().changed("/a/A.class").ended(0);
		script.ready().pass(Duration.ofSeconds(2));
		assertThat(script.standbys).isEqualTo(2);
	}

	@Test
	void anApplicationThatFailedToStartHasAStandbyAtOnce() {
		LoopScript script = new LoopScript(ReloaderOptions.defaults()).settle();
		assertThat(script.ended(1).standbys).isOne();
		LoopScript kept = new LoopScript(ReloaderOptions.defaults()).settle().said(new Message.MainFailed());
		assertThat(kept.pass(Duration.ofMinutes(1)).standbys).as("though its process goes on").isOne();
	}

	@Test
	void anEventThatFailsIsSaidAndEndsNothing() {
		LoopScript script = LoopScript.running();
		script.said(new Message.Configured(Map.of("hupper.reload-interval", "soon")));
		assertThat(script.log).singleElement().asString().startsWith("error: hupper goes on").contains("Duration");
		script.changed("/a/A.class").ended(0);
		assertThat(script.log).endsWith("ask 1", "start 2");
	}

	@Test
	void aLoneRunNeedsNoStandby() {
		LoopScript script = new LoopScript(ReloaderOptions.defaults(), true).settle().ready();
		script.pass(Duration.ofMinutes(1));
		assertThat(script.standbys).isZero();
	}

	@Test
	void theStandbyIsToldOfEachChangeInEveryState() {
		LoopScript script = LoopScript.running().changed("/a/A.class").changed("/a/b.properties").ended(0);
		script.changed("/a/c.properties").ended(1).changed("/a/D.class");
		assertThat(script.outdating).extracting(Object::toString)
			.containsExactly("/a/A.class", "/a/D.class", "/a/b.properties", "/a/c.properties");
	}

	@Test
	void anApplicationMayObjectToARehearsal() {
		LoopScript script = LoopScript.running().said(new Message.Unrehearsable("main sets System.err", false));
		assertThat(script.log).containsExactly("rehearse no more: main sets System.err");
	}

	@Test
	void anApplicationThatObjectsToTheRehearsalBeforeItIsStartedAnew() {
		LoopScript script = LoopScript.running().said(new Message.Unrehearsable("main sets System.err", true));
		script.ended(0).pass(Duration.ofMillis(700)).ready();
		assertThat(script.log).contains("rehearse no more: main sets System.err")
			.last()
			.isEqualTo("Reloaded in 0.70 s (main sets System.err)");
	}

	/** Within the reload interval, too: it would serve what is wrong. */
	@Test
	void anApplicationThatSetsOtherwiseThanRehearsedIsStartedAnewAtOnce() {
		LoopScript script = LoopScript.running().changed("/a/A.class").ended(0);
		script.said(new Message.JvmSettings(Map.of("a", "=1"), "", ""));
		assertThat(script.log).last().isEqualTo("start 2");
		script.said(new Message.JvmSettings(Map.of("a", "=1"), "", "the system property a"));
		assertThat(script.log).last().isEqualTo("ask 2");
	}

	@Test
	void theLineOfAReloadTellsThatAStandbyWasUsed() {
		LoopScript script = LoopScript.running();
		script.promotes = true;
		script.changed("/a/A.class").ended(0).pass(Duration.ofMillis(210)).ready();
		assertThat(script.log).last().isEqualTo("Reloaded in 0.21 s (standby, A.class changed)");
	}

	@Test
	void theLineOfAReloadTellsWhenTheApplicationCameUpThoughThatWasFoundOutLater() {
		LoopScript script = LoopScript.running().changed("/a/A.class").ended(0).pass(Duration.ofMillis(700));
		script.said(new Message.Ready(Duration.ofMillis(250).toNanos()));
		assertThat(script.log).last().isEqualTo("Reloaded in 0.45 s (A.class changed)");
	}

	@Test
	void aReloadThatOvertakesAnotherReportsBothSinceTheFirst() {
		LoopScript script = LoopScript.running().changed("/a/A.class").ended(0);
		script.pass(Duration.ofSeconds(1)).changed("/a/B.class").ended(0).pass(Duration.ofSeconds(2)).ready();
		assertThat(script.log).last().isEqualTo("Reloaded in 3.00 s (2 files changed: A.class, B.class)");
	}

	@Test
	void onceEndsWithTheFirstWorker() {
		LoopScript script = new LoopScript(ReloaderOptions.defaults(), true).settle().pass(Duration.ofSeconds(2));
		assertThat(script.changed("/a/A.class").ended(9).state()).isEqualTo(new Terminated(9));
	}

	@Test
	void theTerminalIsSavedBeforeAndRestoredAfterEachWorker() {
		LoopScript script = LoopScript.running().changed("/a/A.class").ended(0);
		script.ended(0);
		assertThat(script.terminal.calls).containsExactly("save", "restore", "save", "restore");
	}

	@Test
	void aStartThatTakesLongIsSaidToOnce() {
		LoopScript script = LoopScript.running().changed("/a/A.class").ended(0).pass(Duration.ofSeconds(19));
		assertThat(script.log).last().isEqualTo("start 2");
		script.pass(Duration.ofMinutes(5));
		String line = "Still starting (A.class changed): jstack 2 shows what the application waits for";
		assertThat(script.log).containsExactly("ask 1", "start 2", line);
		script.changed("/a/B.class").ended(0);
		assertThat(script.log).endsWith(line, "ask 2", "start 3");
	}

	@Test
	void aProcessThatOtherThreadsKeepAfterItsStartHasFailedIsSaidToGoOn() {
		LoopScript script = LoopScript.running().changed("/a/A.class").ended(0).said(new Message.MainFailed());
		script.pass(Duration.ofMillis(999));
		assertThat(script.log).containsExactly("ask 1", "start 2");
		script.pass(Duration.ofMinutes(5));
		String line = "The start has failed, but process 2 goes on, for the threads that jstack 2 shows:"
				+ " waiting for a change";
		assertThat(script.log).containsExactly("ask 1", "start 2", line);
		script.changed("/a/B.class").ended(0);
		assertThat(script.log).endsWith(line, "ask 2", "start 3");
		script.said(new Message.MainFailed()).ended(1).pass(Duration.ofMinutes(1));
		assertThat(script.log).last().isEqualTo("The application ended with exit code 1: waiting for a change");
	}

	@Test
	void aStartThatHasFailedWaitsForNoChangeWhereOneWaitsForTheInterval() {
		ReloaderOptions options = ReloaderOptions.builder().reloadInterval(Duration.ofSeconds(5)).build();
		LoopScript script = LoopScript.running(options).changed("/a/A.class").ended(0);
		script.said(new Message.MainFailed()).changed("/a/B.class").pass(Duration.ofSeconds(5));
		assertThat(script.log).containsExactly("ask 1", "start 2", "ask 2");
	}

	@Test
	void aStartThatWaitsForADebuggerMayTakeLong() {
		ReloaderOptions options = ReloaderOptions.builder().debug(new DebugOptions(5005, true)).build();
		LoopScript script = LoopScript.running(options).changed("/a/A.class").ended(0).pass(Duration.ofMinutes(5));
		assertThat(script.log).containsExactly("ask 1", "start 2");
	}

	@Test
	void conditionsAreComparedWithThoseOfTheLastWorkerThatHadAny() {
		LoopScript script = LoopScript.running().said(conditions(List.of("A matched", "B matched")));
		assertThat(script.log).isEmpty();
		script.said(conditions(List.of("B matched", "A did not match: x", "C is excluded")));
		assertThat(script.log).containsExactly("""
				Conditions have changed:
				  + A did not match: x
				  - A matched
				  + C is excluded""");
		script.said(conditions(List.of("A did not match: x", "C is excluded", "B matched")));
		assertThat(script.log).last().isEqualTo("Conditions are as before");
		script.said(conditions(IntStream.range(0, 50).mapToObj((i) -> "D" + i + " matched").toList()));
		assertThat(script.log).last().asString().hasLineCount(42).endsWith("  and 13 more");
	}

	@Test
	void conditionsOfAnotherContextAreNotComparedWithThem() {
		LoopScript script = LoopScript.running().said(conditions(List.of("A matched")));
		script.said(new Message.Conditions("child", List.of("B matched")));
		assertThat(script.log).isEmpty();
		script.said(conditions(List.of("A matched")));
		assertThat(script.log).containsExactly("Conditions are as before");
	}

	private static Message.Conditions conditions(List<String> lines) {
		return new Message.Conditions("application", lines);
	}

}
