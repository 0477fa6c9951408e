package dev.hupper.reloader;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import dev.hupper.api.SwapOptions;
import dev.hupper.ipc.Message;
import dev.hupper.testing.Goes;
import org.junit.jupiter.api.Test;

import static dev.hupper.reloader.SwapScript.RELOAD;
import static dev.hupper.reloader.SwapScript.SWAP;
import static dev.hupper.reloader.SwapScript.built;
import static dev.hupper.reloader.SwapScript.options;
import static dev.hupper.reloader.SwapScript.running;
import static dev.hupper.reloader.SwapScript.saved;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Bridging} and {@link Swaps}: what is swapped, and how a fresh worker
 * follows.
 */
class BridgingTests {

	@Test
	void aBodyIsSwappedOnceItIsInPlaceAndAFreshWorkerFollows() throws InterruptedException {
		LoopScript script = saved(running(SwapOptions.Mode.ON), SWAP);
		assertThat(script.log).containsExactly("write [/c/A.class]", "accept [/c/A.class]", "swap 1 [a.A]");
		script.log.clear();
		script.pass(Duration.ofMillis(90)).swapped("");
		assertThat(script.log).containsExactly("Swapped in 0.09 s (A.java: m); a fresh JVM follows",
				"tell 1 " + new Message.Served(List.of("/c/A.class"), 2));
		script.log.clear();
		script.pass(Duration.ofMillis(1999));
		assertThat(script.log).isEmpty();
		script.pass(Duration.ofMillis(1)).ended(0).pass(Duration.ofMillis(500)).ready();
		assertThat(script.log).containsExactly("ask 1", "start 2", "Fresh after the swap, in 0.50 s");
		assertThat(script.goes).last()
			.as("its pages need not load anew")
			.isEqualTo(Goes.of(1, "fresh after a swap", 1000, 2));
	}

	/** Pages stay open meanwhile, and nobody can tell them. */
	@Test
	void whatIsServedAnewWhileTheFreshWorkerStartsIsToldToItAndToNoOther() throws InterruptedException {
		LoopScript script = saved(running(SwapOptions.Mode.ON), SWAP).swapped("").pass(Duration.ofSeconds(2)).ended(0);
		script.log.clear();
		script.changed("/a/style.css").ready();
		assertThat(script.log).containsExactly("Nothing to reload (style.css changed)",
				"tell 2 " + new Message.Served(List.of(), 3), "Fresh after the swap, in 0.00 s");
		script.pass(Duration.ofSeconds(1))
			.changed("/c/application.yaml")
			.ended(0)
			.changed("/a/style.css")
			.changed("/c/application.yaml")
			.ended(0);
		script.pass(Duration.ofSeconds(1)).ready();
		assertThat(script.goes).extracting(Message.Run::version).containsExactly(1, 2, 4, 6);
		assertThat(script.log).noneMatch((line) -> line.startsWith("tell 4"));
	}

	@Test
	void furtherSwapsPutTheFreshWorkerOffButNotForLong() throws InterruptedException {
		LoopScript script = running(SwapOptions.Mode.ON);
		for (int i = 0; i < 6; i++) {
			saved(script, SWAP).swapped("").pass(Duration.ofMillis(1500));
		}
		assertThat(script.log).doesNotContain("ask 1").filteredOn((line) -> line.startsWith("Swapped")).hasSize(6);
		saved(script, SWAP).swapped("").pass(Duration.ofMillis(1000));
		assertThat(script.log).last().isEqualTo("ask 1");
	}

	/** Saves two seconds apart: the worker of each would be stopped by the next one. */
	@Test
	void fiveSavesInARowCostOneWorker() throws InterruptedException {
		LoopScript script = running(SwapOptions.Mode.ON);
		for (int i = 0; i < 5; i++) {
			saved(script, SWAP).pass(Duration.ofMillis(100)).swapped("").pass(Duration.ofMillis(1900));
		}
		assertThat(script.log).filteredOn((line) -> line.startsWith("Swapped")).hasSize(5);
		script.ended(0).ready().pass(Duration.ofMinutes(1));
		assertThat(script.workers).hasSize(2);
	}

