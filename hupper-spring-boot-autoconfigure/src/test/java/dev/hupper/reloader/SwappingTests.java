package dev.hupper.reloader;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.hupper.api.SwapOptions;
import dev.hupper.ipc.Message;
import dev.hupper.swap.SwapVerdict;
import org.junit.jupiter.api.Test;

import static dev.hupper.reloader.SwapScript.RELOAD;
import static dev.hupper.reloader.SwapScript.SWAP;
import static dev.hupper.reloader.SwapScript.built;
import static dev.hupper.reloader.SwapScript.running;
import static dev.hupper.reloader.SwapScript.saved;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Swapping}, and for bodies that are saved while a worker cannot be
 * given them yet.
 */
class SwappingTests {

	@Test
	void aBodySavedWhileTheFreshWorkerStartsIsSwappedOnceItIsUp() throws InterruptedException {
		LoopScript script = saved(running(SwapOptions.Mode.ON), SWAP).swapped("").pass(Duration.ofSeconds(2)).ended(0);
		script.pass(Duration.ofMillis(100));
		script.log.clear();
		saved(script, SWAP).pass(Duration.ofSeconds(3));
		assertThat(script.log).containsExactly("write [/c/A.class]", "accept [/c/A.class]");
		script.ready();
		assertThat(script.log).endsWith("accept [/c/A.class]", "Fresh after the swap, in 3.10 s", "swap 2 [a.A]");
		script.swapped("").pass(Duration.ofMinutes(1)).ended(0).ready().pass(Duration.ofMinutes(1));
		assertThat(script.workers).hasSize(3);
	}

	@Test
	void whatIsSavedAfterABodyWhileTheFreshWorkerStartsIsBuiltAtOnce() throws InterruptedException {
		LoopScript script = saved(running(SwapOptions.Mode.ON), SWAP).swapped("").pass(Duration.ofSeconds(2)).ended(0);
		saved(script, SWAP).changed("/s/B.java");
		assertThat(script.sources.builds).last().isEqualTo(Set.of(Path.of("/s/B.java")));
		script.built(new BuildResult.Failed("B.java:1: error"));
		assertThat(script.log).last().asString().startsWith("error: B.java:1: error");
		script.ready();
		assertThat(script.log).last().isEqualTo("swap 2 [a.A]");
	}

	@Test
	void bodiesSavedOneAfterTheOtherWhileTheFreshWorkerStartsAreSwappedTogether() throws InterruptedException {
		LoopScript script = saved(running(SwapOptions.Mode.ON), SWAP).swapped("").pass(Duration.ofSeconds(2)).ended(0);
		SwapVerdict other = new SwapVerdict.Swap(Map.of("a.B", new byte[10]), List.of("B.java: m"));
		saved(saved(script, SWAP), SWAP).changed("/s/B.java").built(built(script, other));
		script.log.clear();
		script.ready().swapped("");
		assertThat(script.log).contains("swap 2 [a.A, a.B]",
				"Swapped in 0.00 s (A.java: m; B.java: m); a fresh JVM follows");
	}

	@Test
	void aBodySavedInAStartThatFailsIsInTheNextOne() throws InterruptedException {
		LoopScript script = saved(running(SwapOptions.Mode.ON), SWAP).swapped("").pass(Duration.ofSeconds(2)).ended(0);
		script.log.clear();
		saved(script, SWAP).ended(1).pass(Duration.ofSeconds(1));
		assertThat(script.log).containsExactly("write [/c/A.class]", "accept [/c/A.class]", "start 3");
	}

	@Test
	void aBodySavedInAStartWithoutEndIsReloaded() throws InterruptedException {
		LoopScript script = saved(running(SwapOptions.Mode.ON), SWAP).swapped("").pass(Duration.ofSeconds(2)).ended(0);
		saved(script, SWAP).pass(Duration.ofMillis(9999));
		assertThat(script.log).doesNotContain("ask 2");
		assertThat(script.pass(Duration.ofMillis(1)).log).contains("ask 2");
	}

	@Test
	void anyOtherChangeDuringAStartTakesTheHeldBodyWithIt() throws InterruptedException {
		LoopScript script = saved(running(SwapOptions.Mode.ON), SWAP).swapped("").pass(Duration.ofSeconds(2)).ended(0);
		script.pass(Duration.ofSeconds(2));
		script.log.clear();
		saved(script, SWAP).changed("/c/application.yaml").ended(0);
		assertThat(script.log).containsExactly("write [/c/A.class]", "accept [/c/A.class]", "ask 2", "start 3");
		assertThat(script.goes).last()
			.extracting(Message.Run::cause)
			.isEqualTo("2 files changed: application.yaml, A.java");
	}

