package dev.hupper.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

import dev.hupper.sample.SteadyLoad.Answer;
import dev.hupper.testing.ChildProcess;
import dev.hupper.testing.FreePort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How much longer others wait for a reload if somebody has a stream of JSON lines, two
 * long polls and an upload open that do not come to an end: 50 requests a second, reloads
 * without them and with them in turn, each as soon as a standby is ready:
 * {@code ./mvnw -pl sample-app -am test -Dtest=OpenStreamsMeasurement -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class OpenStreamsMeasurement {

	private static final int RELOADS = Integer.getInteger("hupper.measure.reloads", 50);

	private static final double ALLOWED_MILLIS = 700;

	private static final String STREAMS = """
			@GetMapping(path = "/lines", produces = "application/x-ndjson")
			org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody lines() {
				return (out) -> {
					while (true) {
						out.write("{}\\n".repeat(1000).getBytes());
						out.flush();
						java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
					}
				};
			}

			@GetMapping("/poll")
			String poll() throws InterruptedException {
				Thread.sleep(30_000);
				return "nothing";
			}

			@GetMapping("/later")
			org.springframework.web.context.request.async.DeferredResult<String> later() {
				return new org.springframework.web.context.request.async.DeferredResult<>(30_000L, "nothing");
			}

			@PostMapping("/upload")
			String upload(jakarta.servlet.http.HttpServletRequest request) throws java.io.IOException {
				return "" + request.getInputStream().readAllBytes().length;
			}
			""";

	@TempDir
	Path directory;

	private final int port = FreePort.find();

	private final List<Socket> open = new ArrayList<>();

	private int linesRead;

	@Test
	void measure() throws Exception {
		WebApp app = new WebApp(this.directory, WebApp.Server.TOMCAT).members(STREAMS)
			.properties("server.port=" + this.port, "hupper.archive.enabled=false", "hupper.swap=off",
					"hupper.verbose=2")
			.compile("version 0");
		List<Reload> plain = new ArrayList<>();
		List<Reload> streaming = new ArrayList<>();
		try (ChildProcess monitor = app.run()) {
			Browser browser = new Browser(this.port);
			monitor.await("an open port", browser::reaches);
			browser.get("/version");
			try (SteadyLoad load = SteadyLoad.start(this.port, "/version", true, 50)) {
				for (int i = 1; i <= RELOADS; i++) {
					plain.add(reload(monitor, app, load, "plain " + i));
					openStreams();
					streaming.add(reload(monitor, app, load, "streaming " + i));
					closeStreams();
				}
				report(plain, streaming, load.stop());
			}
		}
	}

	private static void report(List<Reload> plain, List<Reload> streaming, Collection<Answer> answers) {
		long lost = answers.stream()
			.filter((answer) -> !answer.said().matches("(version|plain|streaming) \\d+"))
			.count();
		double most = Double.NEGATIVE_INFINITY;
		for (int i = 0; i < RELOADS; i++) {
			double wait = streaming.get(i).longestWait(answers);
			double more = wait - plain.get(i).millis();
			most = Math.max(most, more);
			System.out.printf(
					"%2d: reload %.0f ms%s, longest wait %.0f ms; with open streams %.0f ms%s, longest wait %.0f ms: the reload and %.0f ms%n",
					i + 1, plain.get(i).millis(), plain.get(i).note(), plain.get(i).longestWait(answers),
					streaming.get(i).millis(), streaming.get(i).note(), wait, more);
		}
		System.out.printf("%d reloads, %d requests, %d not served: with open streams at most the reload and %.0f ms%n",
				RELOADS, answers.size(), lost, most);
		assertThat(lost).isZero();
		assertThat(most).isLessThan(ALLOWED_MILLIS);
	}

	private Reload reload(ChildProcess monitor, WebApp app, SteadyLoad load, String version) {
		monitor.awaitLine(this.linesRead, "Standby \\d+ is ready");
		this.linesRead = monitor.lines().size();
		long saved = System.nanoTime();
		app.save(version);
		monitor.await(version, () -> load.answers().stream().anyMatch((answer) -> answer.said().equals(version)));
		long served = load.answers()
			.stream()
			.filter((answer) -> answer.said().equals(version))
			.mapToLong(Answer::endNanos)
			.min()
			.orElseThrow();
		String line = monitor.awaitLine(this.linesRead, "Reloaded in .*").group();
		return new Reload(saved, served, line.contains("standby"));
	}

	private void openStreams() throws IOException {
		open("GET /lines HTTP/1.1\r\nHost: localhost\r\n\r\n").getInputStream().readNBytes(100);
		open("GET /poll HTTP/1.1\r\nHost: localhost\r\n\r\n");
		open("GET /later HTTP/1.1\r\nHost: localhost\r\n\r\n");
		Socket upload = open("POST /upload HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000\r\n\r\n");
		Thread trickle = new Thread(() -> {
			try {
				while (true) {
					upload.getOutputStream().write('x');
					LockSupport.parkNanos(50_000_000);
				}
			}
			catch (IOException ex) {
				// The worker is gone.
			}
		});
		trickle.setDaemon(true);
		trickle.start();
	}

	private Socket open(String request) throws IOException {
		Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.port);
		socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
		this.open.add(socket);
		return socket;
	}

	private void closeStreams() {
		for (Socket socket : this.open) {
			try {
				// As good as gone: half closed it could still wait for its answer.
				socket.setSoLinger(true, 0);
				socket.close();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
		this.open.clear();
	}

	/**
	 * One reload.
	 *
	 * @param saved when the source was saved
	 * @param served when it was first answered by what was saved
	 * @param standby whether a standby was promoted
	 */
	private record Reload(long saved, long served, boolean standby) {

		double millis() {
			return (this.served - this.saved) / 1e6;
		}

		String note() {
			return this.standby ? "" : " (no standby)";
		}

		double longestWait(Collection<Answer> answers) {
			return answers.stream()
				.filter((answer) -> answer.endNanos() > this.saved && answer.startNanos() < this.served)
				.mapToDouble(Answer::millis)
				.max()
				.orElse(0);
		}

	}

}
