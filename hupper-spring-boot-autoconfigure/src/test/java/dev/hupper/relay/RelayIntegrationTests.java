package dev.hupper.relay;

import java.io.IOException;
import java.net.Inet4Address;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import dev.hupper.api.LocalNames;
import dev.hupper.testing.FreePort;
import dev.hupper.testing.RecordingLogger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for the relay between real sockets: what passes it, and what a change of the
 * worker looks like.
 */
class RelayIntegrationTests {

	private static final Duration LONG = Duration.ofMinutes(1);

	private final RecordingLogger logger = new RecordingLogger();

	private Relay relay;

	private int port;

	@BeforeEach
	void open() throws IOException {
		this.relay = Relay.open(RelaySettings.DEFAULTS, this.logger);
		this.port = this.relay.listen("", 0);
	}

	@AfterEach
	void close() {
		this.relay.close();
		assertThat(this.logger.lines()).isEmpty();
	}

	@Test
	void bytesPassUnchanged() throws IOException {
		String request = "POST /a?b HTTP/1.1\r\nhOSt: example.org:1\r\nX-Odd:   spaces \r\nContent-Length: 3\r\n\r\nabc";
		String response = "HTTP/1.1 418 I'm a teapot\r\nX-Odd:  too\r\nContent-Length: 2\r\n\r\nok";
		CompletableFuture<String> seen = new CompletableFuture<>();
		try (RawWorker worker = RawWorker.start((self, connection) -> {
			seen.complete(self.readRequest(connection));
			RawWorker.write(connection, response);
		}); Caller caller = new Caller(this.port)) {
			this.relay.serve(worker.port(), false);
			assertThat(caller.send(request).rest()).isEqualTo(response);
			assertThat(seen.join()).isEqualTo(request);
		}
	}

	@Test
	void aRequestFromAnotherComputerTellsWhoAsks() throws IOException {
		InetAddress other = otherAddress();
		List<String> requests = new CopyOnWriteArrayList<>();
		try (RawWorker worker = RawWorker.start((self, connection) -> {
			while (true) {
				requests.add(self.readRequest(connection));
				RawWorker.write(connection, "HTTP/1.1 204 No Content\r\n\r\n");
			}
		}); Caller caller = new Caller(other, this.port)) {
			this.relay.serve(worker.port(), false);
			caller.send("POST /a HTTP/1.1\r\nContent-Length: 2\r\n\r\nhiGET /b HTTP/1.1\r\n\r\n");
			caller.response();
			caller.response();
			String mark = "X-Hupper-Client: " + other.getHostAddress() + "\r\n";
			assertThat(requests).containsExactly("POST /a HTTP/1.1\r\n" + mark + "Content-Length: 2\r\n\r\nhi",
					"GET /b HTTP/1.1\r\n" + mark + "\r\n");
		}
	}

	/** A name of it may be its address in the network, by which it asks from there. */
	@Test
	void whatFailedIsShownToThisComputerAtAnAddressThatIsNamed() throws IOException {
		InetAddress other = otherAddress();
		LocalNames names = new LocalNames(List.of(other.getHostAddress()));
		try (Relay named = Relay.open(new RelaySettings(LONG, 1000, LONG, false, names), this.logger);
				Caller caller = new Caller(other, named.listen("", 0))) {
			named.fail(new FailureReport("It does not compile", "A.java:1: error"));
			caller.send("GET / HTTP/1.1\r\nHost: " + other.getHostAddress() + ":8080\r\n\r\n");
			assertThat(caller.rest()).contains("A.java:1: error");
		}
	}

	private static InetAddress otherAddress() throws IOException {
		InetAddress other = NetworkInterface.networkInterfaces()
			.flatMap(NetworkInterface::inetAddresses)
			.filter((address) -> address instanceof Inet4Address && !address.isLoopbackAddress())
			.findFirst()
			.orElse(null);
		assumeThat(other).as("an address that does not look local").isNotNull();
		return other;
	}

