package dev.hupper.reloader;

import java.time.Duration;

import dev.hupper.api.ReloaderOptions;
import dev.hupper.ipc.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what becomes of requests while the loop replaces workers.
 */
class PublicPortTests {

	private static final Message.Listening LISTENING = new Message.Listening(8080, "", 40001, "http://localhost:8080");

	@Test
	void aReloadHoldsRequestsFromBeforeTheStopUntilTheNextWorkerListens() throws InterruptedException {
		LoopScript script = relayed();
		assertThat(script.goes.get(0).relayed()).isTrue();
		script.said(LISTENING).ready().pass(Duration.ofMinutes(1)).log.clear();
		script.changed("A.class");
		assertThat(script.log).containsExactly("drain");
		script.drained();
		assertThat(script.log).endsWith("drain", "ask 1");
		script.ended(0).said(LISTENING);
		assertThat(script.log).containsSubsequence("ask 1", "hold", "start 2", "serve 40001");
		assertThat(script.log).doesNotContain("release");
	}

	@Test
	void aPortThatDoesNotAnswerHoldsBackNoReload() {
		LoopScript script = relayed().said(LISTENING).ready().pass(Duration.ofMinutes(1)).changed("A.class");
		script.pass(Duration.ofMillis(1_999));
		assertThat(script.log).endsWith("drain");
		script.pass(Duration.ofMillis(1));
		assertThat(script.log).endsWith("drain", "ask 1");
	}

	@Test
	void whatIsBuiltIsPutInPlaceOnlyWhenTheWorkerWasAsked() throws InterruptedException {
		LoopScript script = relayed().said(LISTENING).ready().pass(Duration.ofMinutes(1));
		script.changed("A.java").built(script.classes("A.class"));
		assertThat(script.log).endsWith("drain");
		script.drained();
		assertThat(script.log).containsSubsequence("drain", "ask 1", "write [A.class]");
	}

	@Test
	void whoWantsTheEndDoesNotWaitForQuiet() {
		LoopScript script = relayed().said(LISTENING).ready().pass(Duration.ofMinutes(1)).changed("A.class");
		script.end(ExitReason.INTERRUPT);
		assertThat(script.log).endsWith("drain", "ask 1");
		script.ended(0);
		assertThat(script.state()).isEqualTo(new Terminated(130));
	}

	@Test
	void aWorkerMayEndBeforeItIsAsked() {
		LoopScript script = relayed().said(LISTENING).ready().pass(Duration.ofMinutes(1)).changed("A.class").ended(1);
		assertThat(script.log).containsSubsequence("drain", "hold", "start 2");
	}

	@Test
	void aWorkerThatEndsByItselfIsShownAsItReportedItself() {
		LoopScript script = relayed().said(new Message.Failed("No bean of type X")).ended(1);
		assertThat(script.log).endsWith("fail The application ended with exit code 1: No bean of type X");
		script.changed("A.class").pass(Duration.ofMinutes(1));
		assertThat(script.log).containsSubsequence("hold", "start 2");
		script.ended(3);
		assertThat(script.log.get(script.log.size() - 1)).startsWith("fail The application ended with exit code 3")
			.doesNotContain("No bean");
	}

	@Test
	void aStartThatHasFailedIsShownThoughItsProcessGoesOn() {
		LoopScript script = relayed().said(new Message.Failed("No bean of type X")).said(new Message.MainFailed());
		script.pass(Duration.ofMinutes(1));
		assertThat(script.log).endsWith("fail The start has failed, but process 1 goes on: No bean of type X");
		script.changed("A.class").ended(1);
		assertThat(script.log).endsWith("hold", "start 2");
	}

	/** As a runner does, or as a child context does whose sibling serves. */
	@ParameterizedTest
	@CsvSource({ "8080, 'fail The start has failed, but process 1 goes on: down'", "8081, all listen" })
	void aStartMayFailAfterItsServerHasListened(int ended, String shown) {
		LoopScript script = relayed().said(LISTENING).said(new Message.Failed("down"));
		script.said(new Message.NotListening(ended)).said(new Message.MainFailed()).pass(Duration.ofMinutes(1));
		assertThat(script.log).endsWith(shown);
	}

	@Test
	void aCompileErrorIsShownWhenNoWorkerServes() throws InterruptedException {
		LoopScript script = relayed().ended(1);
		script.changed("A.java").built(new BuildResult.Failed("A.java:1: error"));
		assertThat(script.log).contains("fail The application does not compile: A.java:1: error");
	}

	@Test
	void aCompileErrorIsNotShownInPlaceOfAWorkerThatServes() throws InterruptedException {
		LoopScript script = relayed().said(LISTENING).ready().pass(Duration.ofMinutes(1));
		script.changed("A.java").built(new BuildResult.Failed("A.java:1: error"));
		assertThat(script.log).noneMatch((line) -> line.startsWith("fail"));
		script.ended(1);
		assertThat(script.log).endsWith("fail The application does not compile: A.java:1: error");
	}

	@Test
	void aCompileErrorThatIsTakenBackLeavesWhatFailedBefore() throws InterruptedException {
		LoopScript script = relayed().ended(1);
		script.changed("A.java").built(new BuildResult.Failed("A.java:1: error"));
		script.changed("A.java").built(BuildResult.nothing());
		assertThat(script.log).filteredOn((line) -> line.startsWith("fail"))
			.last()
			.asString()
			.startsWith("fail The application ended with exit code 1");
	}

	@Test
	void anApplicationWithoutWebServerNeedsNoPort() {
		LoopScript script = relayed().ready().pass(Duration.ofSeconds(5));
		assertThat(script.log).endsWith("release");
	}

	@Test
	void aServerThatComesLateFindsItsPortOpen() {
		LoopScript script = relayed().ready().pass(Duration.ofSeconds(4)).said(LISTENING).pass(Duration.ofMinutes(1));
		assertThat(script.log).doesNotContain("release").endsWith("serve 40001");
	}

	@Test
	void aServerThatListensItselfGetsThePort() {
		LoopScript script = relayed().said(new Message.ServesItself()).ended(1).changed("A.class");
		script.pass(Duration.ofSeconds(1)).said(new Message.ServesItself());
		assertThat(script.log).endsWith("release", "tell 2 PortFree[]")
			.filteredOn((line) -> line.contains("has its port to itself"))
			.hasSize(1);
	}

	@Test
	void portsThatNobodyServesAnyMoreAreClosedWhenAllServersListen() {
		assertThat(relayed().said(LISTENING).ready().log).endsWith("serve 40001", "all listen");
	}

	@Test
	void aPortThatFailsIsOpenedAnewAtOnceAndSaysAgainWhatFailed() {
		LoopScript script = relayed().said(LISTENING).ready();
		script.apply(new Event.PortFailed());
		assertThat(script.log).endsWith("reopen");

		script.ended(1).apply(new Event.PortFailed());
		assertThat(script.log.subList(script.log.lastIndexOf("reopen"), script.log.size())).hasSize(2)
			.element(1)
			.asString()
			.startsWith("fail ");
	}

	private static LoopScript relayed() {
		LoopScript script = new LoopScript(ReloaderOptions.defaults());
		script.port.relayed = true;
		return script.settle();
	}

}