	@Test
	void aBodySavedWhileAStartIsToBeRepeatedIsInPlaceOnceThatOneIsAskedToStop() throws InterruptedException {
		LoopScript script = saved(running(SwapOptions.Mode.ON), SWAP).swapped("").pass(Duration.ofSeconds(2)).ended(0);
		script.log.clear();
		saved(script.changed("/c/application.yaml"), SWAP);
		assertThat(script.log).isEmpty();
		script.pass(Duration.ofSeconds(1));
		assertThat(script.log).containsExactly("ask 2", "write [/c/A.class]", "accept [/c/A.class]");
	}

	@Test
	void anAnswerToAnotherQuestionIsNotTakenForASwap() throws InterruptedException {
		LoopScript script = saved(running(SwapOptions.Mode.ON), SWAP).said(new Message.Swapped(0, "", false));
		assertThat(script.log).last().isEqualTo("swap 1 [a.A]");
		assertThat(script.state()).isInstanceOf(Swapping.class);
	}

	@Test
	void aSwapThatIsRefusedIsAReloadOfTheSameChange() throws InterruptedException {
		LoopScript script = saved(running(SwapOptions.Mode.ON), SWAP).swapped("VerifyError");
		assertThat(script.log).endsWith("Not swapped, reloading instead: VerifyError", "ask 1");
		script.ended(0);
		assertThat(script.goes).last().extracting(Message.Run::cause).isEqualTo("A.java changed");
	}

	@Test
	void aSwapThatHangsIsAReloadOfTheSameChange() throws InterruptedException {
		LoopScript script = saved(running(SwapOptions.Mode.ON), SWAP).pass(Duration.ofMillis(1999));
		assertThat(script.log).doesNotContain("ask 1");
		script.pass(Duration.ofMillis(1)).ended(137);
		assertThat(script.goes).last().extracting(Message.Run::cause).isEqualTo("A.java changed");
	}

	@Test
	void aSaveInTheMiddleOfASwapIsSwappedNext() throws InterruptedException {
		LoopScript script = saved(saved(running(SwapOptions.Mode.ON), SWAP), SWAP);
		assertThat(script.log).containsExactly("write [/c/A.class]", "accept [/c/A.class]", "swap 1 [a.A]");
		script.swapped("").swapped("").pass(Duration.ofMinutes(1));
		assertThat(script.log).filteredOn((line) -> line.startsWith("Swapped")).hasSize(2);
	}

	@Test
	void aSaveInTheMiddleOfASwapThatIsRefusedReloadsWithBoth() throws InterruptedException {
		LoopScript script = saved(running(SwapOptions.Mode.ON), SWAP);
		script.changed("/s/B.java").built(built(script, SWAP)).swapped("VerifyError").ended(0);
		assertThat(script.goes).last().extracting(Message.Run::cause).isEqualTo("2 files changed: A.java, B.java");
	}

	@Test
	void whatNeedsAFreshWorkerInTheMiddleOfASwapReloadsWithBoth() throws InterruptedException {
		LoopScript script = saved(running(SwapOptions.Mode.ON), SWAP);
		script.changed("/s/B.java").built(built(script, RELOAD)).ended(0);
		assertThat(script.goes).last().extracting(Message.Run::cause).isEqualTo("2 files changed: A.java, B.java");
	}

	@Test
	void aSwapThatWaitsForAStartThatFailsIsAReload() throws InterruptedException {
		LoopScript script = running(SwapOptions.Mode.ON).changed("/a/x.txt").ended(0);
		saved(script, SWAP).said(new Message.MainFailed()).pass(Duration.ofSeconds(1));
		assertThat(script.log).contains("ask 2").noneMatch((line) -> line.startsWith("The start has failed"));
	}

	@Test
	void aWorkerThatDiesInASwapIsReplaced() throws InterruptedException {
		LoopScript script = saved(running(SwapOptions.Mode.ON), SWAP).ended(134);
		assertThat(script.log).last().isEqualTo("start 2");
	}

	@Test
	void whereNothingCanBeSwappedOneLineSaysSo() throws InterruptedException {
		LoopScript script = saved(running(SwapOptions.Mode.ON), SWAP).said(new Message.Swapped(1, "no agent", true));
		assertThat(script.log).endsWith("Changes are not swapped into the running application: no agent", "ask 1");
		script.ended(0).ready().pass(Duration.ofMinutes(1));
		script.log.clear();
		assertThat(saved(script, SWAP).log).containsExactly("ask 2", "write [/c/A.class]", "accept [/c/A.class]");
	}

	@Test
	void moreThanAMessageHoldsIsReloaded() throws InterruptedException {
		SwapVerdict large = new SwapVerdict.Swap(Map.of("a.A", new byte[600 * 1024]), List.of("A.java: m"));
		assertThat(saved(running(SwapOptions.Mode.ON), large).log).contains("ask 1");
	}

}
