package dev.hupper.worker;

import java.util.ArrayList;
import java.util.List;

import dev.hupper.ipc.Message;
import dev.hupper.testing.Goes;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DevEvents}.
 */
class DevEventsTests {

	private final DevEvents events = new DevEvents(7);

	private final List<String> heard = new ArrayList<>();

	private final DevEventListener listener = new DevEventListener() {

		@Override
		public void served(List<String> paths, int version) {
			DevEventsTests.this.heard.add("served " + paths + " " + version);
		}

		@Override
		public void compiled(String errors) {
			DevEventsTests.this.heard.add("compiled " + errors);
		}

	};

	@Test
	void whoeverListensHearsTheVersionAndWhatTheCompilerSaidLast() {
		assertThat(this.events.onMessage(new Message.Served(List.of("/a/b.css"), 8))).isTrue();
		assertThat(this.events.onMessage(new Message.Compiled("one error"))).isTrue();
		this.events.addListener(this.listener);
		this.events.onMessage(new Message.Compiled(""));
		this.events.onMessage(new Message.Served(List.of("/a/c.css"), 9));
		assertThat(this.heard).containsExactly("served [] 8", "compiled one error", "compiled ", "served [/a/c.css] 9");
	}

	/** Each web application of a worker has pages of its own. */
	@Test
	void allWhoListenHear() {
		this.events.addListener(this.listener);
		this.events.addListener(this.listener);
		this.events.onMessage(new Message.Served(List.of("/a/b.css"), 8));
		assertThat(this.heard).containsExactly("served [] 7", "compiled ", "served [] 7", "compiled ",
				"served [/a/b.css] 8", "served [/a/b.css] 8");
	}

	@Test
	void whoeverListensNeverHearsTheOlderOfTwoResultsLast() throws InterruptedException {
		Thread monitor = new Thread(() -> this.events.onMessage(new Message.Compiled("newer")));
		this.events.addListener(new DevEventListener() {

			@Override
			public void served(List<String> paths, int version) {
			}

			@Override
			public void compiled(String errors) {
				if (errors.isEmpty()) {
					monitor.start();
					awaitBlockedOrEnded(monitor);
				}
				DevEventsTests.this.heard.add("compiled " + errors);
			}

		});
		monitor.join();
		assertThat(this.heard).containsExactly("compiled ", "compiled newer");
	}

	private static void awaitBlockedOrEnded(Thread thread) {
		while (thread.getState() != Thread.State.BLOCKED && thread.isAlive()) {
			Thread.onSpinWait();
		}
	}

	@Test
	void anAnswerThatComesTooLateIsNotTakenForThatToTheNextQuestion() throws InterruptedException {
		assertThat(this.events.awaitStatus(() -> {
		}, 0)).isNull();
		this.events.onMessage(new Message.Status("late"));
		assertThat(this.events.awaitStatus(() -> {
		}, 0)).isNull();
		assertThat(this.events.awaitStatus(() -> this.events.onMessage(new Message.Status("new")), 0)).isEqualTo("new");
	}

	@Test
	void otherMessagesAreNoNews() {
		assertThat(this.events.onMessage(Goes.of(0, "", 0))).isFalse();
	}

	@Test
	void aLoggingSystemThatCannotFollowEndsNothing() {
		this.events.setLogLevelAction(() -> {
			throw new UnsupportedOperationException("on purpose");
		});
		assertThat(this.events.onMessage(new Message.NextLogLevel())).isTrue();
	}

}
