package dev.hupper.filemonitor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.grack.nanojson.JsonArray;
import dev.hupper.api.WatchmanOptions;
import dev.hupper.testing.RecordingLogger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What {@link WatchmanFileMonitor} does about a daemon that is not as it should be.
 */
class WatchmanFaultsIntegrationTests {

	@TempDir
	Path temporary;

	private final RecordingLogger logger = new RecordingLogger();

	private final List<Path> hints = new CopyOnWriteArrayList<>();

	private Path root;

	private WatchmanFileMonitor monitor;

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

	@Test
	void ifItNeverAnswersAnotherTakesOver() throws IOException {
		try (FakeWatchman silent = answering("version", "")) {
			start(silent.options());
			assertTakenOver("no answer to version within 500 ms");
		}
	}

	@Test
	void ifItSendsRubbishAnotherTakesOver() throws IOException {
		try (FakeWatchman rubbish = answering("version", "HTTP/1.1 400 Bad Request\n")) {
			start(rubbish.options());
			assertTakenOver("watchman cannot be used");
		}
	}

	@Test
	void ifItRefusesAnotherTakesOver() throws IOException {
		try (FakeWatchman refusing = answering("subscribe", "{\"error\":\"root is restricted\"}\n")) {
			start(refusing.options());
			assertTakenOver("root is restricted");
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

	private FakeWatchman answering(String which, String answer) throws IOException {
		return new FakeWatchman(this.temporary) {

			@Override
			String answer(String command, JsonArray arguments) {
				return command.equals(which) ? answer : super.answer(command, arguments);
			}

		};
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
		Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(this.hints).contains(path));
	}

}