	/** Each of them hides a request that a server would take for one of this computer. */
	@Test
	void aRequestFromAnotherComputerThatHidesAnotherIsRefused() throws IOException {
		InetAddress other = otherAddress();
		String hidden = "GET /hidden HTTP/1.1\r\nX-Hupper-Client: 127.0.0.1\r\n\r\n";
		try (RawWorker worker = RawWorker.saying("reached")) {
			this.relay.serve(worker.port(), false);
			for (String request : List.of("GET /x?" + "y".repeat(1100) + "\r\n\r\n",
					"POST / HTTP/1.1\r\nContent-Length:" + "0".repeat(1009) + "52\r\n\r\n" + hidden,
					"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n 0\r\n\r\n" + hidden,
					"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "\26\3\1" + hidden,
					"GET / HTTP/1.1\r\nX: " + "y".repeat(40_000))) {
				try (Caller caller = new Caller(other, this.port)) {
					assertThat(caller.send(request).rest()).startsWith("HTTP/1.1 400 ").doesNotContain("reached");
				}
			}
			assertThat(worker.requests()).isZero();
		}
	}

	/** Nobody understands it: that something is under way is seen by its bytes. */
	@Test
	void whatIsAskedByTlsIsAnsweredBeforeTheWorkerIsStopped() throws IOException {
		CompletableFuture<Void> asked = new CompletableFuture<>();
		CompletableFuture<Void> quiescing = new CompletableFuture<>();
		try (RawWorker worker = RawWorker.start((self, connection) -> {
			connection.getInputStream().readNBytes(5);
			asked.complete(null);
			quiescing.join();
			RawWorker.write(connection, "the server's part");
			connection.getInputStream().readNBytes(8);
			RawWorker.write(connection, "the answer");
			connection.getInputStream().read();
		}); Caller caller = new Caller(this.port)) {
			this.relay.serve(worker.port(), true);
			caller.send("\26\3\1hi");
			asked.join();
			CompletableFuture<Void> quiet = quiesceForLong();
			quiescing.complete(null);
			assertThat(caller.read("the server's part".length())).isEqualTo("the server's part");
			assertThat(caller.send("a client").rest()).isEqualTo("the answer");
			quiet.join();
		}
	}

	@Test
	void aConnectionKeptAliveNeverNoticesAChange() throws IOException {
		try (Caller caller = new Caller(this.port)) {
			for (String name : new String[] { "one", "two", "three" }) {
				CompletableFuture<Void> quiet = this.relay.quiesce(LONG).toCompletableFuture();
				quiet.join();
				caller.get("/");
				try (RawWorker worker = RawWorker.saying(name)) {
					this.relay.serve(worker.port(), false);
					assertThat(caller.response()).endsWith(name);
					assertThat(caller.get("/").response()).endsWith(name);
					assertThat(worker.connections()).isOne();
					this.relay.quiesce(LONG).toCompletableFuture().join();
				}
			}
		}
	}

