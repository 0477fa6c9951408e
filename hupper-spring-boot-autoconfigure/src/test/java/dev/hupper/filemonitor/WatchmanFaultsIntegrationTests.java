package dev.hupper.filemonitor;

import java.io.IOException;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

import com.grack.nanojson.JsonArray;
import dev.hupper.api.FileMonitor;
import dev.hupper.api.FileMonitorFactory;
import dev.hupper.api.ReloaderOptions;
import dev.hupper.api.WatchmanOptions;
import dev.hupper.testing.RecordingLogger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

/**
 * What {@link WatchmanFileMonitor} does about a daemon that is not as it should be.
 */
class WatchmanFaultsIntegrationTests {

	@TempDir
	Path temporary;

	private final RecordingLogger logger = new RecordingLogger();

	private final Queue<Path> hints = new ConcurrentLinkedQueue<>();

	private Path root;

	private FileMonitor monitor;

	@BeforeEach
	void makeRoot() throws IOException {
		this.root = Files.createDirectories(this.temporary.toRealPath().resolve("root"));
	}

	@AfterEach
	void stop() throws InterruptedException {
		this.monitor.stop();
		this.monitor.join();
	}

	@Test
	void withoutTheProgramAnotherTakesOver() throws IOException {
		start(new WatchmanOptions(null, "no-such-watchman", Duration.ofSeconds(1)));
		assertTakenOver("there is no program no-such-watchman");
	}

