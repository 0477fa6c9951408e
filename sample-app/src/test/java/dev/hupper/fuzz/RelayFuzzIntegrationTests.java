package dev.hupper.fuzz;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;

import dev.hupper.relay.Relay;
import dev.hupper.relay.RelaySettings;
import dev.hupper.testing.RecordingLogger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Odd requests, to Tomcat, Jetty and Netty, each with and without the relay. None is
 * answered differently through it, or a client of another computer gets a 400; and none
 * of another computer reaches the application without its address, exactly once:
 * {@code ./mvnw -pl sample-app -am verify -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false -Dit.test=RelayFuzzIntegrationTests -Dfailsafe.failIfNoSpecifiedTests=false -Dhupper.fuzz=20000 -Dhupper.seed=1}.
 */
class RelayFuzzIntegrationTests {

	private static final int CASES = Integer.getInteger("hupper.fuzz", 300);

	private static final long SEED = Long.getLong("hupper.seed", 1);

	private static final String REFUSED = "HTTP/1.1 400 Bad Request\r\nContent-Type: text/plain;charset=UTF-8\r\n"
			+ "Content-Length: 93\r\nCache-Control: no-store\r\nRetry-After: 1\r\n";

	private static final Pattern DATE_AND_PORT = Pattern.compile("Date: [^\r]*\r\n|(?<=127.0.0.1:)\\d+");

	/**
	 * How Tomcat refuses what it has not understood: with or without a head and a body,
	 * since it takes it for what the request before was, be it HTTP/0.9 or HEAD.
	 */
	private static final Pattern TOMCAT_REFUSAL = Pattern
		.compile("HTTP/1\\.1 (400|501|505) \r\n(.+\r\n)+\r\n(<!doctype html>.*?</html>)?|<!doctype html>.*?</html>");

	/** What servers say about odd requests; kept, since it is held weakly elsewhere. */
	private static final Logger TOMCAT = Logger.getLogger("org.apache");

	private final RecordingLogger logger = new RecordingLogger();

	@BeforeAll
	static void silence() {
		TOMCAT.setLevel(Level.OFF);
		LoggingSystem.get(RelayFuzzIntegrationTests.class.getClassLoader()).setLogLevel("ROOT", LogLevel.OFF);
	}

	@Test
	void nobodyPassesForLocalAndNothingIsAnsweredDifferently() throws Exception {
		InetAddress own = NetworkInterface.networkInterfaces()
			.flatMap(NetworkInterface::inetAddresses)
			.filter((address) -> address instanceof Inet4Address && !address.isLoopbackAddress())
			.findFirst()
			.orElse(null);
		assumeThat(own).as("an address that does not look local").isNotNull();
		ExecutorService threads = Executors.newCachedThreadPool();
		try {
			List<Future<String>> servers = new ArrayList<>();
			for (EchoServer.Kind kind : EchoServer.Kind.values()) {
				servers.add(threads.submit((Callable<String>) () -> run(kind, own)));
			}
			for (Future<String> server : servers) {
				System.out.println(server.get());
			}
		}
		finally {
			threads.shutdownNow();
		}
		assertThat(this.logger.lines()).isEmpty();
	}

	private String run(EchoServer.Kind kind, InetAddress own) throws IOException {
		int same = 0;
		int refused = 0;
		int reached = 0;
		List<String> failures = new ArrayList<>();
		try (EchoServer direct = new EchoServer(kind);
				Relayed near = new Relayed(kind, this.logger);
				Relayed far = new Relayed(kind, this.logger)) {
			for (int i = 0; i < CASES && failures.size() < 10; i++) {
				OddRequests requests = new OddRequests(SEED, i);
				boolean remote = requests.chance(0.75);
				Case odd = new Case(direct, remote ? far : near, remote ? own : InetAddress.getLoopbackAddress(),
						requests.next());
				String title = "%s, -Dhupper.seed=%d, case %d, %s, of %s:%n%s".formatted(kind, SEED, i,
						remote ? "remote" : "local", own, odd.text());
				String difference = odd.difference();
				if (!difference.isEmpty()) {
					failures.add(title + difference);
				}
				if (remote) {
					reached += odd.marks.size();
					odd.marks.removeIf(List.of(own.getHostAddress())::equals);
					if (!odd.marks.isEmpty()) {
						failures.add(title + "reached the application as from " + odd.marks);
					}
				}
				refused += odd.refused ? 1 : 0;
				same += odd.refused ? 0 : 1;
			}
		}
		assertThat(failures).isEmpty();
		return "%s: %d connections, of which %d the same, %d refused; %d requests from elsewhere came marked"
			.formatted(kind, CASES, same, refused, reached);
	}

