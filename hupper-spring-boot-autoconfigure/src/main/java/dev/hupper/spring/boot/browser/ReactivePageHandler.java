package dev.hupper.spring.boot.browser;

import java.net.InetSocketAddress;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;

/**
 * Adds the script to pages of a WebFlux application, and serves the script and its
 * events. Lies around all of the application, its error pages included.
 */
final class ReactivePageHandler implements HttpHandler {

	private final HttpHandler application;

	private final BrowserRefresh refresh;

	private final String contextPath;

	ReactivePageHandler(HttpHandler application, BrowserRefresh refresh, String contextPath) {
		this.application = application;
		this.refresh = refresh;
		this.contextPath = contextPath;
	}

	@Override
	public Mono<Void> handle(ServerHttpRequest request, ServerHttpResponse response) {
		Navigation.Headers headers = request.getHeaders()::getFirst;
		String client = client(request.getRemoteAddress());
		Navigation navigation = this.refresh.navigation();
		if (request.getMethod() == HttpMethod.GET && navigation.isLocal(client, headers)) {
			String path = request.getURI().getRawPath();
			if (path.equals(this.contextPath + BrowserRefresh.SCRIPT_PATH)) {
				return script(response);
			}
			if (path.equals(this.contextPath + BrowserRefresh.EVENTS_PATH)) {
				return events(response);
			}
		}
		if (!navigation.isMadeBy(request.getMethod().name(), client, headers)) {
			return this.application.handle(request, response);
		}
		ReactivePage page = new ReactivePage(request, response, this.refresh, this.contextPath);
		return this.application.handle(page.asked(), page);
	}

	private static @Nullable String client(@Nullable InetSocketAddress address) {
		return (address != null && address.getAddress() != null) ? address.getAddress().getHostAddress() : null;
	}

	private static Mono<Void> script(ServerHttpResponse response) {
		response.getHeaders().setContentType(MediaType.parseMediaType(BrowserRefresh.SCRIPT_TYPE));
		response.getHeaders().setCacheControl("no-store");
		DataBuffer script = response.bufferFactory().wrap(BrowserRefresh.script());
		return response.writeWith(Mono.just(script));
	}

	private Mono<Void> events(ServerHttpResponse response) {
		response.getHeaders().setContentType(MediaType.TEXT_EVENT_STREAM);
		BrowserRefresh.EVENTS_HEADERS.forEach(response.getHeaders()::set);
		ReactiveStream stream = new ReactiveStream();
		this.refresh.pages().add(stream);
		return response
			.writeAndFlushWith(stream.events().map((event) -> Mono.just(response.bufferFactory().wrap(event.bytes()))));
	}

}
