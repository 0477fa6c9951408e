package dev.hupper.spring.boot.autoconfigure;

import java.net.URI;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.http.server.reactive.MockServerHttpResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PublicPortHandler}.
 */
class PublicPortHandlerTests {

	private static final String URL = "http://127.0.0.1:40001/a%20b?c=%2F";

	private final MockEnvironment environment = new MockEnvironment();

	@Test
	void whoNamesNoHostReachesThePortOfAll() {
		this.environment.setProperty("local.server.port", "8080");
		assertThat(handled(MockServerHttpRequest.method(HttpMethod.GET, URI.create(URL)).build()).getURI())
			.isEqualTo(URI.create("http://127.0.0.1:8080/a%20b?c=%2F"));
	}

	@Test
	void whoNamesOneIsLeftAlone() {
		this.environment.setProperty("local.server.port", "8080");
		MockServerHttpRequest request = MockServerHttpRequest.method(HttpMethod.GET, URI.create(URL))
			.header("Host", "localhost")
			.build();
		assertThat(handled(request)).isSameAs(request);
	}

	private ServerHttpRequest handled(ServerHttpRequest request) {
		AtomicReference<ServerHttpRequest> seen = new AtomicReference<>();
		new PublicPortHandler((handled, response) -> {
			seen.set(handled);
			return Mono.empty();
		}, this.environment).handle(request, new MockServerHttpResponse()).block();
		return seen.get();
	}

}
