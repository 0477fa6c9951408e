package dev.hupper.reloader;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

import dev.hupper.api.ControlOptions;
import dev.hupper.api.ReloaderOptions;
import dev.hupper.ipc.Message;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class KeysTests {

	private final LoopScript script = LoopScript.running(options(true, false));

	private static ReloaderOptions options(boolean keys, boolean paused) {
		return ReloaderOptions.builder().control(new ControlOptions(null, keys, paused, "")).build();
	}

	@BeforeEach
	void sitAtATerminal() {
		this.script.terminal.interactive = true;
		this.script.ready();
		assertThat(this.script.log).containsExactly("h + ENTER shows what the keyboard can do");
		this.script.log.clear();
	}

	@Test
	void rReloads() {
		press('r');
		assertThat(this.script.log).containsExactly("ask 1");
		this.script.ended(0);
		assertThat(this.script.goes).last().hasFieldOrPropertyWithValue("cause", "r was pressed");
	}

	@Test
	void fReloadsWithoutArchiveAndStandby() {
		press('f');
		assertThat(this.script.log).containsExactly("plainly", "ask 1");
	}

	@Test
	void whatIsSavedDuringAPauseIsOneReload() {
		press('p');
		this.script.changed("/a/x.txt").changed("/a/y.txt").changed("/a/x.txt");
		assertThat(this.script.log).containsExactly("Reloading is paused: p + ENTER goes on with it");
		press('p');
		this.script.ended(0);
		assertThat(this.script.log).endsWith("Reloading goes on", "ask 1", "start 2");
		assertThat(this.script.goes).last().hasFieldOrPropertyWithValue("cause", "2 files changed: x.txt, y.txt");
		assertThat(this.script.told).contains(new ReloadEvent.Paused(true), new ReloadEvent.Paused(false));
	}

	@Test
	void reloadingMayBePausedFromTheStart() {
		LoopScript paused = LoopScript.running(options(true, true));
		paused.changed("/a/x.txt");
		assertThat(paused.log).isEmpty();
	}

	@Test
	void rReloadsDuringAPauseToo() {
		press('p');
		press('r');
		assertThat(this.script.log).endsWith("ask 1");
	}

	@Test
	void rTakesUpWhatWasSavedDuringAPauseWhichGoesOn() throws Exception {
		saveDuringAPauseAndPressR();
		this.script.built(this.script.classes("/b/A.class")).ended(0);
		assertThat(this.script.log).contains("write [/b/A.class]").endsWith("start 2");
		assertThat(this.script.goes).last().hasFieldOrPropertyWithValue("cause", "A.java changed");
		this.script.ready().pass(Duration.ofMinutes(1)).changed("/a/x.txt");
		assertThat(this.script.log).as("paused").doesNotContain("ask 2");
	}

	@Test
	void rReloadsThoughWhatWasSavedDuringAPauseChangesNothing() throws Exception {
		saveDuringAPauseAndPressR();
		this.script.built(new BuildResult.Built(Set.of(), false, () -> {
		})).ended(0);
		assertThat(this.script.goes).last().hasFieldOrPropertyWithValue("cause", "r was pressed");
	}

	@Test
	void whatDoesNotCompileIsSaidInsteadOfAReload() throws Exception {
		saveDuringAPauseAndPressR();
		this.script.built(new BuildResult.Failed("text", "printed", List.of()));
		assertThat(this.script.log).last().isEqualTo("error: printed, the running application stays as it is");
		press('r');
		assertThat(this.script.log).endsWith("ask 1");
	}

	@Test
	void whoeverAsksForAReloadGetsWhatWaitsForTheTriggerFile() {
		Event hangUp = new Event.ReloadRequested(ReloadCause.ofRequest("SIGHUP", 0));
		LoopScript triggered = triggered();
		triggered.changed("/a/x.txt").apply(hangUp).ended(0);
		assertThat(triggered.goes).last().hasFieldOrPropertyWithValue("cause", "x.txt changed");
		triggered.ready().pass(Duration.ofMinutes(1));
		triggered.changed("/a/y.txt").said(new Message.Reload()).ended(0);
		assertThat(triggered.goes).last().hasFieldOrPropertyWithValue("cause", "y.txt changed");
	}

	@Test
	void qEndsAsTheApplicationDoes() {
		press('q');
		assertThat(this.script.log).containsExactly("ask 1");
		assertThat(this.script.ended(0).state()).isEqualTo(new Terminated(0));
	}

	@Test
	void dShowsTheLastErrorsAgain() throws Exception {
		press('d');
		this.script.changed("/a/A.java").built(new BuildResult.Failed("text", "printed", List.of()));
		this.script.log.clear();
		press('d');
		assertThat(this.script.log).containsExactly("printed");
	}

	@Test
	void theOthersDoWhatHelpSays() {
		press('h');
		assertThat(this.script.log).singleElement()
			.asString()
			.contains("r + ENTER  reload", "q + ENTER  quit", "o + ENTER  open the application in the browser");
		press('o');
		assertThat(this.script.log).last().isEqualTo("There is nothing to open: no web server has been up");
		this.script.said(new Message.Listening(8080, "", 40_000, "http://localhost:8080"));
		press('o');
		assertThat(this.script.log).last()
			.isEqualTo("Opening http://localhost:8080 in the browser, where there is one");
		press('c');
		assertThat(this.script.terminal.calls).endsWith("browse http://localhost:8080", "clear");
		press('l');
		assertThat(this.script.log).last().isEqualTo("tell 1 NextLogLevel[]");
	}

	@Test
	void anUnknownLetterIsALine() {
		press('x');
		assertThat(this.script.log).containsExactly("There is no key x: h + ENTER shows those there are");
	}

	@Test
	void onceTheApplicationReadsItsInputThereAreNone() {
		this.script.said(new Message.ReadsInput());
		press('r');
		assertThat(this.script.log).isEmpty();
		assertThat(this.script.terminal.lines).as("it is left to the application").containsExactly("r");
	}

	@Test
	void theyWorkWhileAChangeIsAwaited() {
		this.script.ended(1);
		press('r');
		assertThat(this.script.log).endsWith("start 2");
	}

	@Test
	void aLetterIsNotTakenForEnterWhileAChangeIsAwaited() {
		this.script.pass(Duration.ofMillis(30)).ended(1).pass(Duration.ofMillis(80));
		press('q');
		assertThat(this.script.state()).isInstanceOf(Terminated.class);
	}

	/** As people press it for a gap in the log, while the application starts, too. */
	@Test
	void emptyLinesAreNoKeysAndLeaveThemAsTheyAre() {
		type("");
		assertThat(this.script.pass(Duration.ofMillis(100)).log).isEmpty();
		type("", "", "", "r");
		assertThat(this.script.pass(Duration.ofMillis(1100)).log).containsExactly("ask 1");
	}

	@Test
	void aLineThatNoApplicationReadsIsNoKey() {
		type("hello");
		assertThat(this.script.pass(Duration.ofSeconds(1)).log).isEmpty();
		this.script.pass(Duration.ofMillis(100));
		assertThat(this.script.log).containsExactly("There is no key hello: h + ENTER shows those there are");
	}

	@Test
	void enterThatWasPressedBeforeAChangeIsAwaitedStartsNothing() {
		type("");
		this.script.ended(1).pass(Duration.ofSeconds(5));
		assertThat(this.script.log).last()
			.isEqualTo("The application ended with exit code 1: waiting for a change or for ENTER");
		type("");
		assertThat(this.script.pass(Duration.ofMillis(100)).log).endsWith("start 2");
		assertThat(this.script.goes).last().hasFieldOrPropertyWithValue("cause", "ENTER was pressed");
	}

	@Test
	void enterWorksThoughALineForTheApplicationWaits() {
		this.script.said(new Message.ReadsInput());
		type("early");
		this.script.ended(1).pass(Duration.ofSeconds(5));
		assertThat(this.script.workers).hasSize(1);
		type("");
		assertThat(this.script.pass(Duration.ofMillis(100)).log).endsWith("start 2");
		assertThat(this.script.terminal.lines).as("it is left to the application").containsExactly("early", "");
	}

	@Test
	void theyWorkWhereTheFirstStartHasFailedAndItsProcessGoesOn() {
		LoopScript first = new LoopScript(options(true, false)).settle();
		first.terminal.interactive = true;
		first.said(new Message.MainFailed()).pass(Duration.ofSeconds(1));
		assertThat(first.log).last().isEqualTo("h + ENTER shows what the keyboard can do");
		first.terminal.lines.add("r");
		assertThat(first.pass(Duration.ofMillis(100)).log).last().isEqualTo("ask 1");
	}

	@Test
	void whoWantsNoneHasNone() {
		LoopScript without = LoopScript.running(options(false, false));
		without.terminal.interactive = true;
		without.terminal.lines.add("r");
		without.ready().pass(Duration.ofSeconds(1));
		assertThat(without.log).isEqualTo(List.of());
	}

	@Test
	void whereThereIsATriggerFileChangesWaitForIt() {
		LoopScript triggered = triggered();
		triggered.changed("/a/x.txt").changed("/a/y.txt");
		assertThat(triggered.log).containsExactly("Waits until .reload is written (x.txt changed)");
		triggered.changed("/a/not/there/yet/.reload").ended(0);
		assertThat(triggered.goes).last()
			.hasFieldOrPropertyWithValue("cause", "3 files changed: .reload, x.txt, y.txt");
		triggered.changed("/a/x.txt");
		assertThat(triggered.log).endsWith("start 2", "Waits until .reload is written (x.txt changed)");
	}

	/** As by touch, which is how most trigger files are written. */
	@Test
	void aTriggerFileThatIsWrittenAsItWasLetsThemInAndIsAnsweredIfNoneWait() {
		LoopScript triggered = triggered();
		triggered.changed("/a/x.txt").saved("/a/.reload").ended(0);
		assertThat(triggered.goes).last().hasFieldOrPropertyWithValue("cause", "x.txt changed");
		triggered.saved("/a/.reload");
		assertThat(triggered.log).endsWith("start 2", "Nothing to reload (.reload saved without a change)");
	}

	private static LoopScript triggered() {
		return LoopScript
			.running(ReloaderOptions.builder().control(new ControlOptions(null, false, false, ".reload")).build());
	}

	@Test
	void whatABuildFileNeededIsFollowedWithoutAnotherTriggerUnlessReloadingIsPaused() throws Exception {
		LoopScript triggered = triggered();
		triggered.sources.again.accept(Set.of(Path.of("/a/pom.java")));
		triggered.next();
		assertThat(triggered.sources.builds).containsExactly(Set.of(Path.of("/a/pom.java")));

		this.script.said(new Message.Pause(true));
		this.script.sources.again.accept(Set.of(Path.of("/a/pom.java")));
		this.script.next();
		assertThat(this.script.sources.builds).isEmpty();
		this.script.said(new Message.Pause(false));
		assertThat(this.script.sources.builds).hasSize(1);
	}

	private void saveDuringAPauseAndPressR() {
		press('p');
		this.script.changed("/a/A.java");
		press('r');
		assertThat(this.script.sources.builds).containsExactly(Set.of(Path.of("/a/A.java")));
		assertThat(this.script.log).as("the build comes first").doesNotContain("ask 1");
	}

	private void type(String... lines) {
		this.script.terminal.lines.addAll(List.of(lines));
	}

	private void press(char letter) {
		this.script.terminal.lines.add(String.valueOf(letter));
		this.script.pass(Duration.ofMillis(100));
	}

}
