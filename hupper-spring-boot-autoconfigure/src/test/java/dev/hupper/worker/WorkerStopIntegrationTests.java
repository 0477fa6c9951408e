package dev.hupper.worker;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

import dev.hupper.testing.ChildProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class WorkerStopIntegrationTests {

	@TempDir
	Path directory;

	/** As where hupper's jar was replaced, and classes cannot be loaded any more. */
	@Test
	void aWorkerEndsWithItsMonitorWhateverFailsInIt() {
		try (ChildProcess worker = ChildProcess.start(this.directory, Map.of(),
				ChildProcess.java(List.of(), Orphan.class))) {
			assertThat(worker.awaitExit()).as(worker::transcript).isEqualTo(1);
		}
	}

	/** Cannot close its connection. */
	static final class Orphan {

		public static void main(String[] args) throws Exception {
			WorkerStop stop = new WorkerStop(null, 0, new OrphanCleanup(Path.of("/socket")));
			Thread listener = new Thread(stop::onDisconnect);
			listener.setDaemon(true);
			listener.start();
			new CountDownLatch(1).await();
		}

	}

}
