package dev.hupper.spring.boot.autoconfigure;

import java.net.URI;

import reactor.core.publisher.Mono;

import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Tells a reactive application the port at which it is reached where a request names no
 * host, as {@link PublicPortValve} does for servlets.
 */
final class PublicPortHandler implements HttpHandler {

	private final HttpHandler application;

	private final Environment environment;

	PublicPortHandler(HttpHandler application, Environment environment) {
		this.application = application;
		this.environment = environment;
	}

	@Override
	public Mono<Void> handle(ServerHttpRequest request, ServerHttpResponse response) {
		boolean named = request.getHeaders().containsHeader(HttpHeaders.HOST);
		return this.application.handle(named ? request : atPublicPort(request), response);
	}

	private ServerHttpRequest atPublicPort(ServerHttpRequest request) {
		Integer port = this.environment.getProperty("local.server.port", Integer.class);
		return (port != null) ? request.mutate().uri(at(port, request.getURI())).build() : request;
	}

	private static URI at(int port, URI uri) {
		return UriComponentsBuilder.fromUri(uri).port(port).build(true).toUri();
	}

}
