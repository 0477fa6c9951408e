package dev.hupper.spring.boot.browser;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.util.List;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.ServletResponseWrapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

/**
 * A response that adds the script to a page. It holds what is written until the container
 * itself would send it, since the headers can change until then: the buffer is full, all
 * that was announced is there, somebody flushes, or the application has said all.
 */
final class PageResponse extends IncludingResponse {

	/** The size from which on Jetty sends at once, unless a buffer size was chosen. */
	private static final int JETTY_LARGE = 8192;

	private static final String ENTITY_TAG = "ETag";

	private final HttpServletRequest request;

	private final BrowserRefresh refresh;

	/** What changes while the page is made may be missing in it. */
	private final String version;

	private final EntityTag entityTag;

	/** Characters, or bytes as Latin-1. */
	private final StringBuilder held = new StringBuilder();

	private @Nullable PageBody body;

	private final boolean tomcat;

	/** What is written at once is sent at once if it is more. */
	private int large;

	/** How much is held, as the container counts. */
	private int heldSize;

	/** Nothing is held any more. */
	private boolean released;

	/** Nobody says when all is said. */
	private boolean asynchronous;

	private final PageLength length;

	private @Nullable String tag;

	PageResponse(HttpServletRequest request, HttpServletResponse response, BrowserRefresh refresh) {
		super(request, response);
		this.request = request;
		this.refresh = refresh;
		this.version = refresh.pages().version();
		this.entityTag = new EntityTag(this.version);
		this.tomcat = isTomcats(response);
		this.length = new PageLength(response);
		this.large = this.tomcat ? response.getBufferSize() : Math.min(response.getBufferSize(), JETTY_LARGE);
	}

	/** The request as the application is to see it. */
	HttpServletRequest asked() {
		return new PageRequest(dispatched(), this, this.entityTag);
	}

	/** Filters may have wrapped it before. */
	private static boolean isTomcats(ServletResponse response) {
		ServletResponse containers = response;
		while (containers instanceof ServletResponseWrapper wrapper) {
			containers = wrapper.getResponse();
		}
		return containers.getClass().getName().startsWith("org.apache.catalina.");
	}

	@Override
	public ServletOutputStream getOutputStream() throws IOException {
		ServletOutputStream containers = super.getOutputStream();
		PageStream stream = (this.body instanceof PageStream same) ? same : new PageStream(this, containers);
		this.body = stream;
		return stream;
	}

	@Override
	public PrintWriter getWriter() throws IOException {
		PrintWriter containers = super.getWriter();
		PageWriter writer = (this.body instanceof PageWriter same) ? same : new PageWriter(this, containers);
		this.body = writer;
		return writer;
	}

	/**
	 * Hold what is written, characters or bytes as Latin-1, unless it is to be passed to
	 * the container: then false. That to which it is written may be one from before a
	 * forward, which may still be used.
	 */
	boolean hold(PageBody by, CharSequence part) throws IOException {
		if (by != this.body && !this.held.isEmpty()) {
			release();
		}
		this.body = by;
		this.released |= this.held.isEmpty() && !isPage();
		if (this.released) {
			return false;
		}
		int size = size(part);
		if (this.length.isReachedLate(this.heldSize + size)) {
			release();
			return false;
		}
		this.held.append(part);
		this.heldSize += size;
		if (this.asynchronous || this.length.isReached(this.heldSize) || this.heldSize > getBufferSize()) {
			release();
		}
		else if (part.length() > this.large && this.body instanceof PageStream) {
			flushBuffer();
		}
		return true;
	}

	/** Tomcat counts the characters of a writer, others what they become. */
	private int size(CharSequence part) {
		return (this.tomcat || this.body instanceof PageStream) ? part.length()
				: Charset.forName(getCharacterEncoding()).encode(CharBuffer.wrap(part)).remaining();
	}

