package dev.hupper.relay;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

import dev.hupper.testing.ChildProcess;
import dev.hupper.testing.RecordingLogger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * Tests for clients and workers that misbehave: none takes the relay down, and none
 * leaves anything behind.
 */
class RelayFaultsIntegrationTests {

	private static final Duration LONG = Duration.ofMinutes(1);

	private static final Duration SHORT = Duration.ofMillis(200);

	private static final int PAGES = Integer.getInteger("hupper.test.pages", 100);

	private static final int MEGABYTE = 1024 * 1024;

	private final RecordingLogger logger = new RecordingLogger();

	private Relay relay;

	private int port;

	/** Nothing may have happened to the relay itself. */
	@AfterEach
	void close() throws IOException {
		if (this.relay != null) {
			try (RawWorker worker = RawWorker.saying("alive"); Caller caller = new Caller(this.port)) {
				this.relay.serve(worker.port(), false);
				assertThat(caller.get("/").response()).endsWith("alive");
			}
			this.relay.close();
			assertThat(this.logger.lines()).isEmpty();
		}
	}

	private void open(RelaySettings settings) throws IOException {
		this.relay = Relay.open(settings, this.logger);
		this.port = this.relay.listen("", 0);
	}

	private void open() throws IOException {
		open(RelaySettings.DEFAULTS);
	}

	/** What is sent is there before the relay begins to count the time. */
	@Test
	void halfARequestLineAndSilence() throws IOException {
		RelayThread thread = listening(new RelaySettings(LONG, 10, SHORT, false), System::nanoTime);
		try (Caller half = new Caller(this.port); Caller none = new Caller(this.port)) {
			half.send("GET /ha");
			thread.start();
			assertThat(half.rest()).startsWith("HTTP/1.1 408 ");
			assertThat(none.rest()).isEmpty();
		}
		finally {
			thread.close();
		}
		assertThat(this.logger.lines()).isEmpty();
	}

	/** Longer than the limit nothing happens, so that no clock is looked at. */
	@Test
	void aClientHasItsTimeHoweverLongNobodyAsked() throws IOException {
		AtomicLong clock = new AtomicLong();
		RelayThread thread = listening(RelaySettings.DEFAULTS, clock::get);
		thread.start();
		try (RawWorker worker = RawWorker.saying("served")) {
			serve(thread, worker);
			get(this.port, "served");
			clock.addAndGet(2 * RelaySettings.DEFAULTS.idleLimit().toNanos());
			try (Caller caller = new Caller(this.port)) {
				get(this.port, "served");
				assertThat(caller.get("/").response()).endsWith("served");
			}
		}
		finally {
			thread.close();
		}
	}