	@Test
	void whereNobodyListensAnotherTakesOver() throws IOException {
		start(new WatchmanOptions(this.temporary.resolve("none").toString(), "watchman", Duration.ofSeconds(1)));
		assertTakenOver("nobody listens at");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "version   | ''                                | no answer to version within 500 ms",
					"version   | HTTP/1.1 400 Bad Request          | it sends what cannot be understood",
					"version   | []                                | it sends what cannot be understood",
					"watch     | {\"roots\":7}                     | its answer names no watch",
					"clock     | {\"roots\":7}                     | its answer names no clock",
					"subscribe | {\"error\":\"root is restricted\"} | root is restricted" })
	void ifAnAnswerIsOfNoUseAnotherTakesOver(String command, String answer, String reason) throws IOException {
		try (FakeWatchman daemon = FakeWatchman.answering(this.temporary, command, answer)) {
			start(answer.isEmpty() ? daemon.options(Duration.ofMillis(500)) : daemon.options());
			assertTakenOver(reason);
		}
	}

	@Test
	void ifItSendsNestedRubbishAnotherTakesOver() throws IOException {
		try (FakeWatchman rubbish = FakeWatchman.answering(this.temporary, "version", "[".repeat(1_000_000))) {
			start(rubbish.options());
			assertTakenOver("it sends what cannot be understood");
		}
	}

	@Test
	@EnabledOnOs(value = OS.LINUX, disabledReason = "others refuse what does not fit in the queue")
	void ifItNeverTakesTheConnectionAnotherTakesOver() throws IOException {
		UnixDomainSocketAddress address = UnixDomainSocketAddress.of(this.temporary.resolve("stuck"));
		Deque<SocketChannel> waiting = new ArrayDeque<>();
		try (ServerSocketChannel stuck = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
			stuck.bind(address, 1);
			assertThatIOException().isThrownBy(() -> {
				while (true) {
					waiting.push(SocketChannel.open(StandardProtocolFamily.UNIX));
					waiting.element().configureBlocking(false);
					waiting.element().connect(address);
				}
			});
			start(new WatchmanOptions(address.getPath().toString(), "watchman", Duration.ofMillis(500)));
			assertTakenOver("nobody listens at");
		}
		finally {
			for (SocketChannel channel : waiting) {
				channel.close();
			}
		}
	}

	@Test
	void ifItHangsUpInsteadOfAnAnswerAnotherTakesOver() throws IOException {
		try (FakeWatchman mortal = new FakeWatchman(this.temporary) {

			@Override
			void write(OutputStream out, byte[] packet) throws IOException {
				if (new String(packet, StandardCharsets.UTF_8).contains("clock")) {
					hangUp();
				}
				else {
					super.write(out, packet);
				}
			}

		}) {
			start(mortal.options());
			assertTakenOver("it ended the connection");
		}
	}

	@Test
	void ifItFallsSilentNothingIsLostAndAnotherTakesOver() throws IOException {
		AtomicBoolean silent = new AtomicBoolean();
		try (FakeWatchman tired = new FakeWatchman(this.temporary) {

			@Override
			String answer(String command, JsonArray arguments) {
				return silent.get() ? "" : super.answer(command, arguments);
			}

		}) {
			start(tired.options(Duration.ofSeconds(3)));
			silent.set(true);
			this.monitor.addPath(Files.createDirectories(this.temporary.toRealPath().resolve("other")));
			awaitHint(this.root);
			assertTakenOver("no answer to watch-list within 3000 ms");
		}
	}

	@Test
	void ifItHangsUpNothingIsLostAndAnotherTakesOver() throws IOException {
		try (FakeWatchman mortal = new FakeWatchman(this.temporary)) {
			start(mortal.options());
			mortal.hangUp();
			awaitHint(this.root);
			assertTakenOver("it ended the connection");
		}
	}

	@Test
	void aPacketOfTenMegabytesIsRead() throws IOException {
		try (FakeWatchman daemon = new FakeWatchman(this.temporary)) {
			start(daemon.options());
			String many = ("\"" + "x".repeat(97) + "\",").repeat(100_000);
			daemon.push("{\"subscription\":\"NAME\",\"files\":[" + many + "\"last.txt\"]}");
			awaitHint(this.root.resolve("last.txt"));
			assertThat(this.logger.lines()).isEmpty();
		}
	}

	@Test
	void packetsMayComeByteByByte() throws IOException {
		try (FakeWatchman daemon = new FakeWatchman(this.temporary) {

			@Override
			void write(OutputStream out, byte[] packet) throws IOException {
				for (byte one : packet) {
					out.write(one);
				}
			}

		}) {
			start(daemon.options());
			daemon.push("{\"subscription\":\"NAME\",\"files\":[\"日本.txt\"]}");
			awaitHint(this.root.resolve("日本.txt"));
			assertThat(this.logger.lines()).isEmpty();
		}
	}

	@Test
	void whatComesUnaskedBetweenCommandAndAnswerDoesNotConfuse() throws IOException {
		try (FakeWatchman talkative = new FakeWatchman(this.temporary) {

			@Override
			String answer(String command, JsonArray arguments) {
				return "{\"unilateral\":true,\"log\":\"noise\"}\n{\"subscription\":\"other\",\"files\":[\"x\"]}\n"
						+ super.answer(command, arguments);
			}

		}) {
			start(talkative.options());
			talkative.push("{\"subscription\":\"NAME\",\"files\":[\"a/b.txt\"]}");
			awaitHint(this.root.resolve("a/b.txt"));
			assertThat(this.logger.lines()).isEmpty();
		}
	}

	@Test
	void aListingFromScratchMeansLookThroughAll() throws IOException {
		try (FakeWatchman daemon = new FakeWatchman(this.temporary)) {
			start(daemon.options());
			daemon.push("{\"subscription\":\"NAME\",\"is_fresh_instance\":true,\"files\":[\"a.txt\"]}");
			awaitHint(this.root);
		}
	}

	@Test
	void aCancelledSubscriptionIsMadeAgain() throws IOException {
		try (FakeWatchman daemon = new FakeWatchman(this.temporary)) {
			start(daemon.options());
			daemon.push("{\"subscription\":\"NAME\",\"canceled\":true}");
			awaitHint(this.root);
			Awaitility.await().untilAsserted(() -> {
				daemon.push("{\"subscription\":\"NAME\",\"files\":[\"again.txt\"]}");
				assertThat(this.hints).contains(this.root.resolve("again.txt"));
			});
		}
	}

	@Test
	void whereADaemonAnswersItIsTheDefault() throws IOException {
		try (FakeWatchman daemon = new FakeWatchman(this.temporary)) {
			create(null, daemon.options());
			assertThat(this.monitor).isInstanceOf(WatchmanFileMonitor.class);
			assertThat(FileMonitors.isWatchmanSupported(daemon.options())).isTrue();
		}
	}

	@Test
	void theOneThatWasAskedForIsReplacedToo() throws IOException {
		try (FakeWatchman silent = FakeWatchman.answering(this.temporary, "version", "")) {
			create("watchman", silent.options(Duration.ofMillis(500)));
			this.monitor.addPath(this.root);
			this.monitor.start();
			assertTakenOver("no answer to version within 500 ms");
		}
	}

	private void create(String name, WatchmanOptions watchman) {
		ReloaderOptions options = ReloaderOptions.builder().fileMonitor(name).watchman(watchman).build();
		this.monitor = FileMonitors.of(options, Map.of())
			.create(this.hints::add, new FileMonitorFactory.Settings(Duration.ofSeconds(1), this.logger));
	}

	private void start(WatchmanOptions options) {
		this.monitor = new WatchmanFileMonitor(this.hints::add, this.logger, options);
		this.monitor.addPath(this.root);
		this.monitor.start();
	}

	private void assertTakenOver(String reason) throws IOException {
		Path file = Files.writeString(this.root.resolve("file.txt"), "1");
		awaitHint(file);
		assertThat(this.logger.lines()).hasSize(1)
			.first()
			.asString()
			.contains("watchman cannot be used", reason, "the operating system's own events take over");
	}

	private void awaitHint(Path path) {
		Awaitility.await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertThat(this.hints).contains(path));
	}

}
