package dev.hupper.spring.boot.autoconfigure;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.http.server.reactive.MockServerHttpResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ClientAddressHandler}.
 */
class ClientAddressHandlerTests {

	@Test
	void aClientOfThisComputerIsItself() {
		MockServerHttpRequest request = MockServerHttpRequest.get("/").build();
		assertThat(handled(request)).isSameAs(request);
	}

	@ParameterizedTest
	@CsvSource({ "192.0.2.1, 192.0.2.1", "'2001:db8::1 , 127.0.0.1', 2001:db8:0:0:0:0:0:1" })
	void aClientOfAnotherComputerIsNotTakenForLocal(String header, String address) {
		MockServerHttpRequest request = MockServerHttpRequest.get("/")
			.header("X-Hupper-Client", header, "127.0.0.1")
			.build();
		assertThat(Objects.requireNonNull(handled(request).getRemoteAddress()).getAddress().getHostAddress())
			.isEqualTo(address);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "localhost", "1:no" })
	void whatTheRelayNeverSaysIsNotLookedUp(String header) {
		MockServerHttpRequest request = MockServerHttpRequest.get("/").header("X-Hupper-Client", header).build();
		assertThat(handled(request)).isSameAs(request);
	}

	private static ServerHttpRequest handled(ServerHttpRequest request) {
		AtomicReference<ServerHttpRequest> seen = new AtomicReference<>();
		new ClientAddressHandler((handled, response) -> {
			seen.set(handled);
			return Mono.empty();
		}).handle(request, new MockServerHttpResponse()).block();
		return seen.get();
	}

}
