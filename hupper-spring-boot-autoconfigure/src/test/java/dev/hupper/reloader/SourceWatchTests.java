package dev.hupper.reloader;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import dev.hupper.api.FileMonitor;
import dev.hupper.api.FileMonitorFactory;
import dev.hupper.api.HupperLogger;
import dev.hupper.filemonitor.ChangeWatch;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link SourceWatch}.
 */
class SourceWatchTests implements HupperLogger {

	private final List<String> log = new ArrayList<>();

	@Test
	void linesAreKeptUntilSomebodyWaits() throws InterruptedException {
		CountDownLatch searched = new CountDownLatch(1);
		try (SourceWatch watch = SourceWatch.begin((lines) -> {
			lines.info("searched");
			searched.countDown();
			return found(lines);
		})) {
			searched.await();
			assertThat(this.log).isEmpty();
			watch.await(this);
			assertThat(this.log).containsExactly("searched");
		}
		assertThat(this.log).containsExactly("searched", "watch closed", "builder closed");
	}

	@Test
	void whatNobodyHasWaitedForIsClosedAllTheSame() {
		SourceWatch.begin(this::found).close();
		assertThat(this.log).containsExactly("watch closed", "builder closed");
	}

	@Test
	void whatCannotBeWatchedFailsWhereSomebodyWaits() {
		try (SourceWatch watch = SourceWatch.begin((lines) -> {
			throw new IllegalStateException("no such monitor");
		})) {
			assertThatIllegalStateException().isThrownBy(() -> watch.await(this)).withMessage("no such monitor");
		}
	}

	private SourceWatch.Found found(HupperLogger lines) {
		ChangeWatch watch = ChangeWatch.start((callback, settings) -> new Watched(),
				new FileMonitorFactory.Settings(Duration.ofSeconds(1), lines), Duration.ZERO, List.of(), (changes) -> {
				});
		return new SourceWatch.Found(new SourceBuilder() {

			@Override
			public void close() {
				SourceWatchTests.this.log.add("builder closed");
			}

		}, watch);
	}

	@Override
	public void debug(String message) {
	}

	@Override
	public void info(String message) {
		this.log.add(message);
	}

	@Override
	public void error(String message) {
	}

	private final class Watched implements FileMonitor {

		@Override
		public void addPath(Path path) {
		}

		@Override
		public void start() {
		}

		@Override
		public void stop() {
			SourceWatchTests.this.log.add("watch closed");
		}

		@Override
		public void join() {
		}

	}

}