	@Test
	void pipelinedRequestsAreAnsweredInOrder() throws IOException {
		try (RawWorker worker = RawWorker.start((self, connection) -> {
			while (true) {
				String path = self.readRequest(connection).split(" ")[1];
				RawWorker.write(connection, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n" + path);
			}
		}); Caller caller = new Caller(this.port)) {
			this.relay.serve(worker.port(), false);
			caller.get("/1").get("/2").get("/3");
			assertThat(caller.response()).endsWith("/1");
			assertThat(caller.response()).endsWith("/2");
			assertThat(caller.response()).endsWith("/3");
		}
	}

	@Test
	void aBodyIsSentOnlyWhenTheServerSaysContinue() throws IOException {
		try (RawWorker worker = RawWorker.start((self, connection) -> {
			RawWorker.readHead(connection.getInputStream());
			RawWorker.write(connection, "HTTP/1.1 100 Continue\r\n\r\n");
			String body = new String(connection.getInputStream().readNBytes(5));
			RawWorker.write(connection, "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n" + body);
		}); Caller caller = new Caller(this.port)) {
			this.relay.serve(worker.port(), false);
			caller.send("POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n");
			assertThat(caller.head()).startsWith("HTTP/1.1 100 ");
			assertThat(caller.send("hello").response()).endsWith("hello");
		}
	}

	@Test
	void whoseWorkerEndsAfterItHasSaidContinueIsToldSo() throws IOException {
		try (RawWorker worker = RawWorker.start((self, connection) -> {
			RawWorker.readHead(connection.getInputStream());
			RawWorker.write(connection, "HTTP/1.1 100 Continue\r\n\r\n");
			connection.getInputStream().read();
		}); Caller cut = new Caller(this.port); Caller left = new Caller(this.port)) {
			this.relay.serve(worker.port(), false);
			for (Caller caller : List.of(cut, left)) {
				caller.send("POST / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n");
				assertThat(caller.head()).startsWith("HTTP/1.1 100 ");
			}
			assertThat(left.send("h").rest()).startsWith("HTTP/1.1 502 ").contains("not sent again");
			this.relay.quiesce(Duration.ofMillis(50)).toCompletableFuture().join();
			assertThat(cut.rest()).startsWith("HTTP/1.1 502 ").contains("not sent again");
		}
	}

	@Test
	void whatWasOnlyHintedAtIsAnsweredByTheNextWorker() throws IOException {
		CompletableFuture<Void> mayEnd = new CompletableFuture<>();
		try (RawWorker hinting = RawWorker.start((self, connection) -> {
			self.readRequest(connection);
			RawWorker.write(connection, "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n");
			mayEnd.join();
		}); RawWorker next = RawWorker.saying("next"); Caller caller = new Caller(this.port)) {
			this.relay.serve(hinting.port(), false);
			assertThat(caller.get("/").head()).startsWith("HTTP/1.1 103 ");
			quiesceForLong();
			mayEnd.complete(null);
			this.relay.serve(next.port(), false);
			assertThat(caller.response()).endsWith("next");
		}
	}

	/** When this returns, requests wait. */
	private CompletableFuture<Void> quiesceForLong() {
		CompletableFuture<Void> overtaken = this.relay.quiesce(LONG).toCompletableFuture();
		CompletableFuture<Void> quiet = this.relay.quiesce(LONG).toCompletableFuture();
		overtaken.join();
		return quiet;
	}

	@Test
	void aResponseMayEndWithItsConnection() throws IOException {
		try (RawWorker worker = RawWorker.start((self, connection) -> {
			self.readRequest(connection);
			RawWorker.write(connection, "HTTP/1.1 200 OK\r\n\r\nall of it");
		}); Caller caller = new Caller(this.port)) {
			this.relay.serve(worker.port(), false);
			assertThat(caller.get("/").rest()).isEqualTo("HTTP/1.1 200 OK\r\n\r\nall of it");
		}
	}

	@Test
	void anIdleConnectionEndsAsTheServerEndsIt() throws IOException {
		try (RawWorker worker = RawWorker.start((self, connection) -> {
			self.readRequest(connection);
			RawWorker.write(connection, "HTTP/1.1 204 No Content\r\n\r\n");
		}); Caller caller = new Caller(this.port)) {
			this.relay.serve(worker.port(), false);
			assertThat(caller.get("/").rest()).isEqualTo("HTTP/1.1 204 No Content\r\n\r\n");
		}
	}

	/** Both have come before the relay looks at either, the worker's end first. */
	@Test
	void aRequestThatHasComeWhenTheServerEndsTheIdleConnectionIsAnswered() throws Exception {
		CompletableFuture<Void> mayEnd = new CompletableFuture<>();
		CountDownLatch ended = new CountDownLatch(1);
		CountDownLatch paused = new CountDownLatch(1);
		CompletableFuture<Void> mayGoOn = new CompletableFuture<>();
		try (RawWorker worker = RawWorker.start((self, connection) -> {
			self.readRequest(connection);
			RawWorker.write(connection, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
			mayEnd.join();
			connection.close();
			ended.countDown();
		}); Caller caller = new Caller(this.port)) {
			this.relay.serve(worker.port(), false);
			assertThat(caller.get("/").response()).endsWith("ok");
			this.relay.submit((state) -> {
				paused.countDown();
				mayGoOn.join();
			});
			assertThat(paused.await(60, TimeUnit.SECONDS)).isTrue();
			mayEnd.complete(null);
			assertThat(ended.await(60, TimeUnit.SECONDS)).isTrue();
			caller.get("/");
			mayGoOn.complete(null);
			assertThat(caller.response()).endsWith("ok");
			assertThat(worker.requests()).isEqualTo(2);
		}
		finally {
			mayGoOn.complete(null);
		}
	}

	@Test
	void anUpgradedConnectionCarriesAnythingUntilTheWorkerIsStopped() throws IOException {
		try (RawWorker worker = RawWorker.start((self, connection) -> {
			self.readRequest(connection);
			RawWorker.write(connection, "HTTP/1.1 101 Switching Protocols\r\nUpgrade: echo\r\n\r\n");
			connection.getInputStream().transferTo(connection.getOutputStream());
		}); Caller caller = new Caller(this.port)) {
			this.relay.serve(worker.port(), false);
			caller.send("GET / HTTP/1.1\r\nConnection: upgrade\r\nUpgrade: echo\r\n\r\n");
			assertThat(caller.head()).startsWith("HTTP/1.1 101 ");
			assertThat(caller.send("\0GET no HTTP\r\n\r\n\0").read(17)).isEqualTo("\0GET no HTTP\r\n\r\n\0");
			this.relay.quiesce(LONG).toCompletableFuture().join();
			assertThat(caller.rest()).isEmpty();
		}
	}

	@Test
	void aHalfClosedConnectionStillGetsItsResponse() throws IOException {
		try (RawWorker worker = RawWorker.start((self, connection) -> {
			String all = new String(connection.getInputStream().readAllBytes());
			RawWorker.write(connection, "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + all.length());
		}); Caller caller = new Caller(this.port)) {
			this.relay.serve(worker.port(), false);
			caller.get("/");
			caller.socket().shutdownOutput();
			assertThat(caller.rest()).endsWith("\r\n\r\n35");
		}
	}

	@Test
	void whatIsUnderWayIsFinishedBeforeAnIdleWorkerIsReported() throws IOException {
		CompletableFuture<Void> mayAnswer = new CompletableFuture<>();
		try (RawWorker worker = RawWorker.start((self, connection) -> {
			self.readRequest(connection);
			mayAnswer.join();
			RawWorker.write(connection, "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nold");
			self.readRequest(connection);
		}); RawWorker next = RawWorker.saying("new"); Caller caller = new Caller(this.port)) {
			this.relay.serve(worker.port(), false);
			caller.get("/");
			await().atMost(LONG).until(() -> worker.requests() == 1);
			CompletableFuture<Void> quiet = this.relay.quiesce(LONG).toCompletableFuture();
			assertThat(quiet).isNotDone();
			assertThat(this.relay.nanosIdle()).isZero();
			mayAnswer.complete(null);
			quiet.join();
			await().atMost(LONG).until(() -> this.relay.nanosIdle() > 0);
			assertThat(caller.response()).endsWith("old");
			caller.get("/");
			this.relay.serve(next.port(), false);
			assertThat(caller.response()).endsWith("new");
			assertThat(worker.requests()).isOne();
		}
	}

	@Test
	void eventStreamsEndAtOnceAndInOrder() throws IOException {
		try (RawWorker worker = RawWorker.start((self, connection) -> {
			self.readRequest(connection);
			RawWorker.write(connection, "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n"
					+ "Transfer-Encoding: chunked\r\n\r\n9\r\ndata: a\n\n\r\n");
			connection.getInputStream().read();
		}); Caller own = new Caller(this.port); Caller other = new Caller(this.port)) {
			this.relay.serve(worker.port(), false);
			own.get("/shop/hupper-refresh/events").head();
			other.get("/events").head();
			assertThat(own.read(14)).isEqualTo(other.read(14)).isEqualTo("9\r\ndata: a\n\n\r\n");
			await().atMost(LONG).until(() -> this.relay.nanosIdle() > 0);
			this.relay.quiesce(LONG).toCompletableFuture().join();
			assertThat(own.rest()).isEqualTo("0\r\n\r\n");
			assertThat(other.rest()).isEqualTo("0\r\n\r\n");
		}
	}

	/** It is open for as long as the page is, and each save fell into it. */
	@Test
	void whatAPageListensToIsNoRequestThatMayWriteFiles() throws IOException {
		try (RawWorker worker = RawWorker.start((self, connection) -> {
			self.readRequest(connection);
			RawWorker.write(connection, "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n");
			connection.getInputStream().read();
		}); Caller own = new Caller(this.port)) {
			this.relay.serve(worker.port(), false);
			own.get("/shop/hupper-refresh/events").head();
			assertThat(this.relay.wasServing(TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis()))).isFalse();
		}
	}

	/** The server would wait for them longer than any client wants to. */
	@Test
	void whatDoesNotEndInTimeIsCut() throws IOException {
		CountDownLatch ended = new CountDownLatch(3);
		CompletableFuture<Void> mayAnswer = new CompletableFuture<>();
		try (RawWorker worker = RawWorker.start((self, connection) -> {
			String head = RawWorker.readHead(connection.getInputStream());
			if (head.contains("/lines")) {
				RawWorker.write(connection, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n{}\n\r\n");
			}
			else if (head.contains("/form")) {
				connection.getInputStream().readNBytes(2);
				mayAnswer.join();
				RawWorker.write(connection, "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nsent");
				return;
			}
			connection.getInputStream().transferTo(OutputStream.nullOutputStream());
			ended.countDown();
		});
				RawWorker next = RawWorker.saying("next");
				Caller lines = new Caller(this.port);
				Caller poll = new Caller(this.port);
				Caller upload = new Caller(this.port);
				Caller form = new Caller(this.port)) {
			this.relay.serve(worker.port(), false);
			lines.get("/lines").head();
			poll.get("/poll");
			upload.send("POST /upload HTTP/1.1\r\nContent-Length: 1000\r\n\r\nx");
			form.send("POST /form HTTP/1.1\r\nContent-Length: 2\r\n\r\nhi");
			await().atMost(LONG).until(() -> worker.connections() == 4);
			this.relay.quiesce(Duration.ofMillis(50)).toCompletableFuture().join();
			await().atMost(LONG).until(() -> ended.getCount() == 0);
			assertThat(lines.rest()).as("not as if it were whole").isEqualTo("3\r\n{}\n\r\n");
			assertThat(upload.rest()).startsWith("HTTP/1.1 502 ");
			mayAnswer.complete(null);
			assertThat(form.response()).endsWith("sent");
			this.relay.serve(next.port(), false);
			assertThat(poll.response()).endsWith("next");
		}
	}

	@Test
	void aHalfClosedClientIsAnsweredByTheNextWorkerToo() throws IOException {
		try (Caller caller = new Caller(this.port);
				Caller half = new Caller(this.port);
				Caller givenUp = new Caller(this.port)) {
			caller.send("GET / HTTP/1.0\r\n\r\n").socket().shutdownOutput();
			half.send("POST / HTTP/1.1\r\nContent-Length: 5\r\n\r\nabc").socket().shutdownOutput();
			assertThat(half.rest()).isEmpty();
			givenUp.send("POST / HTTP/1.1\r\nContent-Length: 3\r\n\r\nabc").socket().shutdownOutput();
			assertThat(givenUp.rest()).as("who has given it up may send it again").isEmpty();
			try (RawWorker worker = RawWorker.saying("next")) {
				this.relay.serve(worker.port(), false);
				assertThat(caller.rest()).endsWith("next");
				assertThat(worker.requests()).isOne();
			}
		}
	}

	@Test
	void aFailedTaskIsSaidAndHarmsNobody() throws IOException {
		RecordingLogger said = new RecordingLogger();
		RelayThread thread = new RelayThread(Selector.open(), RelaySettings.DEFAULTS, System::nanoTime, () -> {
		}, said);
		ServerSocketChannel listener = RelayThread.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
		thread.start();
		try (RawWorker worker = RawWorker.saying("alive")) {
			thread.submit((state) -> {
				throw new IllegalStateException("a fault");
			});
			thread.submit((state) -> thread.listen(listener));
			InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), worker.port());
			thread.submit((state) -> state.serve(new RoutingMode.Serving(address, false)));
			try (Caller caller = new Caller(listener.socket().getLocalPort())) {
				assertThat(caller.get("/").response()).endsWith("alive");
			}
		}
		finally {
			thread.close();
		}
		assertThat(said.lines()).singleElement().asString().contains("a fault");
	}

	@Test
	void aRelayThatHasEndedSaysSoToWhoeverAsksMoreOfIt() throws IOException {
		Relay ended = Relay.open(RelaySettings.DEFAULTS, this.logger);
		ended.close();
		assertThatIOException().isThrownBy(() -> ended.listen("", 0)).withMessageContaining("Start hupper again");
		assertThat(ended.quiesce(LONG).toCompletableFuture()).isCompleted();
	}

	@Test
	void aGetWhoseWorkerDiesGoesToTheNext() throws IOException {
		CompletableFuture<Void> mayDie = new CompletableFuture<>();
		try (RawWorker dying = RawWorker.start((self, connection) -> {
			self.readRequest(connection);
			mayDie.join();
			self.close();
		}); RawWorker next = RawWorker.saying("next"); Caller caller = new Caller(this.port)) {
			this.relay.serve(dying.port(), false);
			caller.get("/");
			await().atMost(LONG).until(() -> dying.requests() == 1);
			this.relay.hold();
			mayDie.complete(null);
			this.relay.serve(next.port(), false);
			assertThat(caller.response()).endsWith("next");
		}
	}

	@Test
	void itMovesToAnotherPortAndOpenConnectionsStay() throws IOException {
		try (RawWorker worker = RawWorker.saying("here"); Caller caller = new Caller(this.port)) {
			this.relay.serve(worker.port(), false);
			caller.get("/").response();
			int moved = this.relay.listen("localhost", 0);
			assertThat(moved).isNotEqualTo(this.port);
			try (Caller other = new Caller(moved)) {
				assertThat(other.get("/").response()).endsWith("here");
			}
			assertThat(caller.get("/").response()).endsWith("here");
			await().atMost(LONG).until(() -> isClosed(this.port));
		}
	}

	@Test
	void itMovesToAnotherAddressOfTheSamePort() throws IOException {
		try (RawWorker worker = RawWorker.saying("here")) {
			this.relay.serve(worker.port(), false);
			int all = this.relay.listen("", FreePort.find());
			for (String host : new String[] { "0.0.0.0", "127.0.0.1", "localhost", "" }) {
				assertThat(this.relay.listen(host, all)).isEqualTo(all);
				try (Caller caller = new Caller(all)) {
					assertThat(caller.get("/").response()).endsWith("here");
				}
			}
			assertThatIOException().isThrownBy(() -> this.relay.listen("192.0.2.1", all))
				.withMessageContaining("192.0.2.1")
				.withMessageContaining("server.address");
			try (Caller caller = new Caller(all)) {
				assertThat(caller.get("/").response()).endsWith("here");
			}
		}
	}

	private static boolean isClosed(int port) {
		try (Caller caller = new Caller(port)) {
			return false;
		}
		catch (IOException ex) {
			return true;
		}
	}

	@Test
	void aFailureIsShownUntilAWorkerListens() throws IOException {
		try (Caller held = new Caller(this.port);
				Caller page = new Caller(this.port);
				Caller poll = new Caller(this.port)) {
			held.send("GET / HTTP/1.1\r\nAccept: application/json\r\n\r\n");
			this.relay.fail(new FailureReport("It does not compile", "A.java:1: error"));
			assertThat(held.rest()).startsWith("HTTP/1.1 503 ").contains("A.java:1: error");
			assertThat(page.send("GET / HTTP/1.1\r\nAccept: text/html\r\n\r\n").rest()).contains("It does not compile",
					"\".hupper/failure/1\"");
			poll.get("/.hupper/failure/1");
			this.relay.hold();
			try (RawWorker worker = RawWorker.saying("back")) {
				this.relay.serve(worker.port(), false);
				assertThat(poll.rest()).startsWith("HTTP/1.1 204 ");
			}
		}
	}

	@Test
	void aPageOfWhoWasHeldTooLongLoadsAnewOnceAWorkerListens() throws IOException {
		try (Relay impatient = Relay.open(new RelaySettings(Duration.ofMillis(1), 1000, LONG, false), this.logger)) {
			int port = impatient.listen("", 0);
			try (Caller page = new Caller(port); Caller poll = new Caller(port)) {
				page.send("GET / HTTP/1.1\r\nAccept: text/html\r\n\r\n");
				assertThat(page.rest()).contains("hold-limit", "fetch(\".hupper/failure/0\"");
				poll.get("/.hupper/failure/0");
				assertThat(poll.rest()).startsWith("HTTP/1.1 503 ");
			}
			try (RawWorker worker = RawWorker.saying("up"); Caller poll = new Caller(port)) {
				impatient.serve(worker.port(), false);
				assertThat(poll.get("/.hupper/failure/0").rest()).startsWith("HTTP/1.1 204 ");
			}
		}
	}

	@Test
	void aPageThatShowsAnOldFailureLoadsAnew() throws IOException {
		this.relay.fail(new FailureReport("first", ""));
		try (Caller poll = new Caller(this.port); Caller late = new Caller(this.port)) {
			poll.get("/.hupper/failure/1");
			this.relay.fail(new FailureReport("second", ""));
			assertThat(poll.rest()).startsWith("HTTP/1.1 204 ");
			assertThat(late.get("/.hupper/failure/1").rest()).startsWith("HTTP/1.1 204 ");
		}
	}

}
