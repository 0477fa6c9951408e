package dev.hupper.sample;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

import dev.hupper.testing.ChildProcess;
import dev.hupper.testing.FreePort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the relay costs, in front of a Tomcat whose own port is asked in turns with it:
 * {@code ./mvnw -pl sample-app -am test -Dtest=RelayMeasurement -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class RelayMeasurement {

	private static final int REQUESTS = Integer.getInteger("hupper.measure.requests", 20_000);

	private static final long GIGABYTE = 1L << 30;

	private static final int MEGABYTE = 1 << 20;

	private static final String MEMBERS = """
			@GetMapping("/bytes")
			void bytes(jakarta.servlet.http.HttpServletResponse response) throws Exception {
				byte[] bytes = new byte[1 << 20];
				new Random(1).nextBytes(bytes);
				response.setContentLengthLong(1L << 30);
				for (int i = 0; i < 1024; i++) {
					bytes[0] = (byte) i;
					response.getOutputStream().write(bytes);
				}
			}

			@PostMapping("/digest")
			String digest(java.io.InputStream body) throws Exception {
				var digest = java.security.MessageDigest.getInstance("SHA-256");
				byte[] bytes = new byte[1 << 16];
				for (int count = body.read(bytes); count >= 0; count = body.read(bytes)) {
					digest.update(bytes, 0, count);
				}
				return HexFormat.of().formatHex(digest.digest());
			}
			""";

	private final int port = FreePort.find();

	private int own;

	@TempDir
	Path directory;

	@Test
	void measure() throws Exception {
		WebApp app = new WebApp(this.directory, WebApp.Server.TOMCAT).members(MEMBERS)
			.properties("server.port=" + this.port, "server.tomcat.max-keep-alive-requests=-1")
			.compile("one");
		try (ChildProcess monitor = app.run()) {
			this.own = Integer.parseInt(monitor.awaitLine("Tomcat started on port (\\d+)").group(1));
			monitor.awaitLine("The application is at");
			LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(Integer.getInteger("hupper.measure.calm", 30)));
			latency();
			throughput();
			bulk(monitor.pid());
			connections(monitor);
		}
	}

	private void latency() throws IOException {
		try (Connection direct = new Connection(this.own); Connection relayed = new Connection(this.port)) {
			for (int i = 0; i < REQUESTS; i++) {
				direct.ask();
				relayed.ask();
			}
			double[] one = new double[REQUESTS];
			double[] other = new double[REQUESTS];
			for (int i = 0; i < REQUESTS; i++) {
				one[i] = direct.ask() / 1e6;
				other[i] = relayed.ask() / 1e6;
			}
			Arrays.sort(one);
			Arrays.sort(other);
			System.out.printf(
					"latency, ms: direct median %.3f, 99 %% %.3f; relayed median %.3f, 99 %% %.3f; added %.3f%n",
					one[REQUESTS / 2], one[REQUESTS * 99 / 100], other[REQUESTS / 2], other[REQUESTS * 99 / 100],
					other[REQUESTS / 2] - one[REQUESTS / 2]);
		}
	}

	private void throughput() throws Exception {
		List<Double> ratios = new ArrayList<>();
		for (int round = 0; round < 5; round++) {
			double direct = perSecond(this.own);
			double relayed = perSecond(this.port);
			ratios.add(relayed / direct);
			System.out.printf("throughput, 8 connections: direct %.0f/s, relayed %.0f/s%n", direct, relayed);
		}
		System.out.printf("throughput, ratio: median %.2f%n", ratios.stream().sorted().toList().get(2));
	}

	private static double perSecond(int port) throws Exception {
		AtomicLong answers = new AtomicLong();
		long start = System.nanoTime();
		long end = start + TimeUnit.SECONDS.toNanos(4);
		List<Thread> callers = new ArrayList<>();
		for (int i = 0; i < 8; i++) {
			Thread caller = new Thread(() -> {
				try (Connection connection = new Connection(port)) {
					while (System.nanoTime() < end) {
						connection.ask();
						answers.incrementAndGet();
					}
				}
				catch (IOException ex) {
					throw new AssertionError(ex);
				}
			});
			caller.start();
			callers.add(caller);
		}
		for (Thread caller : callers) {
			caller.join();
		}
		return answers.get() * 1e9 / (System.nanoTime() - start);
	}

	private void bulk(long monitor) throws Exception {
		MessageDigest expected = MessageDigest.getInstance("SHA-256");
		write((bytes) -> expected.update(bytes));
		byte[] digest = expected.digest();
		long before = residentMib(monitor);
		try (Connection connection = new Connection(this.port)) {
			long start = System.nanoTime();
			connection.send("GET /bytes HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
			connection.head();
			MessageDigest received = MessageDigest.getInstance("SHA-256");
			new DigestInputStream(connection.in(), received).transferTo(OutputStream.nullOutputStream());
			assertThat(received.digest()).isEqualTo(digest);
			System.out.printf("1 GiB down, equal: %.1f s%n", (System.nanoTime() - start) / 1e9);
		}
		long between = residentMib(monitor);
		try (Connection connection = new Connection(this.port)) {
			long start = System.nanoTime();
			connection.send("POST /digest HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: "
					+ GIGABYTE + "\r\n\r\n");
			write((bytes) -> connection.socket.getOutputStream().write(bytes));
			connection.head();
			assertThat(new String(connection.in().readAllBytes(), StandardCharsets.US_ASCII))
				.isEqualTo(HexFormat.of().formatHex(digest));
			System.out.printf("1 GiB up, equal: %.1f s%n", (System.nanoTime() - start) / 1e9);
		}
		System.out.printf("resident memory of the monitor, MiB: %d before, %d between, %d after%n", before, between,
				residentMib(monitor));
	}

	private static void write(Sink sink) throws IOException {
		byte[] bytes = new byte[MEGABYTE];
		new java.util.Random(1).nextBytes(bytes);
		for (int i = 0; i < GIGABYTE / MEGABYTE; i++) {
			bytes[0] = (byte) i;
			sink.write(bytes);
		}
	}

	private void connections(ChildProcess monitor) throws IOException {
		String before = counts(monitor.pid());
		List<Connection> open = new ArrayList<>();
		for (int i = 0; i < 1000; i++) {
			Connection connection = new Connection(this.port);
			connection.ask();
			open.add(connection);
		}
		String during = counts(monitor.pid());
		for (Connection connection : open) {
			connection.close();
		}
		System.out.printf("descriptors and threads of the monitor: %s before, %s with 1,000 connections%n", before,
				during);
		monitor.await("as many as before", () -> counts(monitor.pid()).equals(before));
		System.out.printf("descriptors and threads of the monitor: %s after%n", counts(monitor.pid()));
	}

	private static String counts(long pid) {
		return count(pid, "fd") + " and " + count(pid, "task");
	}

	private static long count(long pid, String what) {
		try (Stream<Path> files = Files.list(Path.of("/proc/" + pid + "/" + what))) {
			return files.count();
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
	}

	private static long residentMib(long pid) throws IOException {
		return Files.readAllLines(Path.of("/proc/" + pid + "/status"))
			.stream()
			.filter((line) -> line.startsWith("VmRSS:"))
			.mapToLong((line) -> Long.parseLong(line.replaceAll("\\D", "")))
			.findFirst()
			.orElseThrow() / 1024;
	}

	@FunctionalInterface
	private interface Sink {

		void write(byte[] bytes) throws IOException;

	}

	/** A connection that is kept alive. */
	private static final class Connection implements AutoCloseable {

		private final Socket socket;

		Connection(int port) throws IOException {
			this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
			this.socket.setTcpNoDelay(true);
			this.socket.setSoTimeout(60_000);
		}

		/** Ask for the version. Its answer comes in one piece. */
		long ask() throws IOException {
			long start = System.nanoTime();
			send("GET /version HTTP/1.1\r\nHost: localhost\r\n\r\n");
			byte[] bytes = new byte[4096];
			int count = in().read(bytes);
			assertThat(new String(bytes, 0, Math.max(count, 0), StandardCharsets.US_ASCII)).startsWith("HTTP/1.1 200 ")
				.endsWith("one");
			return System.nanoTime() - start;
		}

		void send(String text) throws IOException {
			this.socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
		}

		void head() throws IOException {
			for (int next = in().read(), ends = 0; ends < 4; next = (ends < 4) ? in().read() : next) {
				ends = (next == '\r' || next == '\n') ? ends + 1 : 0;
			}
		}

		InputStream in() throws IOException {
			return this.socket.getInputStream();
		}

		@Override
		public void close() throws IOException {
			this.socket.close();
		}

	}

}