	@Test
	void theFreshWorkerWaitsLongerThanTheLastTwoSavesWereApart() throws InterruptedException {
		LoopScript script = saved(running(SwapOptions.Mode.ON), SWAP).swapped("").pass(Duration.ofMillis(1900));
		saved(script, SWAP).swapped("").pass(Duration.ofMillis(2849));
		assertThat(script.log).doesNotContain("ask 1");
		assertThat(script.pass(Duration.ofMillis(1)).log).last().isEqualTo("ask 1");
	}

	@Test
	void theFreshWorkerWaitsForABuildThatMayBeSwapped() throws InterruptedException {
		LoopScript script = saved(running(SwapOptions.Mode.ON), SWAP).swapped("").pass(Duration.ofMillis(1950));
		script.changed("/s/A.java").pass(Duration.ofMillis(500));
		assertThat(script.log).doesNotContain("ask 1");
		script.built(built(script, SWAP)).swapped("");
		assertThat(script.log).filteredOn((line) -> line.startsWith("Swapped")).hasSize(2);
	}

	@Test
	void theFreshWorkerWaitsUntilNobodyIsServedButNotForLong() throws InterruptedException {
		LoopScript script = saved(running(SwapOptions.Mode.ON), SWAP).swapped("");
		script.port.idle = () -> 0;
		script.pass(Duration.ofSeconds(5));
		long answered = script.now();
		script.port.idle = () -> script.now() - answered;
		script.pass(Duration.ofMillis(1999));
		assertThat(script.log).doesNotContain("ask 1");
		assertThat(script.pass(Duration.ofMillis(1)).log).last().isEqualTo("ask 1");
		LoopScript busy = saved(running(SwapOptions.Mode.ON), SWAP).swapped("");
		busy.port.idle = () -> 0;
		assertThat(busy.pass(Duration.ofMillis(9999)).log).doesNotContain("ask 1");
		assertThat(busy.pass(Duration.ofMillis(1)).log).last().isEqualTo("ask 1");
	}

	@Test
	void theFreshWorkerWaitsForItsStandby() throws InterruptedException {
		LoopScript script = saved(running(SwapOptions.Mode.ON), SWAP).swapped("");
		script.standbyPreparing = true;
		assertThat(script.pass(Duration.ofSeconds(15)).log).doesNotContain("ask 1");
		script.standbyPreparing = false;
		assertThat(script.pass(Duration.ofMillis(100)).log).last().isEqualTo("ask 1");
		LoopScript slow = saved(running(SwapOptions.Mode.ON), SWAP).swapped("");
		slow.standbyPreparing = true;
		assertThat(slow.pass(Duration.ofMillis(29_999)).log).doesNotContain("ask 1");
		assertThat(slow.pass(Duration.ofMillis(1)).log).last().isEqualTo("ask 1");
	}

	@Test
	void theFreshWorkerWaitsForWhoeverDebugsAndOneLineSaysSo() throws InterruptedException {
		LoopScript script = saved(running(SwapOptions.Mode.ON), SWAP).swapped("");
		script.debugged = CompletableFuture.completedFuture(true);
		script.log.clear();
		script.pass(Duration.ofSeconds(3));
		script.debugged = new CompletableFuture<>();
		script.pass(Duration.ofMinutes(1));
		assertThat(script.questions).as("it stands at a breakpoint").isEqualTo(3);
		assertThat(script.log)
			.containsExactly("A debugger is attached: the fresh JVM waits until it is detached or a change needs one");
		script.debugged.complete(false);
		assertThat(script.next().log).last().isEqualTo("ask 1");
	}

	@Test
	void anyOtherChangeReloadsAtOnce() throws InterruptedException {
		LoopScript script = saved(running(SwapOptions.Mode.ON), SWAP).swapped("");
		assertThat(saved(script, RELOAD).log).contains("ask 1");
		script = saved(running(SwapOptions.Mode.ON), SWAP).swapped("");
		assertThat(script.changed("/c/application.yaml").log).last().isEqualTo("ask 1");
	}

