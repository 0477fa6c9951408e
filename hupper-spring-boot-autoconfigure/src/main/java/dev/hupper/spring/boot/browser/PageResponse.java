package dev.hupper.spring.boot.browser;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import org.jspecify.annotations.Nullable;

/**
 * A response that adds the script to a page. It holds what is written until the container
 * itself would send it, since the headers can change until then: the buffer is full, all
 * that was announced is there, somebody flushes, or the application has said all.
 */
final class PageResponse extends HttpServletResponseWrapper {

	/** The size from which on Jetty sends at once, unless a buffer size was chosen. */
	private static final int JETTY_LARGE = 8192;

	private static final String CONTENT_LENGTH = "Content-Length";

	private static final String ENTITY_TAG = "ETag";

	private final HttpServletRequest request;

	private final BrowserRefresh refresh;

	/** Characters, or bytes as Latin-1. */
	private final StringBuilder held = new StringBuilder();

	private @Nullable PageBody body;

	private final boolean tomcat;

	/** What is written at once is sent at once if it is more. */
	private int large;

	/** Nothing is held any more. */
	private boolean released;

	/** Nobody says when all is said. */
	private boolean asynchronous;

	/** The length of the element that was added; 0: none. */
	private int added;

	/** What the application says; -1: nothing. */
	private long length = -1;

	private @Nullable String tag;

	PageResponse(HttpServletRequest request, HttpServletResponse response, BrowserRefresh refresh) {
		super(response);
		this.request = request;
		this.refresh = refresh;
		this.tomcat = response.getClass().getName().startsWith("org.apache.catalina.");
		this.large = this.tomcat ? response.getBufferSize() : Math.min(response.getBufferSize(), JETTY_LARGE);
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
	 * Hold what is written.
	 * @param part characters, or bytes as Latin-1
	 * @return false if it is to be passed to the container
	 */
	boolean hold(CharSequence part) throws IOException {
		this.released |= this.held.isEmpty() && !isPage();
		if (this.released) {
			return false;
		}
		this.held.append(part);
		if (this.asynchronous || isWhole() || this.held.length() > getBufferSize()) {
			release();
		}
		else if (part.length() > this.large && this.body instanceof PageStream) {
			flushBuffer();
		}
		return true;
	}

	private boolean isWhole() {
		return this.length >= 0 && !this.held.isEmpty() && this.held.length() >= this.length;
	}

	/** Pass to the container what is held, with the script if that can be. */
	void release() throws IOException {
		String text = this.held.toString();
		this.held.setLength(0);
		if (!this.released && !text.isEmpty() && this.body != null) {
			int place = (isPage() && !super.isCommitted()) ? Html.headStart(text) : -1;
			String element = (place >= 0) ? element(text) : "";
			if (!element.isEmpty()) {
				text = text.substring(0, place) + element + text.substring(place);
				announce(element.length());
			}
			this.body.pass(text);
		}
		this.released = true;
	}

	/**
	 * What becomes of what was written before an error, containers decide differently.
	 */
	private void passUntouched() throws IOException {
		String text = this.held.toString();
		clear();
		this.released = true;
		if (!text.isEmpty() && this.body != null) {
			this.body.pass(text);
		}
	}

	private boolean isPage() {
		return HtmlResponse.isPage(getStatus(), getContentType(), this::getHeader);
	}

	private String element(String text) {
		List<String> policies = Html.policies(text);
		ContentPolicy.HEADERS.forEach((name) -> policies.addAll(getHeaders(name)));
		Object failed = this.request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
		String path = (failed instanceof String uri) ? uri : this.request.getRequestURI();
		return this.refresh.element(path, this.request.getContextPath(), policies);
	}

	private void announce(int added) {
		this.added = added;
		setContentLengthLong(this.length);
		this.tag = getHeader(ENTITY_TAG);
		changeTag(this.refresh.entityTag().of(this.tag, getHeader("Last-Modified")));
	}

	/** The application has said all. */
	void finish() throws IOException {
		if (getStatus() == SC_NOT_MODIFIED) {
			String condition = this.request.getHeader("If-None-Match");
			changeTag(this.refresh.entityTag().confirmed(condition, getHeader(ENTITY_TAG)));
		}
		release();
	}

	private void changeTag(@Nullable String tag) {
		if (tag != null) {
			super.setHeader(ENTITY_TAG, tag);
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
		this.held.setLength(0);
		if (!isCommitted()) {
			this.released = false;
			if (this.added > 0) {
				this.added = 0;
				setContentLengthLong(this.length);
				super.setHeader(ENTITY_TAG, this.tag);
			}
		}
	}

	@Override
	public void setContentLength(int length) {
		setContentLengthLong(length);
	}

	@Override
	public void setContentLengthLong(long length) {
		this.length = length;
		if (length >= 0) {
			super.setContentLengthLong(length + this.added);
		}
		if (this.tomcat && isWhole()) {
			try {
				release();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
	}

	@Override
	public void setHeader(String name, @Nullable String value) {
		if (name.equalsIgnoreCase(CONTENT_LENGTH) && value != null && value.matches("\\d{1,18}")) {
			setContentLengthLong(Long.parseLong(value));
		}
		else {
			super.setHeader(name, value);
		}
	}

	@Override
	public void addHeader(String name, @Nullable String value) {
		if (name.equalsIgnoreCase(CONTENT_LENGTH)) {
			setHeader(name, value);
		}
		else {
			super.addHeader(name, value);
		}
	}

	@Override
	public void setIntHeader(String name, int value) {
		setHeader(name, Integer.toString(value));
	}

	@Override
	public void addIntHeader(String name, int value) {
		addHeader(name, Integer.toString(value));
	}

	@Override
	public void setBufferSize(int size) {
		super.setBufferSize(size);
		this.large = getBufferSize();
	}

	@Override
	public void flushBuffer() throws IOException {
		release();
		super.flushBuffer();
	}

	@Override
	public void reset() {
		super.reset();
		this.length = -1;
		this.added = 0;
		this.body = null;
		clear();
	}

	@Override
	public void resetBuffer() {
		super.resetBuffer();
		clear();
	}

	@Override
	public void sendError(int status) throws IOException {
		passUntouched();
		super.sendError(status);
	}

	@Override
	public void sendError(int status, String message) throws IOException {
		passUntouched();
		super.sendError(status, message);
	}

	@Override
	public void sendRedirect(String location) throws IOException {
		passUntouched();
		super.sendRedirect(location);
	}

}