	/** One that is stopped in that very moment may wait for what it has not noticed. */
	@Test
	void aServerNoticesWhatIsCutBeforeItIsStopped() throws Exception {
		AtomicLong clock = new AtomicLong();
		RelayThread thread = listening(RelaySettings.DEFAULTS, clock::get);
		thread.start();
		CountDownLatch noticed = new CountDownLatch(1);
		CompletableFuture<Void> quiet = new CompletableFuture<>();
		try (RawWorker worker = RawWorker.start((self, connection) -> {
			self.readRequest(connection);
			RawWorker.write(connection, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");
			connection.getInputStream().read();
			noticed.countDown();
		}); Caller caller = new Caller(this.port)) {
			serve(thread, worker);
			caller.get("/").head();
			CountDownLatch begun = new CountDownLatch(1);
			thread.submit((state) -> {
				state.quiesce(Duration.ofMillis(500), quiet);
				begun.countDown();
			});
			assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();
			clock.addAndGet(Duration.ofMillis(450).toNanos());
			thread.submit((state) -> {
			});
			assertThat(noticed.await(60, TimeUnit.SECONDS)).isTrue();
			assertThat(quiet).isNotDone();
			clock.addAndGet(Duration.ofMillis(50).toNanos());
			thread.submit((state) -> {
			});
			quiet.get(60, TimeUnit.SECONDS);
		}
		finally {
			thread.close();
		}
	}

	/** Neither do the times in which workers had it count as waiting. */
	@Test
	void aLongPollOutlivesAnyNumberOfReloads() throws Exception {
		AtomicLong clock = new AtomicLong();
		RelayThread thread = listening(RelaySettings.DEFAULTS, clock::get);
		thread.start();
		try (RawWorker silent = RawWorker.start((self, connection) -> {
			self.readRequest(connection);
			connection.getInputStream().read();
		}); RawWorker last = RawWorker.saying("news"); Caller poll = new Caller(this.port)) {
			poll.get("/poll");
			for (int i = 1; i <= 4; i++) {
				serve(thread, silent);
				int asked = i;
				await().atMost(LONG).until(() -> silent.requests() == asked);
				clock.addAndGet(2 * RelaySettings.DEFAULTS.holdLimit().toNanos());
				CompletableFuture<Void> quiet = new CompletableFuture<>();
				thread.submit((state) -> {
					state.quiesce(Duration.ofMillis(50), quiet);
					clock.addAndGet(Duration.ofMillis(50).toNanos());
				});
				quiet.get(60, TimeUnit.SECONDS);
			}
			serve(thread, last);
			assertThat(poll.response()).startsWith("HTTP/1.1 200 ").endsWith("news");
		}
		finally {
			thread.close();
		}
	}

	private RelayThread listening(RelaySettings settings, LongSupplier clock) throws IOException {
		RelayThread thread = new RelayThread(Selector.open(), settings, clock, () -> {
		}, this.logger);
		ServerSocketChannel listener = RelayThread.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
		thread.submit((state) -> thread.listen(listener));
		this.port = listener.socket().getLocalPort();
		return thread;
	}

	private static void serve(RelayThread thread, RawWorker worker) {
		serve(thread, worker.port());
	}

	private static void serve(RelayThread thread, int port) {
		InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
		thread.submit((state) -> state.serve(new RoutingMode.Serving(address, false)));
	}

	private static void get(int port, String answer) throws IOException {
		try (Caller caller = new Caller(port)) {
			assertThat(caller.get("/").response()).endsWith(answer);
		}
	}

	@Test
	@DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no ulimit")
	void whenFilesRunOutOneLineSaysSoAndWhoeverWaitsIsServedLater(@TempDir Path directory) throws IOException {
		String java = String.join("' '", ChildProcess.java(List.of(), ExhaustedRelay.class));
		try (RawWorker worker = RawWorker.saying("served");
				ChildProcess relay = ChildProcess.start(directory, Map.of(),
						List.of("sh", "-c", "ulimit -n 1000 && exec '" + java + "' " + worker.port()))) {
			int port = Integer.parseInt(relay.awaitLine("exhausted (.*)").group(1));
			try (Caller caller = new Caller(port)) {
				caller.get("/");
				relay.awaitLine("The relay cannot accept connections");
				relay.type("");
				relay.awaitLine("looked 1$");
				assertThat(caller.response()).endsWith("served");
			}
		}
	}

	@Test
	void theRestOfABodyIsSentThoughTheAnswerIsThere() throws IOException {
		open();
		CompletableFuture<String> body = new CompletableFuture<>();
		try (RawWorker worker = RawWorker.start((self, connection) -> {
			InputStream in = connection.getInputStream();
			RawWorker.readHead(in);
			RawWorker.write(connection, "HTTP/1.1 404 \r\nContent-Length: 4\r\n\r\nnone");
			body.complete(new String(in.readNBytes(5), StandardCharsets.US_ASCII));
			in.read();
		}); RawWorker next = RawWorker.saying("next"); Caller caller = new Caller(this.port)) {
			this.relay.serve(worker.port(), false);
			caller.send("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\n");
			assertThat(caller.response()).endsWith("none");
			caller.send("title");
			assertThat(body.orTimeout(60, TimeUnit.SECONDS).join()).isEqualTo("title");
			this.relay.quiesce(LONG).toCompletableFuture().join();
			this.relay.serve(next.port(), false);
			assertThat(caller.get("/").response()).endsWith("next");
		}
	}

	@Test
	@EnabledOnOs(OS.LINUX)
	void aTunnelWhoseWorkerHasEndedIsNotKept() throws IOException {
		open(new RelaySettings(LONG, 10, SHORT, false));
		try (RawWorker worker = RawWorker.start((self, connection) -> {
			connection.getInputStream().readNBytes(7);
			RawWorker.write(connection, "400");
			connection.close();
		})) {
			this.relay.serve(worker.port(), false);
			long before = sockets();
			try (Caller caller = new Caller(this.port)) {
				assertThat(caller.send("GET /\r\n").rest()).isEqualTo("400");
				await().atMost(LONG).until(() -> sockets() == before + 1);
			}
		}
	}

	@Test
	void aMegabyteOfHeadersIsForTheServerToJudge() throws IOException {
		open();
		String request = "GET / HTTP/1.1\r\n" + ("X-Long: " + "x".repeat(1000) + "\r\n").repeat(1000) + "\r\n";
		CompletableFuture<Integer> seen = new CompletableFuture<>();
		try (RawWorker worker = RawWorker.start((self, connection) -> {
			seen.complete(self.readRequest(connection).length());
			RawWorker.write(connection, "HTTP/1.1 431 Too Much\r\nContent-Length: 0\r\n\r\n");
			self.readRequest(connection);
		}); Caller caller = new Caller(this.port)) {
			caller.send(request.substring(0, 50_000));
			this.relay.serve(worker.port(), false);
			assertThat(caller.send(request.substring(50_000)).response()).startsWith("HTTP/1.1 431 ");
			assertThat(seen.join()).isEqualTo(request.length());
		}
	}

	@Test
	void aTlsHelloReachesAPlainServerAsItIs() throws IOException {
		open(new RelaySettings(SHORT, 10, LONG, false));
		String hello = "\26\3\1\0\5\1\0\0\1\0";
		CompletableFuture<String> seen = new CompletableFuture<>();
		try (Caller held = new Caller(this.port)) {
			assertThat(held.send(hello).rest()).as("not answered, since it would not understand").isEmpty();
		}
		try (RawWorker worker = RawWorker.start((self, connection) -> {
			seen.complete(new String(connection.getInputStream().readNBytes(10), StandardCharsets.ISO_8859_1));
			RawWorker.write(connection, "HTTP/1.1 400 \r\n\r\nno TLS here");
		}); Caller caller = new Caller(this.port)) {
			this.relay.serve(worker.port(), false);
			assertThat(caller.send(hello).rest()).isEqualTo("HTTP/1.1 400 \r\n\r\nno TLS here");
			assertThat(seen.join()).isEqualTo(hello);
		}
	}

	@Test
	void aClientThatNeverReadsHoldsBackItsOwnResponseAlone() throws IOException {
		open();
		AtomicLong written = new AtomicLong();
		try (RawWorker worker = RawWorker.start((self, connection) -> {
			boolean endless = self.readRequest(connection).startsWith("GET /endless");
			RawWorker.write(connection,
					"HTTP/1.1 200 OK\r\nContent-Length: " + (endless ? "99999999999" : "2") + "\r\n\r\nok");
			byte[] bytes = new byte[MEGABYTE];
			while (endless) {
				connection.getOutputStream().write(bytes);
				written.addAndGet(bytes.length);
			}
		}); Caller deaf = new Caller(this.port)) {
			this.relay.serve(worker.port(), false);
			deaf.get("/endless").head();
			long[] before = { -1 };
			await().atMost(LONG)
				.pollInterval(Duration.ofMillis(300))
				.until(() -> before[0] == (before[0] = written.get()));
			try (Caller other = new Caller(this.port)) {
				assertThat(other.get("/").response()).endsWith("ok");
			}
			this.relay.quiesce(SHORT).toCompletableFuture().join();
		}
	}

	@Test
	void fiveHundredHeldAtOnceAreAllAnsweredByTheNextWorker() throws IOException {
		open();
		int threads = Thread.activeCount();
		List<Caller> callers = new ArrayList<>();
		try (RawWorker worker = RawWorker.start((self, connection) -> {
			self.readRequest(connection);
			RawWorker.write(connection, "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nok");
		})) {
			for (int i = 0; i < 500; i++) {
				callers.add(new Caller(this.port).get("/" + i));
			}
			assertThat(Thread.activeCount()).isLessThan(threads + 10);
			this.relay.serve(worker.port(), false);
			for (Caller caller : callers) {
				assertThat(caller.rest()).endsWith("ok");
			}
			assertThat(worker.requests()).isEqualTo(500);
		}
		finally {
			for (Caller caller : callers) {
				caller.close();
			}
		}
	}

	@Test
	void noMoreAreHeldThanAllowed() throws IOException {
		open(new RelaySettings(LONG, 1, LONG, false));
		try (RawWorker worker = RawWorker.saying("ok");
				Caller first = new Caller(this.port);
				Caller second = new Caller(this.port)) {
			Caller held = heldOfTwo(first, second);
			this.relay.serve(worker.port(), false);
			assertThat(held.response()).endsWith("ok");
		}
	}

	/** The one of them that has the only place, once the other has been told so. */
	private static Caller heldOfTwo(Caller first, Caller second) throws IOException {
		first.get("/");
		second.get("/");
		await().atMost(LONG).until(() -> first.in().available() > 0 || second.in().available() > 0);
		Caller refused = (first.in().available() > 0) ? first : second;
		assertThat(refused.rest()).startsWith("HTTP/1.1 503 ").contains("hupper.relay.max-held");
		return (refused == first) ? second : first;
	}

	@Test
	void whatIsHeldTooLongIsToldSo() throws IOException {
		open(new RelaySettings(SHORT, 10, LONG, false));
		try (Caller caller = new Caller(this.port)) {
			assertThat(caller.get("/").rest()).startsWith("HTTP/1.1 503 ")
				.contains("hupper.relay.hold-limit", "Retry-After: 1");
		}
	}

	@Test
	@EnabledOnOs(OS.LINUX)
	void aPortThatIsTakenIsRefusedWithItsHolder() throws IOException {
		try (ServerSocket other = new ServerSocket(0); Relay relay = Relay.open(RelaySettings.DEFAULTS, this.logger)) {
			assertThatExceptionOfType(PortTakenException.class).isThrownBy(() -> relay.listen("", other.getLocalPort()))
				.withMessageContaining("Port " + other.getLocalPort() + " ")
				.withMessageContaining("process " + ProcessHandle.current().pid() + " (")
				.withMessageContaining("server.port");
			assertThat(relay.listen("", 0)).isPositive();
		}
	}

	@Test
	void aPortThatTheWorkerDoesNotServe() throws IOException {
		open();
		try (Socket deaf = new Socket(); Caller caller = new Caller(this.port)) {
			deaf.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
			this.relay.serve(deaf.getLocalPort(), false);
			assertThat(caller.get("/").rest()).startsWith("HTTP/1.1 502 ").contains("nothing accepts connections");
		}
	}

	/** As a system does that is short of something for a moment. */
	@Test
	void aWorkerThatRefusesOnceIsAskedAgain() throws Exception {
		AtomicLong clock = new AtomicLong();
		RelayThread thread = listening(new RelaySettings(LONG, 1, LONG, false), clock::get);
		thread.start();
		try (Socket deaf = new Socket(); Caller first = new Caller(this.port); Caller second = new Caller(this.port)) {
			deaf.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
			int port = deaf.getLocalPort();
			serve(thread, port);
			Caller held = heldOfTwo(first, second);
			deaf.close();
			try (RawWorker same = RawWorker.saying("again", port)) {
				clock.addAndGet(Duration.ofMillis(100).toNanos());
				thread.submit((state) -> {
				});
				assertThat(held.response()).endsWith("again");
			}
		}
		finally {
			thread.close();
		}
	}

	@Test
	void aWorkerThatDiesInTheMiddleOfAResponse() throws IOException {
		open();
		try (RawWorker worker = RawWorker.start((self, connection) -> {
			self.readRequest(connection);
			RawWorker.write(connection, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");
		}); Caller caller = new Caller(this.port)) {
			this.relay.serve(worker.port(), false);
			assertThat(caller.get("/").rest()).endsWith("\r\n\r\nhalf");
		}
	}

	@Test
	void aPostWhoseWorkerDiesIsNotSentAgain() throws IOException {
		open();
		try (RawWorker worker = RawWorker.start((self, connection) -> self.readRequest(connection));
				Caller caller = new Caller(this.port)) {
			this.relay.serve(worker.port(), false);
			caller.send("POST / HTTP/1.1\r\nContent-Length: 2\r\n\r\nhi");
			assertThat(caller.rest()).startsWith("HTTP/1.1 502 ").contains("not sent again");
			assertThat(worker.requests()).isOne();
		}
	}

	@Test
	void aReloadInTheMiddleOfAnUpload() throws IOException {
		open();
		try (RawWorker worker = RawWorker.start((self, connection) -> {
			RawWorker.readHead(connection.getInputStream());
			self.readRequest(connection);
		}); Caller caller = new Caller(this.port)) {
			this.relay.serve(worker.port(), false);
			caller.send("POST / HTTP/1.1\r\nContent-Length: 100000000\r\n\r\nhalf");
			await().atMost(LONG).until(() -> worker.connections() == 1);
			this.relay.quiesce(SHORT).toCompletableFuture().join();
			caller.send("of it");
			worker.close();
			assertThat(caller.rest()).startsWith("HTTP/1.1 502 ");
		}
	}

	@Test
	void whatPassesIsWhole() throws Exception {
		open();
		int length = 50 * MEGABYTE;
		try (RawWorker worker = RawWorker.start((self, connection) -> {
			RawWorker.readHead(connection.getInputStream());
			RawWorker.write(connection,
					"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: " + length + "\r\n\r\n");
			InputStream in = connection.getInputStream();
			byte[] bytes = new byte[10_000];
			for (int left = length, count = 0; left > 0; left -= count) {
				count = in.read(bytes);
				connection.getOutputStream().write(bytes, 0, count);
			}
		}); Caller caller = new Caller(this.port)) {
			this.relay.serve(worker.port(), false);
			caller.send("POST / HTTP/1.1\r\nContent-Length: " + length + "\r\n\r\n");
			MessageDigest sent = MessageDigest.getInstance("SHA-256");
			Thread upload = new Thread(() -> upload(caller, length, sent));
			upload.start();
			caller.head();
			MessageDigest received = MessageDigest.getInstance("SHA-256");
			new DigestInputStream(caller.in(), received).transferTo(OutputStream.nullOutputStream());
			upload.join();
			assertThat(received.digest()).isEqualTo(sent.digest());
		}
	}

	private static void upload(Caller caller, int length, MessageDigest digest) {
		Random random = new Random(1);
		byte[] bytes = new byte[MEGABYTE / 2];
		try {
			for (int left = length; left > 0; left -= bytes.length) {
				random.nextBytes(bytes);
				digest.update(bytes);
				caller.socket().getOutputStream().write(bytes);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** As a browser closes the event stream of a page that is left. */
	@Test
	@EnabledOnOs(OS.LINUX)
	void streamsOfPagesThatAreGoneLeaveNothingBehind() throws IOException {
		open();
		try (RawWorker worker = RawWorker.start((self, connection) -> {
			self.readRequest(connection);
			RawWorker.write(connection,
					"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n");
			connection.getInputStream().read();
		})) {
			this.relay.serve(worker.port(), false);
			leavePage();
			await().atMost(LONG).until(() -> worker.connections() == 0);
			long before = sockets();
			for (int i = 0; i < PAGES; i++) {
				leavePage();
			}
			await().atMost(LONG).until(() -> worker.connections() == 0 && sockets() <= before);
		}
	}

	/** The first one also makes the socket that the JVM closes others with, and keeps. */
	private void leavePage() throws IOException {
		try (Caller page = new Caller(this.port)) {
			page.get("/hupper-refresh/events").head();
		}
	}

	@Test
	@EnabledOnOs(OS.LINUX)
	void aThousandConnectionsLeaveNothingBehind() throws IOException, NoSuchAlgorithmException {
		open();
		try (RawWorker worker = RawWorker.saying("ok")) {
			this.relay.serve(worker.port(), false);
			try (Caller caller = new Caller(this.port)) {
				caller.get("/").response();
			}
			await().atMost(LONG).until(() -> worker.connections() == 0);
			long before = sockets();
			for (int i = 0; i < 1000; i++) {
				try (Caller caller = new Caller(this.port)) {
					caller.get("/");
					if (i % 2 == 0) {
						caller.response();
					}
				}
			}
			await().atMost(LONG).until(() -> worker.connections() == 0 && sockets() <= before);
		}
	}

	private static long sockets() throws IOException {
		try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
			return files.filter(RelayFaultsIntegrationTests::isSocket).count();
		}
	}

	private static boolean isSocket(Path file) {
		try {
			return Files.readSymbolicLink(file).toString().startsWith("socket:");
		}
		catch (IOException ex) {
			return false;
		}
	}

}