	@Test
	void aClassFileThatSomebodyElseWroteIsSwapped() {
		LoopScript script = running(SwapOptions.Mode.ON);
		script.sources.verdict = SWAP;
		script.changed("/c/A.class").swapped("").pass(Duration.ofSeconds(2));
		assertThat(script.log).containsExactly("swap 1 [a.A]", "Swapped in 0.00 s (A.java: m); a fresh JVM follows",
				"tell 1 " + new Message.Served(List.of("/c/A.class"), 2), "ask 1");
	}

	/** It may have been loaded before or after it was written. */
	@Test
	void aClassFileThatWasWrittenWhileTheWorkerStartedIsReloaded() {
		LoopScript script = running(SwapOptions.Mode.ON);
		script.sources.verdict = SWAP;
		script.changed("/c/application.yaml").ended(0).pass(Duration.ofSeconds(2)).changed("/c/A.class");
		assertThat(script.log).last().isEqualTo("ask 2");
		script.ended(0).ready().pass(Duration.ofMillis(500)).changed("/c/A.class").pass(Duration.ofMillis(500));
		assertThat(script.log).last().isEqualTo("ask 3");
	}

	@Test
	void aClassFileOfWhichNobodyKnowsWhatItWasIsReloaded() {
		assertThat(running(SwapOptions.Mode.ON).changed("/c/A.class").log).contains("ask 1");
	}

	@Test
	void byDefaultOnlySlowReloadsAreBridged() throws InterruptedException {
		LoopScript script = running(SwapOptions.Mode.AUTO);
		assertThat(saved(script, SWAP).log).contains("ask 1");
		script.ended(0).pass(Duration.ofMillis(1000)).ready().pass(Duration.ofMinutes(1));
		assertThat(saved(script, SWAP).log).contains("ask 2");
		script.ended(0).pass(Duration.ofMillis(1001)).ready().pass(Duration.ofMinutes(1));
		assertThat(saved(script, SWAP).log).last().isEqualTo("swap 3 [a.A]");
	}

	/** A quarter of it is what a reload takes at least. */
	@Test
	void beforeTheFirstReloadTheFirstStartTellsHowLongOneTakes() throws InterruptedException {
		assertThat(saved(startedIn(Duration.ofMillis(4000)), SWAP).log).contains("ask 1");
		LoopScript slow = saved(startedIn(Duration.ofMillis(4001)), SWAP);
		assertThat(slow.log).contains("swap 1 []").endsWith("swap 1 [a.A]");
		slow.swapped("").pass(Duration.ofSeconds(2)).ended(0).pass(Duration.ofMillis(1000)).ready();
		assertThat(saved(slow.pass(Duration.ofMinutes(1)), SWAP).log).as("it took no longer than a second")
			.contains("ask 2");
	}

	private static LoopScript startedIn(Duration duration) {
		return new LoopScript(options(SwapOptions.Mode.AUTO)).settle()
			.pass(duration)
			.ready()
			.pass(Duration.ofMinutes(1));
	}

	@Test
	void itIsSwitchedWhileItRuns() throws InterruptedException {
		LoopScript script = running(SwapOptions.Mode.OFF);
		script.said(new Message.Configured(Map.of("hupper.swap", "ON", "hupper.swap.settle", "PT1S")));
		saved(script, SWAP).swapped("").pass(Duration.ofSeconds(1));
		assertThat(script.log).last().isEqualTo("ask 1");
	}

	@Test
	void anAgentComesInOnceTheApplicationIsCalm() {
		LoopScript script = new LoopScript(options(SwapOptions.Mode.ON)).settle().ready();
		assertThat(script.pass(Duration.ofMillis(999)).log).doesNotContain("swap 1 []");
		assertThat(script.pass(Duration.ofMillis(1)).log).contains("swap 1 []");
		script.swapped("");
		assertThat(script.state()).isInstanceOf(Running.class);
	}

}
