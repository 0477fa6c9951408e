package dev.hupper.spring.boot.browser;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;

/**
 * A response that adds the script to a page, as {@link PageResponse} does for servlets. A
 * body that comes as one, or whose length is known before, is no stream.
 */
final class ReactivePage extends ServerHttpResponseDecorator {

	private final ServerHttpRequest request;

	private final BrowserRefresh refresh;

	private final String contextPath;

	/** What changes while the page is made may be missing in it. */
	private final String version;

	private final EntityTag entityTag;

	private final List<Mono<Void>> beforeCommit = new CopyOnWriteArrayList<>();

	ReactivePage(ServerHttpRequest request, ServerHttpResponse response, BrowserRefresh refresh, String contextPath) {
		super(response);
		this.request = request;
		this.refresh = refresh;
		this.contextPath = contextPath;
		this.version = refresh.pages().version();
		this.entityTag = new EntityTag(this.version);
	}

	/**
	 * The request as the application is to see it, as {@link PageRequest} for servlets.
	 */
	ServerHttpRequest asked() {
		return this.request.mutate().headers(this::asTheApplicationKnowsThem).build();
	}

	private void asTheApplicationKnowsThem(HttpHeaders headers) {
		List<String> conditions = headers.remove(HttpHeaders.IF_NONE_MATCH);
		if (conditions != null) {
			this.entityTag.original(conditions)
				.forEach((condition) -> headers.add(HttpHeaders.IF_NONE_MATCH, condition));
		}
	}

	@Override
	public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
		if (!isPage()) {
			return super.writeWith(body);
		}
		if (body instanceof Mono<? extends DataBuffer> whole) {
			return super.writeWith(
					whole.flatMap((buffer) -> prepared().then(Mono.fromSupplier(() -> changed(buffer)))));
		}
		return super.writeWith(Flux.<DataBuffer>from(body)
			.switchOnFirst((signal, buffers) -> begun(signal.get(), buffers).flatMapMany(Function.identity())));
	}

	@Override
	public Mono<Void> writeAndFlushWith(Publisher<? extends Publisher<? extends DataBuffer>> body) {
		if (!isPage()) {
			return super.writeAndFlushWith(body);
		}
		AtomicBoolean first = new AtomicBoolean(true);
		return super.writeAndFlushWith(Flux.<Publisher<? extends DataBuffer>>from(body)
			.<Publisher<? extends DataBuffer>>concatMap(
					(part) -> first.getAndSet(false) ? first(Flux.from(part)) : Mono.just(part), 0));
	}

	/**
	 * The first part, which is passed on only when its own first buffer is there: the
	 * headers are sent as soon as there is a part. Its buffers are taken after this flux
	 * has ended.
	 */
	private Flux<Flux<DataBuffer>> first(Flux<DataBuffer> part) {
		return part.switchOnFirst((signal, buffers) -> begun(signal.get(), buffers), false);
	}

	private Mono<Flux<DataBuffer>> begun(@Nullable DataBuffer first, Flux<DataBuffer> buffers) {
		return (first == null) ? Mono.just(buffers) : prepared().then(Mono.fromSupplier(() -> {
			DataBuffer changed = changed(first);
			return buffers.map((buffer) -> (buffer == first) ? changed : buffer);
		}));
	}

	/** What is to be done before the headers are sent: they are final after it only. */
	@Override
	public void beforeCommit(Supplier<? extends Mono<Void>> action) {
		Mono<Void> once = Mono.<Void>defer(action).cache();
		this.beforeCommit.add(once);
		super.beforeCommit(() -> once);
	}

	private Mono<Void> prepared() {
		return Flux.concat(this.beforeCommit).then();
	}

	private DataBuffer changed(DataBuffer buffer) {
		String text = buffer.toString(StandardCharsets.ISO_8859_1);
		int place = isPage() && !isCommitted() ? HtmlResponse.headStart(contentType(), text) : -1;
		String element = (place >= 0) ? element(text) : "";
		if (element.isEmpty()) {
			return buffer;
		}
		DataBufferUtils.release(buffer);
		long length = getHeaders().getContentLength();
		if (length >= 0) {
			getHeaders().setContentLength(length + element.length());
		}
		changeTag(this.entityTag.of(getHeaders().getETag(), getHeaders().getFirst(HttpHeaders.LAST_MODIFIED)));
		return bufferFactory()
			.wrap((text.substring(0, place) + element + text.substring(place)).getBytes(StandardCharsets.ISO_8859_1));
	}

	@Override
	public Mono<Void> setComplete() {
		if (!isCommitted() && HttpStatus.NOT_MODIFIED.equals(getStatusCode())) {
			String condition = this.request.getHeaders().getFirst(HttpHeaders.IF_NONE_MATCH);
			changeTag(this.entityTag.confirmed(condition, getHeaders().getETag()));
		}
		return super.setComplete();
	}

	private boolean isPage() {
		HttpStatusCode status = getStatusCode();
		return HtmlResponse.isPage((status != null) ? status.value() : 200, contentType(), getHeaders()::getFirst);
	}

	private @Nullable String contentType() {
		return getHeaders().getFirst(HttpHeaders.CONTENT_TYPE);
	}

	private String element(String text) {
		List<String> policies = Html.policies(text);
		policies.addAll(ContentPolicy.in(getHeaders()::getOrEmpty));
		return this.refresh.element(this.version, this.request.getURI().getRawPath(), this.contextPath, policies);
	}

	private void changeTag(@Nullable String tag) {
		if (tag != null) {
			getHeaders().setETag(tag);
		}
	}

}
