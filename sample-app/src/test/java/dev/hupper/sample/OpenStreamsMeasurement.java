package dev.hupper.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

import dev.hupper.testing.ChildProcess;
import dev.hupper.testing.FreePort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How much longer others wait for a reload if somebody has a stream of JSON lines, a long
 * poll and an upload open that do not come to an end: 50 requests a second, first without
 * them:
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
						out.write("{}\\n".getBytes());
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

	@Test
	void measure() throws Exception {
		WebApp app = new WebApp(this.directory, WebApp.Server.TOMCAT).members(STREAMS)
			.properties("server.port=" + this.port, "hupper.archive.enabled=false")
			.compile("version 0");
		try (ChildProcess monitor = app.run()) {
			Browser browser = new Browser(this.port);
			monitor.await("an open port", browser::reaches);
			browser.get("/version");
			double plain = longestWait(monitor, app, browser, "plain ", false);
			double streaming = longestWait(monitor, app, browser, "streaming ", true);
			System.out.printf("%d reloads: longest wait %.0f ms, with open streams %.0f ms%n", RELOADS, plain,
					streaming);
			assertThat(streaming).isLessThan(plain + ALLOWED_MILLIS);
		}
	}

	private double longestWait(ChildProcess monitor, WebApp app, Browser browser, String name, boolean streaming)
			throws Exception {
		try (SteadyLoad load = SteadyLoad.start(this.port, "/version", true, 50)) {
			for (int i = 1; i <= RELOADS; i++) {
				if (streaming) {
					openStreams();
				}
				LockSupport.parkNanos(3_000_000_000L);
				long start = System.nanoTime();
				String version = name + i;
				app.save(version);
				monitor.await(version, () -> browser.get("/version").body().equals(version));
				double longest = load.answers()
					.stream()
					.filter((answer) -> answer.startNanos() > start - 1_000_000_000L)
					.mapToDouble(SteadyLoad.Answer::millis)
					.max()
					.orElse(0);
				System.out.printf("%s: %.0f ms, saved -> served %.0f ms%n", version, longest,
						(System.nanoTime() - start) / 1e6);
				closeStreams();
			}
			return load.stop().stream().mapToDouble(SteadyLoad.Answer::millis).max().orElse(0);
		}
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
				socket.close();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
		this.open.clear();
	}

}
