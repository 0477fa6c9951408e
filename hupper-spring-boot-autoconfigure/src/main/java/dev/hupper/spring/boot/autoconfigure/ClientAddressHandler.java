package dev.hupper.spring.boot.autoconfigure;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;

import dev.hupper.api.RelayOptions;

/**
 * Shows a reactive application the address of a client of another computer, whose
 * connection the relay has taken.
 */
final class ClientAddressHandler implements HttpHandler {

	private final HttpHandler application;

	ClientAddressHandler(HttpHandler application) {
		this.application = application;
	}

	@Override
	public Mono<Void> handle(ServerHttpRequest request, ServerHttpResponse response) {
		InetSocketAddress seen = request.getRemoteAddress();
		InetSocketAddress client = address(ClientAddress.of(request.getHeaders().getFirst(RelayOptions.CLIENT_HEADER),
				(seen != null && seen.getAddress() != null) ? seen.getAddress().getHostAddress() : null));
		return this.application.handle((client != null) ? request.mutate().remoteAddress(client).build() : request,
				response);
	}

	private static @Nullable InetSocketAddress address(@Nullable String client) {
		// A name, which the relay never tells, would be looked up.
		if (client == null || !client.matches("[\\d.]+|.*:.*")) {
			return null;
		}
		try {
			return new InetSocketAddress(InetAddress.getByName(client), 0);
		}
		catch (UnknownHostException ex) {
			return null;
		}
	}

}