	/**
	 * A server behind a relay: one for local clients and one for those from elsewhere, as
	 * a slow server notes a request after its client has gone.
	 */
	private static final class Relayed implements AutoCloseable {

		private final EchoServer server;

		private final Relay relay;

		private final int port;

		Relayed(EchoServer.Kind kind, RecordingLogger logger) throws IOException {
			this.server = new EchoServer(kind);
			this.relay = Relay.open(RelaySettings.DEFAULTS, logger);
			this.port = this.relay.listen("", 0);
			this.relay.serve(this.server.port(), false);
		}

		@Override
		public void close() {
			try (this.server; this.relay) {
				// In reverse.
			}
		}

	}

	/** What one connection sends. */
	private static final class Case {

		private final EchoServer direct;

		private final Relayed relayed;

		private final InetAddress address;

		private final byte[] bytes;

		private final List<List<String>> marks = new ArrayList<>();

		private boolean refused;

		Case(EchoServer direct, Relayed relayed, InetAddress address, byte[] bytes) {
			this.direct = direct;
			this.relayed = relayed;
			this.address = address;
			this.bytes = bytes;
		}

		/**
		 * What is different through the relay. A server that closes a connection of which
		 * it has not read all may take its answer back, and one that is slow may be
		 * thought silent: then each is asked again.
		 */
		String difference() throws IOException {
			Set<String> direct = new LinkedHashSet<>();
			Set<String> relayed = new LinkedHashSet<>();
			for (int patience : new int[] { 60, 60, 60, 250, 250, 1000, 1000, 5000 }) {
				direct.add(answer(InetAddress.getLoopbackAddress(), this.direct.port(), patience, expected()));
				relayed.add(answer(this.address, this.relayed.port, patience, this.bytes));
				this.marks.addAll(this.relayed.server.marks());
				if (relayed.stream().anyMatch((answer) -> isSame(direct, answer))) {
					return "";
				}
			}
			return "direct:\n" + String.join("\nor\n", direct) + "\nrelayed:\n" + String.join("\nor\n", relayed);
		}

		/**
		 * Whether it is the same as far as it goes, and perhaps a 400 behind that: of the
		 * relay, for another computer's client, or of a server that takes a stray line
		 * end for nothing only if it comes together with the request before.
		 */
		private boolean isSame(Set<String> direct, String relayed) {
			int end = relayed.lastIndexOf("HTTP/1.1 400 ");
			boolean local = this.address.isLoopbackAddress();
			this.refused = end >= 0 && relayed.startsWith(REFUSED, end);
			return direct.contains(relayed) || (end >= 0 && !(local && this.refused)
					&& direct.stream().anyMatch((answer) -> answer.startsWith(relayed.substring(0, end))));
		}

		/** A client of another computer is not let into HTTP/2. */
		private byte[] expected() {
			boolean remote = !this.address.isLoopbackAddress();
			return remote ? new String(this.bytes, StandardCharsets.ISO_8859_1)
				.replaceAll("(?im)^Upgrade:[^\n]*h2c[^\n]*\r\n", "")
				.getBytes(StandardCharsets.ISO_8859_1) : this.bytes;
		}

		private static String answer(InetAddress address, int port, int patienceMillis, byte[] bytes)
				throws IOException {
			StringBuilder answer = new StringBuilder();
			try (Socket socket = new Socket(address, port)) {
				socket.setTcpNoDelay(true);
				socket.setSoTimeout(patienceMillis);
				socket.getOutputStream().write(bytes);
				byte[] buffer = new byte[8192];
				boolean ended = false;
				while (true) {
					try {
						int count = socket.getInputStream().read(buffer);
						if (count < 0) {
							break;
						}
						answer.append(new String(buffer, 0, count, StandardCharsets.ISO_8859_1));
					}
					catch (SocketTimeoutException ex) {
						if (ended) {
							answer.append("(goes on)");
							break;
						}
						ended = true;
						socket.shutdownOutput();
					}
				}
			}
			catch (IOException ex) {
				// Reset: what came is what there is.
			}
			return TOMCAT_REFUSAL.matcher(DATE_AND_PORT.matcher(answer).replaceAll("")).replaceAll("(refused)");
		}

		String text() {
			StringBuilder text = new StringBuilder();
			for (char c : new String(this.bytes, StandardCharsets.ISO_8859_1).toCharArray()) {
				text.append(switch (c) {
					case '\r' -> "\\r";
					case '\n' -> "\\n\n";
					default -> (c < ' ' || c > '~') ? "\\x%02x".formatted((int) c) : String.valueOf(c);
				});
			}
			return text.toString();
		}

	}

}
