package dev.hupper.relay;

import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import dev.hupper.api.LocalNames;
import dev.hupper.api.RelayOptions;
import dev.hupper.ipc.Message;
import dev.hupper.testing.FreePort;
import dev.hupper.testing.RecordingLogger;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link RelayedPorts}.
 */
class RelayedPortsIntegrationTests {

	private final RecordingLogger logger = new RecordingLogger();

	private final int port = FreePort.find();

	private final RelayOptions options = new RelayOptions(true, "", this.port, Duration.ofMinutes(1), 10, false,
			LocalNames.LOOPBACK);

	@Test
	void aRelayThatFailsIsOpenedAnewAndServesAsBefore() throws Exception {
		CountDownLatch failed = new CountDownLatch(1);
		try (RawWorker worker = RawWorker.saying("served");
				RelayedPorts ports = RelayedPorts.open(this.options, failed::countDown, this.logger)) {
			ports.serve(new Message.Listening(this.port, "", worker.port(), "http://localhost:" + this.port));
			fail(ports);
			assertThat(failed.await(60, TimeUnit.SECONDS)).isTrue();

			ports.reopen();

			assertThat(served()).endsWith("served");
			assertThat(this.logger.lines()).last().asString().contains("port " + this.port + " is open again");
		}
	}

	@Test
	void aServerThatHasItsPortToItselfClosesNoneOfAnother() throws Exception {
		try (RawWorker worker = RawWorker.saying("served"); RelayedPorts ports = RelayedPorts.open(this.options, () -> {
		}, this.logger)) {
			ports.serve(new Message.Listening(this.port, "", worker.port(), "http://localhost:" + this.port));

			ports.release().toCompletableFuture().get(60, TimeUnit.SECONDS);

			assertThat(served()).endsWith("served");
			ports.hold();
			ports.release().toCompletableFuture().get(60, TimeUnit.SECONDS);
			assertThatExceptionOfType(ConnectException.class).isThrownBy(this::served);
		}
	}

	@Test
	void oneThatFailsAgainAndAgainIsGivenUpWithALine() throws Exception {
		try (RelayedPorts ports = RelayedPorts.open(this.options, () -> {
		}, this.logger)) {
			for (int i = 0; i < 4; i++) {
				ports.reopen();
			}
			assertThat(this.logger.lines()).singleElement().asString().contains("Start hupper again");
		}
	}

	@Test
	void closingIsNoFailure() throws Exception {
		CountDownLatch failed = new CountDownLatch(1);

		RelayedPorts.open(this.options, failed::countDown, this.logger).close();

		assertThat(failed.getCount()).isOne();
	}

	/** From its own thread, so that it does nothing else in between. */
	private void fail(RelayedPorts ports) {
		Relay relay = ports.relays().iterator().next();
		relay.submit((ignored) -> {
			for (int i = 0; i < RelayThread.MAX_FAILURES; i++) {
				relay.submit((state) -> {
					throw new IllegalStateException("a fault");
				});
			}
		});
	}

	private String served() throws IOException {
		try (Caller caller = new Caller(this.port)) {
			return caller.get("/").response();
		}
	}

}
