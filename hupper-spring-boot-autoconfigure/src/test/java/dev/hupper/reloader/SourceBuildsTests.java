package dev.hupper.reloader;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

import dev.hupper.ipc.Message;
import dev.hupper.swap.SwapVerdict;
import dev.hupper.swap.SwapVerdict;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SourceBuilds} in the loop: what is built when, and when it is put in
 * place.
 */
class SourceBuildsTests {

	private final LoopScript script = LoopScript.running();

	@Test
	void classFilesAreWrittenOnceTheOldWorkerWasAskedToStopAndBeforeTheNextOneStarts() throws Exception {
		this.script.changed("/a/A.java");
		assertThat(this.script.log).isEmpty();
		this.script.built(this.script.classes("/a/A.class")).ended(0);
		assertThat(this.script.log).containsExactly("ask 1", "write [/a/A.class]", "accept [/a/A.class]", "start 2");
		assertThat(this.script.goes).last().hasFieldOrPropertyWithValue("cause", "A.java changed");
	}

	@Test
	void anotherClassPathIsForTheNextWorkerThoughNoFileHasChanged() throws Exception {
		List<Path> classPath = List.of(Path.of("/a/classes"), Path.of("/a/more.jar"));
		this.script.changed("/a/pom.java").built(new BuildResult.Built(Set.of(), true, false, () -> {
		}, () -> new SwapVerdict.Reload("another"), classPath, Set.of())).ended(0);
		assertThat(this.script.log).containsSubsequence("ask 1", "follow " + classPath, "start 2");
	}

	@Test
	void aFailedBuildLeavesTheWorkerAloneAndTheNextSaveMendsIt() throws Exception {
		this.script.changed("/a/A.java").built(new BuildResult.Failed("A.java:1: error"));
		assertThat(this.script.log).containsExactly("tell 1 Compiled[errors=A.java:1: error]",
				"error: A.java:1: error, the running application stays as it is");
		this.script.changed("/a/A.java").built(this.script.classes("/a/A.class"));
		assertThat(this.script.log).containsSubsequence("tell 1 Compiled[errors=]", "ask 1");
	}

	@Test
	void whatIsSavedBesideKnownErrorsIsToldThatItWaitsForThem() throws Exception {
		BuildResult failed = failed("/a/A.java");
		this.script.changed("/a/A.java").built(failed);
		this.script.log.clear();
		this.script.changed("/a/x.java").built(failed);
		assertThat(this.script.log).last()
			.isEqualTo("error: Not taken up before A.java:3 compiles (x.java changed), the running application stays"
					+ " as it is");
		this.script.changed("/a/A.java").built(failed);
		assertThat(this.script.log).last().asString().startsWith("error: /a/A.java:3: error");
		this.script.changed("/a/x.java").built(failed("/a/x.java"));
		assertThat(this.script.log).last().asString().startsWith("error: /a/x.java:3: error");
	}

	@Test
	void errorsThatComeBackAreShownAsAWhole() throws Exception {
		this.script.changed("/a/A.java").built(failed("/a/A.java"));
		this.script.changed("/a/A.java").built(this.script.classes("/a/A.class")).ended(0);
		this.script.changed("/a/x.java").built(failed("/a/A.java"));
		assertThat(this.script.log).last().asString().startsWith("error: /a/A.java:3: error");
	}

	private static BuildResult failed(String file) {
		String text = file + ":3: error";
		return new BuildResult.Failed(text, text, List.of(new BuildResult.Diagnostic(file, 3, 1, "error")));
	}

	@Test
	void coloursAreForTheTerminalAlone() throws Exception {
		this.script.changed("/a/A.java").built(new BuildResult.Failed("error", "\u001B[31merror\u001B[0m", List.of()));
		assertThat(this.script.log).containsExactly("tell 1 Compiled[errors=error]",
				"error: \u001B[31merror\u001B[0m, the running application stays as it is");
	}

	@Test
	void aWorkerThatStartsLearnsThatSourcesDoNotCompile() throws Exception {
		this.script.changed("/a/A.java").built(new BuildResult.Failed("A.java:1: error")).changed("/a/x.txt").ended(0);
		assertThat(this.script.log).endsWith("start 2");
		this.script.ready();
		assertThat(this.script.log).contains("tell 2 Compiled[errors=A.java:1: error]");
	}

	@Test
	void nobodyIsToldAnythingWhileNoWorkerRuns() throws Exception {
		this.script.ended(1);
		this.script.changed("/a/A.java").built(new BuildResult.Failed("A.java:1: error"));
		assertThat(this.script.log).noneMatch((line) -> line.startsWith("tell")).endsWith("error: A.java:1: error");
	}

	@Test
	void theApplicationStaysWhereAnIdeDeletesWhatDoesNotCompile() throws Exception {
		this.script.writtenAt = Long.MIN_VALUE;
		this.script.changed("/a/A.java").built(new BuildResult.Failed("A.java:1: error"));
		this.script.log.clear();
		this.script.changed("/built/A.class");
		assertThat(this.script.log).isEmpty();
		this.script.changed("/gone/B.class");
		assertThat(this.script.log).as("its source is gone, too").containsExactly("ask 1");
	}