	/** Pass to the container what is held, with the script if that can be. */
	void release() throws IOException {
		int size = this.heldSize;
		String text = takeHeld();
		if (!this.released && !text.isEmpty() && this.body != null) {
			int place = (isPage() && !super.isCommitted()) ? HtmlResponse.headStart(getContentType(), text) : -1;
			String element = (place >= 0) ? element(text) : "";
			if (!element.isEmpty()) {
				text = text.substring(0, place) + element + text.substring(place);
				this.length.setAddition(element.length());
				this.tag = getHeader(ENTITY_TAG);
				changeTag(this.entityTag.of(this.tag, getHeader("Last-Modified")));
			}
			pass(this.body, text, size);
		}
		this.released = true;
	}

	private String takeHeld() {
		String text = this.held.toString();
		this.held.setLength(0);
		this.heldSize = 0;
		return text;
	}

	/**
	 * What becomes of what was written before an error, containers decide differently.
	 */
	@Override
	void passUntouched() throws IOException {
		int size = this.heldSize;
		String text = takeHeld();
		PageBody to = this.body;
		if (!text.isEmpty() && to != null) {
			pass(to, text, size);
		}
		clear();
		this.released = true;
	}

	private void pass(PageBody to, String text, int size) throws IOException {
		this.length.beforeHeld(size);
		to.pass(text);
		this.length.afterHeld();
	}

	private boolean isPage() {
		return HtmlResponse.isPage(getStatus(), getContentType(), this::getHeader);
	}

	private String element(String text) {
		List<String> policies = Html.policies(text);
		policies.addAll(ContentPolicy.in(this::getHeaders));
		Object failed = this.request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
		String path = (failed instanceof String uri) ? uri : this.request.getRequestURI();
		return this.refresh.element(this.version, path, this.request.getContextPath(), policies);
	}

	/** The application has said all. */
	void finish() throws IOException {
		if (getStatus() == SC_NOT_MODIFIED) {
			String condition = this.request.getHeader("If-None-Match");
			changeTag(this.entityTag.confirmed(condition, getHeader(ENTITY_TAG)));
		}
		release();
	}

	private void changeTag(@Nullable String tag) {
		if (tag != null) {
			setHeader(ENTITY_TAG, tag);
		}
	}

	/**
	 * A servlet to which the request was forwarded has said all. Tomcat takes nothing
	 * from now on; other containers close this response.
	 */
	void finishForward() throws IOException {
		if (this.tomcat) {
			finish();
		}
	}

	/** From now on, what is written is passed to the container at once. */
	void startAsync() throws IOException {
		this.asynchronous = true;
		if (!this.held.isEmpty()) {
			release();
		}
	}

	/** A container's thread answers again. */
	void endAsync() {
		this.asynchronous = false;
	}

	/** Forget what is held. */
	void clear() {
		takeHeld();
		if (!isCommitted()) {
			this.released = false;
			if (this.length.hasAddition()) {
				setHeader(ENTITY_TAG, this.tag);
			}
			this.length.clear(!this.tomcat);
		}
	}

	@Override
	void announceLength(long length) {
		this.length.set(length, this.heldSize);
		if (this.tomcat && length >= 0 && length <= this.heldSize) {
			releaseQuietly();
		}
	}

	@Override
	void forgetLength() {
		this.length.forget();
	}

	/** Tomcat takes no more headers for what is complete. */
	private void releaseQuietly() {
		try {
			release();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	void chooseBufferSize(int size) {
		if (!this.held.isEmpty()) {
			throw new IllegalStateException("The page has been begun");
		}
		getResponse().setBufferSize(size);
		this.large = getBufferSize();
	}

	@Override
	public void flushBuffer() throws IOException {
		release();
		super.flushBuffer();
	}

	@Override
	void forgetAll() {
		this.length.reset();
		this.body = null;
		clear();
	}

	@Override
	public void resetBuffer() {
		super.resetBuffer();
		clear();
	}

}
