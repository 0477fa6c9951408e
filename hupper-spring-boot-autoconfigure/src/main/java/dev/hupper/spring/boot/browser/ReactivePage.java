package dev.hupper.spring.boot.browser;

import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
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

	ReactivePage(ServerHttpRequest request, ServerHttpResponse response, BrowserRefresh refresh, String contextPath) {
		super(response);
		this.request = request;
		this.refresh = refresh;
		this.contextPath = contextPath;
	}

	@Override
	public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
		byte[] element = isWhole(body) ? element() : new byte[0];
		if (element.length == 0) {
			return super.writeWith(body);
		}
		return super.writeWith(DataBufferUtils.join(body).map((buffer) -> changed(buffer, element)));
	}

	private boolean isWhole(Publisher<? extends DataBuffer> body) {
		long length = getHeaders().getContentLength();
		return body instanceof Mono || (length >= 0 && length <= BrowserRefresh.MAX_PAGE);
	}

	private DataBuffer changed(DataBuffer buffer, byte[] element) {
		byte[] html = new byte[buffer.readableByteCount()];
		buffer.read(html);
		DataBufferUtils.release(buffer);
		byte[] page = Html.with(html, element);
		getHeaders().setContentLength(page.length);
		changeTag();
		return bufferFactory().wrap(page);
	}

	@Override
	public Mono<Void> setComplete() {
		if (!isCommitted()) {
			announceNothing();
		}
		return super.setComplete();
	}

	private void announceNothing() {
		long length = getHeaders().getContentLength();
		byte[] element = (this.request.getMethod() == HttpMethod.HEAD) ? element() : new byte[0];
		if (element.length > 0) {
			getHeaders().setContentLength((length >= 0) ? length + element.length : length);
			changeTag();
		}
		else if (HttpStatus.NOT_MODIFIED.equals(getStatusCode())
				&& this.refresh.knowsChangedPage(this.request.getHeaders().getFirst(HttpHeaders.IF_NONE_MATCH))) {
			changeTag();
		}
	}

	private byte[] element() {
		HttpHeaders headers = getHeaders();
		HttpStatusCode status = getStatusCode();
		boolean page = PageHead.isPage((status != null) ? status.value() : 200,
				headers.getFirst(HttpHeaders.CONTENT_TYPE), headers::getFirst);
		return page ? this.refresh.element(this.contextPath, headers.getOrEmpty("Content-Security-Policy"))
				: new byte[0];
	}

	private void changeTag() {
		String tag = getHeaders().getETag();
		if (tag != null) {
			getHeaders().setETag(this.refresh.entityTag().of(tag));
		}
	}

}