	@Test
	void anySaveStartsAnApplicationThatDidNotStart() throws Exception {
		this.script.ended(1).pass(Duration.ofSeconds(5)).changed("/a/A.java").built(this.script.classes());
		assertThat(this.script.log).last().isEqualTo("start 2");
		this.script.ended(1).pass(Duration.ofSeconds(5)).changed("/a/style.css");
		assertThat(this.script.log).last().isEqualTo("start 3");
		this.script.ended(1).pass(Duration.ofSeconds(5)).saved("/a/A.java").next();
		assertThat(this.script.log).last().isEqualTo("start 4");
		assertThat(this.script.goes).last().hasFieldOrPropertyWithValue("cause", "A.java saved");
	}

	@Test
	void aSaveWithoutAChangeDoesNotStartAnApplicationThatEndedInOrder() {
		this.script.ended(0).pass(Duration.ofSeconds(5)).saved("/a/A.java").settle();
		assertThat(this.script.log).last().isEqualTo("Nothing to reload (A.java saved without a change)");
		this.script.changed("/a/data.txt");
		assertThat(this.script.log).last().isEqualTo("start 2");
	}

	@Test
	void whatAnApplicationWritesAsItEndsDoesNotStartItForEver() throws Exception {
		for (int i = 0; i < 2; i++) {
			this.script.ended(1).pass(Duration.ofSeconds(1)).saved("/a/data.txt").next();
		}
		this.script.ended(1).pass(Duration.ofSeconds(1));
		int starts = this.script.goes.size();
		this.script.saved("/a/data.txt").pass(Duration.ofSeconds(5));
		assertThat(this.script.goes).hasSize(starts);
	}

	/** Each gets its line, and no second one. */
	@Test
	void whatABuildHasTakenAlongIsNamedAndNotBuiltAgain() throws Exception {
		Set<Path> also = Set.of(Path.of("/a/B.java"));
		this.script.changed("/a/A.java")
			.changed("/a/B.java")
			.built(new BuildResult.Built(Set.of(Path.of("/a/A.class")), true, false, () -> {
			}, () -> new SwapVerdict.Reload("not known"), List.of(), also))
			.ended(0);
		assertThat(this.script.goes).last().hasFieldOrPropertyWithValue("cause", "2 files changed: A.java, B.java");
		this.script.ready().built(this.script.classes());
		assertThat(this.script.log).noneMatch((line) -> line.contains("Nothing to reload"));
		this.script.changed("/a/B.java").built(this.script.classes());
		assertThat(this.script.log).last().isEqualTo("Nothing to reload (B.java changed)");
	}

	@Test
	void whatChangesDuringABuildIsBuiltAfterIt() throws Exception {
		this.script.changed("/a/A.java").changed("/a/B.java").changed("/a/C.java");
		assertThat(this.script.sources.builds).containsExactly(Set.of(Path.of("/a/A.java")));
		this.script.built(new BuildResult.Failed("no"));
		assertThat(this.script.sources.builds).last().isEqualTo(Set.of(Path.of("/a/B.java"), Path.of("/a/C.java")));
	}

	/** Such as the class files of a command that takes its time. */
	@Test
	void whatABuildWritesByItselfIsReportedAsTheSaveThatLedToIt() throws Exception {
		this.script.changed("/a/A.kt.java").pass(Duration.ofSeconds(3)).changed("/output/A.class");
		this.script.built(new BuildResult.Built(Set.of(), false, true, () -> {
		}, () -> new SwapVerdict.Reload("not known")));
		assertThat(this.script.sources.builds).last().isEqualTo(Set.of(Path.of("/output/A.class")));
		this.script.built(this.script.classes("/output/A.class")).ended(0).pass(Duration.ofSeconds(1)).ready();
		assertThat(this.script.log).last().isEqualTo("Reloaded in 4.00 s (A.kt.java changed)");
	}

	@Test
	void nothingIsBuiltWhileAResultWaitsForTheReloadInterval() throws Exception {
		this.script.changed("/a/x.txt").ended(0).ready();
		this.script.changed("/a/A.java").built(this.script.classes("/a/A.class")).changed("/a/B.java");
		assertThat(this.script.sources.builds).hasSize(1);
		this.script.pass(Duration.ofSeconds(1));
		assertThat(this.script.log).contains("write [/a/A.class]");
		assertThat(this.script.sources.builds).hasSize(2);
	}

	@Test
	void whatIsServedAsItIsNeedsNoReload() throws Exception {
		this.script.changed("/a/style.css");
		Set<Path> copies = Set.of(Path.of("/a/other.css"));
		this.script.changed("/a/Page.java")
			.built(new BuildResult.Built(copies, false, () -> this.script.log.add("write")));
		assertThat(this.script.log).containsExactly("Nothing to reload (style.css changed)",
				"tell 1 Served[paths=[/a/style.css], version=2]", "write", "accept [/a/other.css]",
				"tell 1 Served[paths=[/a/other.css], version=3]", "Nothing to reload (Page.java changed)");
	}

