package dev.hupper.ipc;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.hupper.api.HupperLogger;
import dev.hupper.apps.ExhaustedServer;
import dev.hupper.testing.ChildProcess;
import dev.hupper.testing.Goes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

/**
 * Workers get through to the monitor, whoever else knocks.
 */
@Timeout(60)
class ConnectionServerIntegrationTests implements HupperLogger {

	private static final long WORKER = 4711;

	@TempDir
	Path directory;

	private final BlockingQueue<Connection> admitted = new LinkedBlockingQueue<>();

	private final BlockingQueue<String> logged = new LinkedBlockingQueue<>();

	private ConnectionServer server;

	@BeforeEach
	void open() throws IOException {
		this.server = open(Duration.ofSeconds(60), this.directory);
	}

	private ConnectionServer open(Duration helloTimeout, Path directory) throws IOException {
		return ConnectionServer.open(directory, helloTimeout,
				(pid, connection) -> pid == WORKER && this.admitted.add(connection), this);
	}

	@AfterEach
	void close() {
		this.server.close();
		this.server.close();
		this.admitted.forEach(Connection::close);
	}

	@Test
	@DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no ulimit")
	void whenFilesRunOutOneLineSaysSoAndWhoeverWaitsIsLetInLater() throws IOException {
		Path socket = Files.createDirectory(this.directory.resolve("x")).resolve(ConnectionServer.SOCKET);
		String java = String.join("' '", ChildProcess.java(List.of(), ExhaustedServer.class, socket.getParent() + ""));
		try (ChildProcess server = ChildProcess.start(this.directory, Map.of(),
				List.of("sh", "-c", "ulimit -n 1000 && exec '" + java + "'"))) {
			String token = server.awaitLine("exhausted (.*)").group(1);
			try (Connection worker = Connection.to(socket)) {
				server.awaitLine("may not reach its monitor");
				server.type("");
				server.awaitLine("errors 1$");
				worker.send(new Message.Hello(token, WORKER));
				server.awaitLine("admitted 4711");
			}
		}
	}

