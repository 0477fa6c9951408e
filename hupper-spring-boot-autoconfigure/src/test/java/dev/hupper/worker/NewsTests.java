package dev.hupper.worker;

import java.util.ArrayList;
import java.util.List;

import dev.hupper.ipc.Message;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link News}.
 */
class NewsTests {

	private final News news = new News();

	private final List<String> heard = new ArrayList<>();

	private final NewsListener listener = new NewsListener() {

		@Override
		public void served(List<String> paths) {
			NewsTests.this.heard.add("served " + paths);
		}

		@Override
		public void compiled(String errors) {
			NewsTests.this.heard.add("compiled " + errors);
		}

	};

	@Test
	void whoeverListensHearsWhatTheCompilerSaidLast() {
		assertThat(this.news.isHeeded(new Message.Served(List.of("/a/b.css")))).isTrue();
		assertThat(this.news.isHeeded(new Message.Compiled("one error"))).isTrue();
		this.news.setListener(this.listener);
		this.news.isHeeded(new Message.Compiled(""));
		this.news.isHeeded(new Message.Served(List.of("/a/c.css")));
		assertThat(this.heard).containsExactly("compiled one error", "compiled ", "served [/a/c.css]");
	}

	@Test
	void whoeverListensNeverHearsTheOlderOfTwoResultsLast() throws InterruptedException {
		Thread monitor = new Thread(() -> this.news.isHeeded(new Message.Compiled("newer")));
		this.news.setListener(new NewsListener() {

			@Override
			public void served(List<String> paths) {
			}

			@Override
			public void compiled(String errors) {
				if (errors.isEmpty()) {
					monitor.start();
					awaitBlockedOrEnded(monitor);
				}
				NewsTests.this.heard.add("compiled " + errors);
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
	void otherMessagesAreNoNews() {
		assertThat(this.news.isHeeded(new Message.Run(0, "", 0))).isFalse();
	}

}
