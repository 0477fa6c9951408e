package dev.hupper;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import dev.hupper.testing.RecordingLogger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CompileCommand}.
 */
class CompileCommandTests {

	private final RecordingLogger logger = new RecordingLogger();

	@Test
	void savesThatComeWhileItRunsLeadToOneMoreRun() throws Exception {
		Semaphore started = new Semaphore(0);
		CountDownLatch go = new CountDownLatch(1);
		try (CompileCommand command = new CompileCommand(List.of("make"), (words) -> {
			started.release();
			return await(go) ? 0 : 1;
		}, this.logger)) {
			command.request();
			started.acquire();
			for (int i = 0; i < 5; i++) {
				command.request();
			}
			go.countDown();
			started.acquire();
			assertThat(started.tryAcquire(100, TimeUnit.MILLISECONDS)).isFalse();
			assertThat(this.logger.lines()).isEmpty();
		}
	}

	@Test
	void aFailureNamesTheCommandAndItsExitCode() {
		try (CompileCommand command = new CompileCommand(List.of("make", "all"), (words) -> 2, this.logger)) {
			command.request();
			Awaitility.await()
				.untilAsserted(() -> assertThat(this.logger.lines()).singleElement()
					.asString()
					.contains("hupper.compile.command failed with exit code 2: make all"));
		}
	}

	private static boolean await(CountDownLatch latch) {
		try {
			return latch.await(60, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			return false;
		}
	}

}
