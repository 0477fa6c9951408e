package dev.hupper.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

import dev.hupper.apps.FailingListener;
import dev.hupper.ipc.Connection;
import dev.hupper.ipc.ConnectionServer;
import dev.hupper.ipc.Message;
import dev.hupper.ipc.WorkerAddress;
import dev.hupper.testing.ChildProcess;
import dev.hupper.testing.Goes;
import dev.hupper.testing.RecordingLogger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a worker does before its application begins.
 */
class WorkerStartIntegrationTests {

	@TempDir
	Path base;

	private final BlockingQueue<Connection> connections = new LinkedBlockingQueue<>();

	@AfterEach
	void close() {
		this.connections.forEach(Connection::close);
	}

	/**
	 * A reload that overtook a start took as long as the wait for the death of a monitor:
	 * this directory looks like that of a dead one, and would be removed after the wait.
	 */
	@Test
	void whoIsToldToStopDoesNotLookWhetherItsMonitorIsGone() throws IOException {
		try (ConnectionServer server = server(new Message.Stop()); ChildProcess worker = start(server)) {
			assertThat(worker.awaitExit()).as(worker.transcript()).isZero();
			assertThat(this.connections).hasSize(1);
			assertThat(server.address().socket()).exists();
		}
	}

	/** One that heard nothing more was an orphan when its monitor was killed. */
	@Test
	void whoCannotHearItsMonitorAnyMoreEndsWithALine() throws Exception {
		try (ConnectionServer server = server(Goes.of(0, "", 1000)); ChildProcess worker = start(server)) {
			worker.awaitLine("listening");
			try (Connection connection = this.connections.take()) {
				connection.send(new Message.Served(List.of("a.css"), 1));
				worker.awaitLine("does not hear its monitor any more and ends: .*a fault");
				worker.awaitExit();
			}
		}
	}

	/** A main that ends at once leaves the JVM that was started ahead for it. */
	@Test
	void whoseMonitorIsGoneEndsWithoutAWord() {
		try (ChildProcess worker = start(new WorkerAddress(this.base.resolve("hupper-1-1/socket"), "token"))) {
			assertThat(worker.awaitExit()).as(worker.transcript()).isZero();
			assertThat(worker.lines()).isEmpty();
		}
	}

	@Test
	void whoCannotReachALivingMonitorSaysSo() {
		Path directory = this.base.resolve("hupper-" + ProcessHandle.current().pid() + "-1");
		try (ChildProcess worker = start(new WorkerAddress(directory.resolve("socket"), "token"))) {
			worker.awaitLine("cannot reach its monitor and ends: .*");
			assertThat(worker.awaitExit()).as(worker.transcript()).isZero();
		}
	}

	private ConnectionServer server(Message.FromMonitor first) throws IOException {
		Path directory = Files.createDirectory(this.base.resolve("hupper-1-1"));
		return ConnectionServer.open(directory, Duration.ofMinutes(1), (pid, connection) -> {
			try {
				connection.send(first);
				return this.connections.add(connection);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}, new RecordingLogger());
	}

	private ChildProcess start(ConnectionServer server) {
		return start(server.address());
	}

	private ChildProcess start(WorkerAddress address) {
		return ChildProcess.start(this.base, Map.of(),
				ChildProcess.java(address.toJvmOptions(), WorkerMain.class, FailingListener.class.getName()));
	}

}