	/** A build writes it, and a page would load anew for it. */
	@Test
	void pagesAreNotToldOfWhatNoPageShows() throws Exception {
		Set<Path> written = Set.of(Path.of("/a/git.properties"), Path.of("/a/META-INF/maven/g/a/pom.css"),
				Path.of("/a/META-INF/build-info.properties"));
		this.script.said(new Message.WatchFiles(List.of("/a"), 7, true));
		this.script.changed(written.stream().map(Path::toString).toArray(String[]::new)).changed("/a/style.css");
		assertThat(this.script.log).filteredOn((line) -> line.startsWith("tell"))
			.containsExactly("tell 1 Served[paths=[/a/style.css], version=2]");
	}

	@Test
	void whatTheApplicationServesFromElsewhereNeedsNoReload() throws Exception {
		this.script.said(new Message.WatchFiles(List.of("/web"), 7, true));
		this.script.changed("/web/index.jsp");
		assertThat(this.script.log).containsExactly("watch [/web]", "Nothing to reload (index.jsp changed)",
				"tell 1 Served[paths=[/web/index.jsp], version=2]");
	}

	@Test
	void aSourceThatTheApplicationWritesAtEachStartIsHeldBackToo() throws Exception {
		this.script.sources.inputs = ".txt";
		for (int i = 0; i < 3; i++) {
			this.script.changed("/a/data.txt").built(this.script.classes("/b/data.txt")).ended(0);
			this.script.pass(Duration.ofSeconds(2));
		}
		int builds = this.script.sources.builds.size();
		this.script.changed("/a/data.txt");
		assertThat(this.script.sources.builds).hasSize(builds);
		assertThat(this.script.log).last().asString().contains("data.txt", "is followed once the application is up");
	}

	@Test
	void anEditWithoutEffectNeedsNoReload() throws Exception {
		this.script.changed("/a/A.java").built(this.script.classes());
		assertThat(this.script.log).containsExactly("Nothing to reload (A.java changed)");
	}

	@Test
	void whatTheBuilderHasSaidItselfIsNotSaidTwice() throws Exception {
		this.script.changed("/a/A.java").built(new BuildResult.Built(Set.of(), false, true, () -> {
		}, () -> new SwapVerdict.Reload("nothing changed")));
		assertThat(this.script.log).isEmpty();
	}

	@Test
	void anErrorThatIsTakenBackIsSaidToBeMended() throws Exception {
		this.script.changed("/a/A.java").built(new BuildResult.Failed("A.java:1: error"));
		this.script.changed("/a/A.java").built(this.script.classes());
		assertThat(this.script.log).last().isEqualTo("Compiles again, nothing to reload (A.java changed)");
		this.script.changed("/a/A.java").built(this.script.classes());
		assertThat(this.script.log).last().isEqualTo("Nothing to reload (A.java changed)");
	}

	@Test
	void aBuilderThatFailsUnexpectedlyBuildsTheNextSave() throws Exception {
		this.script.sources.failure = new IllegalStateException("as planned");
		this.script.changed("/a/A.java").next();
		assertThat(this.script.log).last()
			.asString()
			.startsWith("error: Nothing was compiled: ")
			.contains("as planned");
		this.script.sources.failure = null;
		this.script.changed("/a/A.java").built(this.script.classes("/a/A.class"));
		assertThat(this.script.log).contains("ask 1");
	}

	@Test
	void aBuildThatTakesLongIsSaidToBeUnderWayOnce() throws Exception {
		this.script.changed("/a/A.java").pass(Duration.ofMillis(900));
		assertThat(this.script.log).isEmpty();
		this.script.pass(Duration.ofMinutes(1)).changed("/a/B.java").pass(Duration.ofMinutes(1));
		assertThat(this.script.log).containsExactly("Still compiling (A.java changed)");
		this.script.built(this.script.classes()).pass(Duration.ofSeconds(1));
		assertThat(this.script.log).endsWith("Nothing to reload (A.java changed)", "Still compiling (B.java changed)");
		this.script.built(this.script.classes()).pass(Duration.ofMinutes(1));
		assertThat(this.script.log).hasSize(4);
	}

	@Test
	void aSaveMendsAnApplicationThatDidNotStart() throws Exception {
		this.script.ended(1).changed("/a/A.java").built(this.script.classes("/a/A.class"));
		assertThat(this.script.log).containsSubsequence("write [/a/A.class]", "start 2");
	}

	/** Else it would first see the project with the save that is to mend it. */
	@Test
	void theBuilderGetsReadyWhenTheFirstStartFails() {
		this.script.ended(1);
		assertThat(this.script.sources.preparations).isOne();
	}

	@Test
	void theBuilderGetsReadyOnceAWorkerIsUp() {
		this.script.changed("/a/x.txt").ended(0).ready().pass(Duration.ofSeconds(5));
		assertThat(this.script.sources.preparations).isOne();
	}

}
