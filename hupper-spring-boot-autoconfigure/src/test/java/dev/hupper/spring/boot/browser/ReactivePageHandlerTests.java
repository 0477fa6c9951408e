package dev.hupper.spring.boot.browser;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.hupper.api.LocalNames;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.http.server.reactive.MockServerHttpResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ReactivePageHandler}: what becomes of which response.
 */
class ReactivePageHandlerTests {

	private static final String PAGE = "<html><body>\u00e4</body></html>";

	private static final String ELEMENT = "<script async=\"\" src=\"hupper-refresh/script.js\" data-version=\"m.0\"></script>";

	private static final String CHANGED = "<html>" + ELEMENT + "<body>\u00e4</body></html>";

	@AutoClose
	private final OpenPages pages = new OpenPages("m");

	private final MockServerHttpResponse response = new MockServerHttpResponse();

	@Test
	void aPageGetsTheScriptAndItsLength() {
		handle(navigation(), (request, response) -> {
			response.getHeaders().setETag("\"abc\"");
			return page(response, Mono.just(buffer(PAGE)));
		});
		assertChanged();
		assertThat(this.response.getHeaders().getETag()).isEqualTo("\"abc-hupper-m.0\"");
	}

	@Test
	void soDoesOneInPartsWhoseLengthIsKnown() {
		handle(navigation(), (request, response) -> {
			response.getHeaders().setContentLength(PAGE.getBytes(StandardCharsets.UTF_8).length);
			return page(response, Flux.just(buffer("<html><body>"), buffer("\u00e4</body></html>")));
		});
		assertChanged();
		assertThat(this.response.getHeaders().getContentLength())
			.isEqualTo(CHANGED.getBytes(StandardCharsets.UTF_8).length);
	}

	@Test
	void anErrorPageGetsTheScript() {
		handle(navigation(), (request, response) -> {
			response.setStatusCode(HttpStatus.INTERNAL_SERVER_ERROR);
			return page(response, Mono.just(buffer(PAGE)));
		});
		assertChanged();
	}

	@Test
	void soDoesOneThatIsStreamed() {
		handle(navigation(),
				(request, response) -> page(response, Flux.just(buffer("<html><body>"), buffer("</body>"))));
		assertThat(body()).isEqualTo("<html>" + ELEMENT + "<body></body>");
	}

	@Test
	void aPolicyIsKnownInTimeThoughSetWhenTheHeadersAreSent() {
		handle(navigation(), (request, response) -> {
			response.beforeCommit(() -> Mono
				.fromRunnable(() -> response.getHeaders().add("Content-Security-Policy", "script-src 'none'")));
			return page(response, Mono.just(buffer(PAGE)));
		});
		assertThat(body()).isEqualTo(PAGE);
		assertThat(this.response.getHeaders().get("Content-Security-Policy")).hasSize(1);
	}

	@Test
	void soDoesOneThatIsFlushedPartByPart() {
		handle(navigation(), (request, response) -> {
			response.getHeaders().setContentType(MediaType.TEXT_HTML);
			response.getHeaders().setETag("\"abc\"");
			return response.writeAndFlushWith(Flux.just(Flux.just(buffer("<html><bo"), buffer("dy>")),
					Mono.just(buffer("\u00e4</body></html>"))));
		});
		assertChanged();
		assertThat(this.response.getHeaders().getETag()).isEqualTo("\"abc-hupper-m.0\"");
	}

	@Test
	void otherContentThatIsFlushedPartByPartIsLeftAsItIs() {
		handle(navigation(), (request, response) -> {
			response.getHeaders().setContentType(MediaType.TEXT_EVENT_STREAM);
			return response.writeAndFlushWith(Flux.just(Mono.just(buffer(PAGE))));
		});
		assertThat(body()).isEqualTo(PAGE);
	}