	@Test
	@SuppressWarnings("try")
	void workerIsAdmittedAndBothSidesSpeak() throws Exception {
		try (Connection worker = connectWorker(); Connection monitor = this.admitted.take()) {
			worker.send(new Message.Ready(0));
			worker.send(new Message.Reload());
			monitor.send(Goes.of(0, "", 1000));
			assertThat(monitor.receive(Message.FromWorker.class)).contains(new Message.Ready(0));
			assertThat(monitor.receive(Message.FromWorker.class)).contains(new Message.Reload());
			assertThat(worker.receive(Message.FromMonitor.class)).contains(Goes.of(0, "", 1000));
			worker.close();
			worker.close();
			assertThat(monitor.receive(Message.FromWorker.class)).isEmpty();
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void aFailureToDecideAboutOneWorkerDoesNotKeepOutTheNext(boolean memory) throws Exception {
		Path other = Files.createDirectory(this.directory.resolve("x"));
		BlockingQueue<Long> asked = new LinkedBlockingQueue<>();
		try (ConnectionServer server = ConnectionServer.open(other, Duration.ofSeconds(60), (pid, connection) -> {
			asked.add(pid);
			if (pid == 1) {
				if (memory) {
					throw new OutOfMemoryError("on purpose");
				}
				throw new IllegalStateException("on purpose");
			}
			return this.admitted.add(connection);
		}, this);
				Connection first = Connection.to(other.resolve(ConnectionServer.SOCKET));
				Connection second = Connection.to(other.resolve(ConnectionServer.SOCKET))) {
			first.send(new Message.Hello(server.address().token(), 1));
			assertThat(asked.take()).isEqualTo(1);
			second.send(new Message.Hello(server.address().token(), WORKER));
			assertThat(this.admitted.poll(30, TimeUnit.SECONDS)).isNotNull();
			assertThat(first.receive(Message.FromMonitor.class)).isEmpty();
			assertThat(this.logged).singleElement().asString().contains("on purpose");
		}
	}

	@Test
	void largeMessagesOfManyThreadsDoNotMix() throws Exception {
		List<String> paths = Collections.nCopies(20, "p".repeat(40_000));
		try (Connection worker = connectWorker(); Connection monitor = this.admitted.take()) {
			List<CompletableFuture<Void>> senders = new ArrayList<>();
			for (int i = 0; i < 8; i++) {
				senders.add(CompletableFuture.runAsync(() -> send(worker, new Message.WatchFiles(paths, 1, false))));
			}
			for (int i = 0; i < 8; i++) {
				assertThat(monitor.receive(Message.FromWorker.class)).contains(new Message.WatchFiles(paths, 1, false));
			}
			CompletableFuture.allOf(senders.toArray(CompletableFuture[]::new)).join();
		}
	}

	@Test
	void interruptedThreadCanSend() throws Exception {
		try (Connection worker = connectWorker(); Connection monitor = this.admitted.take()) {
			Thread.currentThread().interrupt();
			worker.send(new Message.Reload());
			assertThat(Thread.interrupted()).isTrue();
			assertThat(monitor.receive(Message.FromWorker.class)).contains(new Message.Reload());
		}
	}

	@Test
	@SuppressWarnings("try")
	void closeUnblocksTheReader() throws Exception {
		try (Connection worker = connectWorker(); Connection monitor = this.admitted.take()) {
			CompletableFuture<Boolean> ended = CompletableFuture.supplyAsync(() -> {
				try {
					return monitor.receive(Message.FromWorker.class).isEmpty();
				}
				catch (IOException ex) {
					throw new AssertionError(ex);
				}
			});
			monitor.close();
			assertThat(ended.get(30, TimeUnit.SECONDS)).isTrue();
			assertThatIOException().isThrownBy(() -> monitor.send(new Message.Stop()));
			assertThat(worker.isOpen()).isTrue();
		}
	}

	@Test
	void monitorRefusesWhatOnlyAMonitorSays() throws Exception {
		try (Connection worker = connectWorker(); Connection monitor = this.admitted.take()) {
			worker.send(new Message.Stop());
			assertThatIOException().isThrownBy(() -> monitor.receive(Message.FromWorker.class))
				.withMessageContaining("wrong side");
		}
	}

	@Test
	void strangersAreDroppedAndTheNextWorkerIsAdmitted() throws Exception {
		byte[] garbage = new byte[5000];
		new Random(1).nextBytes(garbage);
		ByteBuffer tooLong = new Message.Failed("x".repeat(2000)).toFrame().toBytes();
		assertDropped(ByteBuffer.wrap(garbage), "these bytes are not hupper's");
		assertDropped(ByteBuffer.wrap("GET / HTTP/1.1\r\n\r\n".getBytes()), "these bytes are not hupper's");
		assertDropped(tooLong, "longer than the limit");
		assertDropped(new Message.Reload().toFrame().toBytes(), "something else before hello");
		assertDropped(new Message.Hello("guessed", WORKER).toFrame().toBytes(), "is no worker of this monitor");
		assertDropped(hello(1), "process 1 is no worker of this monitor");
		try (Connection worker = connectWorker()) {
			assertThat(this.admitted.take()).isNotNull();
			assertThat(worker.isOpen()).isTrue();
		}
	}

	@Test
	void strangerThatHangsUpIsForgotten() throws Exception {
		try (SocketChannel stranger = connect(this.directory)) {
			stranger.write(hello(WORKER).slice(0, 11));
		}
		assertThat(this.logged.take()).contains("the stream ends within a frame");
		connect(this.directory).close();
		assertThat(this.logged.take()).contains("ended without a word");
	}

	@Test
	void helloInTwoPartsIsUnderstood() throws Exception {
		try (SocketChannel worker = connect(this.directory)) {
			ByteBuffer hello = hello(WORKER);
			worker.write(hello.slice(0, 11));
			connectWorker().close();
			assertThat(this.admitted.take()).isNotNull();
			worker.write(hello.position(11));
			assertThat(this.admitted.take()).isNotNull();
		}
	}

	@Test
	void silentStrangerIsDroppedInTime() throws Exception {
		this.server.close();
		this.server = open(Duration.ofMillis(100), Files.createDirectory(this.directory.resolve("d")));
		try (SocketChannel stranger = connect(this.directory.resolve("d"))) {
			assertEnds(stranger);
			assertThat(this.logged.take()).contains("did not say hello within");
		}
	}

	@Test
	void thousandSilentStrangersKeepNoWorkerOut() throws Exception {
		List<SocketChannel> strangers = new ArrayList<>();
		try {
			for (int i = 0; i < 1000; i++) {
				strangers.add(connect(this.directory));
			}
			try (Connection worker = connectWorker()) {
				assertThat(this.admitted.take()).isNotNull();
				assertThat(worker.isOpen()).isTrue();
			}
			assertEnds(strangers.get(0));
			assertThat(this.logged.take()).contains("too many wait");
		}
		finally {
			for (SocketChannel stranger : strangers) {
				stranger.close();
			}
		}
	}

	@Test
	void closedServerLeavesAdmittedConnectionsAndNoThread() throws Exception {
		try (Connection worker = connectWorker(); Connection monitor = this.admitted.take()) {
			this.server.close();
			worker.send(new Message.Ready(0));
			assertThat(monitor.receive(Message.FromWorker.class)).contains(new Message.Ready(0));
			assertThat(Thread.getAllStackTraces().keySet()).extracting(Thread::getName)
				.doesNotContain("hupper-connections");
			assertThat(ConnectionServer.isListeningIn(this.directory)).isFalse();
		}
	}

	private Connection connectWorker() throws IOException {
		Connection worker = Connection.to(this.server.address().socket());
		worker.send(new Message.Hello(this.server.address().token(), WORKER));
		return worker;
	}

	private ByteBuffer hello(long pid) throws IOException {
		return new Message.Hello(this.server.address().token(), pid).toFrame().toBytes();
	}

	private static SocketChannel connect(Path directory) throws IOException {
		SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
		channel.connect(UnixDomainSocketAddress.of(directory.resolve(ConnectionServer.SOCKET)));
		return channel;
	}

	private void assertDropped(ByteBuffer bytes, String reason) throws Exception {
		try (SocketChannel stranger = connect(this.directory)) {
			stranger.write(bytes);
			assertEnds(stranger);
		}
		assertThat(this.logged.take()).contains(reason);
		assertThat(this.admitted).isEmpty();
	}

	/** By end of stream, or by a reset if some bytes were not even read. */
	private static void assertEnds(SocketChannel channel) {
		try {
			assertThat(channel.read(ByteBuffer.allocate(1))).isEqualTo(-1);
		}
		catch (IOException ex) {
			assertThat(ex).hasMessageContaining("reset");
		}
	}

	private static void send(Connection connection, Message message) {
		try {
			connection.send(message);
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
	}

	@Override
	public void debug(String message) {
		this.logged.add(message);
	}

	@Override
	public void info(String message) {
		this.logged.add(message);
	}

	@Override
	public void error(String message) {
		this.logged.add(message);
	}

}
