package dev.hupper.spring.boot.browser;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.http.codec.autoconfigure.CodecsAutoConfiguration;
import org.springframework.boot.thymeleaf.autoconfigure.ThymeleafAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.HttpHandlerAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.WebFluxAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.error.ErrorWebFluxAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.WebFilter;

/**
 * What reactive applications answer.
 */
@ImportAutoConfiguration({ CodecsAutoConfiguration.class, ErrorWebFluxAutoConfiguration.class,
		HttpHandlerAutoConfiguration.class, ThymeleafAutoConfiguration.class, WebFluxAutoConfiguration.class })
@Controller
class ReactivePages {

	private static final String PAGE = ServletPages.PAGE;

	/** As Spring Security sets its headers. */
	@Bean
	WebFilter policies() {
		return (exchange, chain) -> {
			String names = exchange.getRequest().getHeaders().getFirst("X-Filters");
			exchange.getResponse().beforeCommit(() -> Mono.fromRunnable(() -> {
				if (names != null && names.contains("none")) {
					exchange.getResponse().getHeaders().add("Content-Security-Policy", "default-src 'none'");
				}
				if (names != null && names.contains("self")) {
					exchange.getResponse().getHeaders().add("Content-Security-Policy", "script-src 'nonce-abc'");
				}
			}));
			return chain.filter(exchange);
		};
	}

	@GetMapping(path = { "/string", "/a/b/c" }, produces = ServletPages.HTML)
	@ResponseBody
	Mono<String> string() {
		return Mono.just(PAGE).delayElement(Duration.ofMillis(1));
	}

	@GetMapping("/hello")
	@ResponseBody
	String hello() {
		return "Hello";
	}

	@GetMapping(path = "/flux", produces = ServletPages.HTML)
	@ResponseBody
	Flux<String> flux() {
		return Flux.just("<!doctype html><html>", "<body>\u00e4", "</body>");
	}

	@GetMapping(path = "/flux-broken", produces = ServletPages.HTML)
	@ResponseBody
	Flux<String> fluxBroken() {
		return Flux.just("<!doctype html><html>", "<body>")
			.concatWith(Flux.error(new IllegalStateException("on purpose")));
	}

	@GetMapping(path = "/flux-broken-first", produces = ServletPages.HTML)
	@ResponseBody
	Flux<String> fluxBrokenFirst() {
		return Flux.error(new IllegalStateException("on purpose"));
	}

	@GetMapping(path = "/flux-empty", produces = ServletPages.HTML)
	@ResponseBody
	Flux<String> fluxEmpty() {
		return Flux.empty();
	}