	@Test
	void otherContentIsLeftAsItIs() {
		handle(navigation(), (request, response) -> {
			response.getHeaders().setContentType(MediaType.APPLICATION_JSON);
			return response.writeWith(Mono.just(buffer("{}")));
		});
		assertThat(body()).isEqualTo("{}");
	}

	@Test
	void whatScriptsAskForIsLeftAsItIs() {
		handle(local("/app/page").header("Sec-Fetch-Dest", "empty"),
				(request, response) -> page(response, Mono.just(buffer(PAGE))));
		assertThat(body()).isEqualTo(PAGE);
	}

	@Test
	void aPolicyThatAdmitsNoScriptIsRespected() {
		handle(navigation(), (request, response) -> {
			response.getHeaders().set("Content-Security-Policy", "default-src 'none'");
			return page(response, Mono.just(buffer(PAGE)));
		});
		assertThat(body()).isEqualTo(PAGE);
	}

	@Test
	void theApplicationComparesItsOwnTag() {
		handle(navigation().header(HttpHeaders.IF_NONE_MATCH, "\"abc-hupper-m.0\""), (request, response) -> {
			assertThat(request.getHeaders().getIfNoneMatch()).containsExactly("\"abc\"");
			response.setStatusCode(HttpStatus.NOT_MODIFIED);
			response.getHeaders().setETag("\"abc\"");
			return response.setComplete();
		});
		assertThat(this.response.getHeaders().getETag()).isEqualTo("\"abc-hupper-m.0\"");
	}

	@Test
	void theScriptIsServedWithoutAskingTheApplication() {
		handle(local("/app/hupper-refresh/script.js"), (request, response) -> {
			throw new AssertionError("the application is asked");
		});
		assertThat(this.response.getHeaders().getContentType()).hasToString("text/javascript;charset=UTF-8");
		assertThat(body()).contains("EventSource");
	}

	@Test
	void eventsAreServedUntilTheApplicationStops() {
		List<String> events = new ArrayList<>();
		this.response.setWriteHandler((body) -> body.map((event) -> event.toString(StandardCharsets.UTF_8))
			.doOnNext(events::add)
			.doOnNext((event) -> this.pages.close())
			.then());
		handle(local("/app/hupper-refresh/events"), (request, response) -> {
			throw new AssertionError("the application is asked");
		});
		assertThat(this.response.getHeaders().getContentType()).isEqualTo(MediaType.TEXT_EVENT_STREAM);
		assertThat(this.response.getHeaders().toSingleValueMap()).containsEntry("X-Accel-Buffering", "no")
			.containsEntry("Cache-Control", "no-store, no-transform");
		assertThat(events).first().asString().contains("data: m.0");
	}

	private void assertChanged() {
		assertThat(body()).isEqualTo(CHANGED);
	}

	private String body() {
		return this.response.getBodyAsString().block(Duration.ofSeconds(60));
	}

	private void handle(MockServerHttpRequest.BaseBuilder<?> request, HttpHandler application) {
		new ReactivePageHandler(application, new BrowserRefresh(this.pages, new Navigation(LocalNames.LOOPBACK)),
				"/app")
			.handle(request.build(), this.response)
			.block(Duration.ofSeconds(60));
	}

	private static MockServerHttpRequest.BaseBuilder<?> navigation() {
		return local("/app/page").header("Sec-Fetch-Dest", "document");
	}

	private static MockServerHttpRequest.BaseBuilder<?> local(String path) {
		return MockServerHttpRequest.get("http://localhost:8080" + path)
			.header("Host", "localhost:8080")
			.remoteAddress(new InetSocketAddress("127.0.0.1", 40000));
	}

	private static Mono<Void> page(ServerHttpResponse response, Publisher<DataBuffer> body) {
		response.getHeaders().setContentType(MediaType.parseMediaType("text/html;charset=UTF-8"));
		return response.writeWith(body);
	}

	private static DataBuffer buffer(String text) {
		return DefaultDataBufferFactory.sharedInstance.wrap(text.getBytes(StandardCharsets.UTF_8));
	}

}
