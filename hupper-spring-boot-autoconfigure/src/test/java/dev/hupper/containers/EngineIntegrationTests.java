package dev.hupper.containers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.FutureTask;

import dev.hupper.platform.Threads;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

/**
 * Tests for {@link Engine}.
 */
class EngineIntegrationTests {

	@Test
	void whereOneContainerCannotBeRemovedTheAnswersForTheOthersAreAwaited() throws IOException {
		try (ServerSocket server = new ServerSocket(0, 3, InetAddress.getLoopbackAddress())) {
			Engine engine = Objects.requireNonNull(Engine.at(URI.create("tcp://localhost:" + server.getLocalPort())));
			FutureTask<String> dropped = new FutureTask<>(() -> serve(server));
			Threads.start("engine", dropped);
			assertThatIOException().isThrownBy(() -> engine.remove(List.of("a", "b", "c")))
				.withMessage("the Docker engine answered: a is in use; c is in use");
			assertThat(dropped).succeedsWithin(Duration.ofSeconds(20)).asString().startsWith("DELETE /containers/c");
		}
	}

	/** What came by the last connection, once the client has ended it. */
	private static String serve(ServerSocket server) throws IOException {
		try (Socket first = server.accept(); Socket second = server.accept(); Socket last = server.accept()) {
			answer(first, "500 Error\r\n\r\na is in use");
			answer(second, "204 No Content\r\n\r\n");
			answer(last, "500 Error\r\n\r\nc is in use");
			last.setSoTimeout(10_000);
			return new String(last.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
		}
	}

	private static void answer(Socket client, String answer) throws IOException {
		client.getOutputStream().write(("HTTP/1.0 " + answer).getBytes(StandardCharsets.US_ASCII));
		client.shutdownOutput();
	}

}