	@GetMapping(path = "/sse", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	@ResponseBody
	Flux<String> sse() {
		return Flux.just("<html>", "b");
	}

	@GetMapping("/entity")
	ResponseEntity<byte[]> entity() {
		return ResponseEntity.ok()
			.header("Content-Type", ServletPages.HTML)
			.contentLength(ServletPages.BYTES.length)
			.eTag("v1")
			.lastModified(1_700_000_000_000L)
			.header("Set-Cookie", "a=b")
			.body(ServletPages.BYTES);
	}

	@GetMapping("/dated")
	ResponseEntity<String> dated() {
		return ResponseEntity.ok()
			.header("Content-Type", ServletPages.HTML)
			.lastModified(1_700_000_000_000L)
			.body(PAGE);
	}

	@GetMapping("/resource")
	ResponseEntity<Resource> resource() {
		return ResponseEntity.ok()
			.header("Content-Type", "text/html")
			.body(new ClassPathResource("pages/static/static-page.html"));
	}

	@GetMapping("/download")
	ResponseEntity<String> download() {
		return ResponseEntity.ok()
			.header("Content-Type", ServletPages.HTML)
			.header("Content-Disposition", "attachment")
			.body(PAGE);
	}

	@GetMapping("/no-content")
	ResponseEntity<Void> noContent() {
		return ResponseEntity.noContent().header("Content-Type", ServletPages.HTML).build();
	}

	@GetMapping("/not-modified")
	ResponseEntity<Void> notModified() {
		return ResponseEntity.status(304).eTag("v1").build();
	}

	@GetMapping("/latin1")
	ResponseEntity<byte[]> latin1() {
		return ResponseEntity.ok()
			.header("Content-Type", "text/html;charset=ISO-8859-1")
			.body(PAGE.getBytes(StandardCharsets.ISO_8859_1));
	}

	@GetMapping("/utf16")
	ResponseEntity<byte[]> utf16() {
		return ResponseEntity.ok()
			.header("Content-Type", "text/html;charset=UTF-16")
			.body(PAGE.getBytes(StandardCharsets.UTF_16));
	}

	@GetMapping("/redirect")
	String redirect() {
		return "redirect:/string";
	}

	@GetMapping("/forbidden")
	Mono<String> forbidden() {
		return Mono.error(new ResponseStatusException(HttpStatus.FORBIDDEN));
	}

	@GetMapping("/exception-first")
	Mono<String> exception() {
		throw new IllegalStateException("on purpose");
	}

	@GetMapping("/view")
	String view(Model model) {
		model.addAttribute("name", "<\u00e4>");
		return "thymeleaf";
	}

	@GetMapping("/view-broken")
	String viewBroken() {
		return "broken";
	}

	@GetMapping("/raw")
	Mono<Void> raw(ServerHttpResponse response) {
		response.getHeaders().setContentType(MediaType.TEXT_HTML);
		return response.writeWith(Flux.just(buffer(response, "<ht"), buffer(response, "ml><body>a")));
	}

	@GetMapping("/flushed")
	Mono<Void> flushed(ServerHttpResponse response) {
		response.getHeaders().setContentType(MediaType.TEXT_HTML);
		return response
			.writeAndFlushWith(Flux.just("<html>", "<body>").map((text) -> Mono.just(buffer(response, text))));
	}

	@GetMapping("/flushed-in-pieces")
	Mono<Void> flushedInPieces(ServerHttpResponse response) {
		response.getHeaders().setContentType(MediaType.TEXT_HTML);
		response.getHeaders().setETag("\"pieces\"");
		return response.writeAndFlushWith(Flux
			.just(Flux.just("<!doctype html>", "<html>").delayElements(Duration.ofMillis(1)), Flux.<String>empty(),
					Flux.just("<body>", "\u00e4", "</body>"))
			.map((part) -> part.map((text) -> buffer(response, text))));
	}

	@GetMapping("/flushed-empty-first")
	Mono<Void> flushedEmptyFirst(ServerHttpResponse response) {
		response.getHeaders().setContentType(MediaType.TEXT_HTML);
		return response.writeAndFlushWith(Flux.just(Flux.<String>empty(), Flux.just(PAGE))
			.map((part) -> part.map((text) -> buffer(response, text))));
	}

	@GetMapping("/flushed-broken")
	Mono<Void> flushedBroken(ServerHttpResponse response) {
		response.getHeaders().setContentType(MediaType.TEXT_HTML);
		return response.writeAndFlushWith(Flux.just(Mono.just(buffer(response, "<html><body>")),
				Mono.error(new IllegalStateException("on purpose"))));
	}

	@GetMapping("/flushed-broken-first")
	Mono<Void> flushedBrokenFirst(ServerHttpResponse response) {
		response.getHeaders().setContentType(MediaType.TEXT_HTML);
		return response.writeAndFlushWith(Flux.just(Mono.error(new IllegalStateException("on purpose"))));
	}

	@GetMapping("/complete")
	Mono<Void> complete(ServerHttpResponse response) {
		response.getHeaders().setContentType(MediaType.TEXT_HTML);
		return response.setComplete();
	}

	/** Writes what the seed says. */
	@GetMapping("/random")
	Mono<Void> random(ServerHttpResponse response, @RequestParam long seed) {
		Random random = new Random(seed);
		String[] types = { "text/html", ServletPages.HTML, "application/json", "text/html;charset=UTF-16" };
		response.getHeaders().add("Content-Type", types[(random.nextInt(3) > 0) ? 0 : random.nextInt(types.length)]);
		response.setRawStatusCode(new int[] { 200, 200, 201, 404, 503, 302 }[random.nextInt(6)]);
		if (random.nextInt(3) == 0) {
			response.getHeaders().setETag("\"e" + random.nextInt(9) + "\"");
		}
		if (random.nextInt(3) == 0) {
			response.getHeaders().setLastModified(1_700_000_000_000L);
		}
		if (random.nextInt(4) == 0) {
			response.beforeCommit(() -> Mono.delay(Duration.ofMillis(1))
				.then(Mono.fromRunnable(() -> response.getHeaders()
					.add("Content-Security-Policy",
							random.nextBoolean() ? "script-src 'none'" : "script-src 'self'"))));
		}
		String[] starts = { "<!doctype html><html><head>", "text", "<h", "\n", "<html>" };
		String start = starts[random.nextInt(starts.length)];
		int count = random.nextInt(5);
		String rest = "<p>" + "x".repeat(random.nextInt(5000));
		if (random.nextInt(3) == 0) {
			response.getHeaders().setContentLength(start.length() + (long) count * rest.length());
		}
		Flux<DataBuffer> body = Flux.just(start)
			.concatWith(Flux.just(rest).repeat(count).take(count))
			.map((text) -> buffer(response, text));
		return switch (random.nextInt(6)) {
			case 0 -> response.writeWith(Mono.just(buffer(response, start + rest.repeat(count))));
			case 1 -> response.writeAndFlushWith(body.map(Mono::just));
			case 2 -> response.writeWith(body.concatWith(Flux.error(new IllegalStateException("on purpose"))));
			case 3 -> response.writeWith(Flux.error(new IllegalStateException("on purpose")));
			default -> response.writeWith(body);
		};
	}

	@Bean
	RouterFunction<ServerResponse> functional() {
		return RouterFunctions.route()
			.GET("/functional",
					(request) -> ServerResponse.ok()
						.header("Content-Type", ServletPages.HTML)
						.eTag("f1")
						.bodyValue(PAGE))
			.build();
	}

	private static DataBuffer buffer(ServerHttpResponse response, String text) {
		return response.bufferFactory().wrap(text.getBytes(StandardCharsets.UTF_8));
	}

}
