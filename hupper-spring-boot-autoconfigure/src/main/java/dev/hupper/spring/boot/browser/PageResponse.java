package dev.hupper.spring.boot.browser;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import org.jspecify.annotations.Nullable;

/**
 * A response that keeps back what it is given as long as that may be a page, and adds the
 * script to it in the end.
 */
final class PageResponse extends HttpServletResponseWrapper {

	private static final String CONTENT_LENGTH = "Content-Length";

	private static final String ENTITY_TAG = "ETag";

	private final HttpServletRequest request;

	private final BrowserRefresh refresh;

	private final PageBody body = new PageBody(this);

	private @Nullable PrintWriter writer;

	private boolean streamed;

	/** What the application says; -1: nothing. */
	private long length = -1;

	PageResponse(HttpServletRequest request, HttpServletResponse response, BrowserRefresh refresh) {
		super(response);
		this.request = request;
		this.refresh = refresh;
	}

	@Override
	public ServletOutputStream getOutputStream() {
		if (this.writer != null) {
			throw new IllegalStateException("getWriter() has already been called for this response");
		}
		this.streamed = true;
		return this.body;
	}

	@Override
	public PrintWriter getWriter() throws IOException {
		if (this.streamed) {
			throw new IllegalStateException("getOutputStream() has already been called for this response");
		}
		if (this.writer == null) {
			// As a container does: the content type says from now on what the writer
			// uses.
			setCharacterEncoding(getCharacterEncoding());
			this.writer = new PrintWriter(new OutputStreamWriter(this.body, Charset.forName(getCharacterEncoding())));
		}
		return this.writer;
	}

	@Override
	public void setContentLength(int length) {
		setContentLengthLong(length);
	}

	@Override
	public void setContentLengthLong(long length) {
		this.length = length;
	}

	@Override
	public void setHeader(String name, @Nullable String value) {
		if (name.equalsIgnoreCase(CONTENT_LENGTH)) {
			this.length = (value != null) ? Long.parseLong(value) : -1;
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
	public void flushBuffer() throws IOException {
		if (this.writer != null) {
			this.writer.flush();
		}
		this.body.flush();
	}

	@Override
	public void reset() {
		super.reset();
		clear();
		this.writer = null;
		this.streamed = false;
	}

	@Override
	public void resetBuffer() {
		super.resetBuffer();
		clear();
	}

	@Override
	public void sendError(int status) throws IOException {
		clear();
		super.sendError(status);
	}

	@Override
	public void sendError(int status, String message) throws IOException {
		clear();
		super.sendError(status, message);
	}

	private void clear() {
		this.body.clear();
		this.length = -1;
	}

	/** What follows is streamed. */
	void passThrough() {
		try {
			this.body.passThrough();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The application has said all. */
	void finish() throws IOException {
		this.body.end();
		if (this.writer != null) {
			this.writer.flush();
		}
		this.body.finish();
	}

	/** Whether the body is or may become a page. */
	boolean isPage() {
		return PageHead.isPage(getStatus(), getContentType(), this::getHeader);
	}

	/** Whether this many bytes are all that the application announced. */
	boolean isWhole(long count) {
		return count == this.length;
	}

	/** What to add to the page; empty if nothing can be. */
	byte[] element() {
		return this.refresh.element(this.request.getContextPath(), getHeaders("Content-Security-Policy"));
	}

	/** Say how long the application's body is. */
	void announceOwn() {
		if (this.length >= 0) {
			super.setContentLengthLong(this.length);
		}
	}

	/** Say how long the changed body is. */
	void announceChanged(long length) {
		super.setContentLengthLong(length);
		changeTag();
	}

	/**
	 * There is no body.
	 * @param added how long the element is that a body would have got
	 */
	void announceNothing(int added) {
		boolean head = this.request.getMethod().equals("HEAD");
		if (head && added > 0) {
			this.length += (this.length >= 0) ? added : 0;
			changeTag();
		}
		else if (getStatus() == SC_NOT_MODIFIED
				&& this.refresh.knowsChangedPage(this.request.getHeader("If-None-Match"))) {
			changeTag();
		}
		announceOwn();
	}

	private void changeTag() {
		String tag = getHeader(ENTITY_TAG);
		if (tag != null) {
			super.setHeader(ENTITY_TAG, this.refresh.entityTag().of(tag));
		}
	}

	ServletOutputStream containersOutputStream() throws IOException {
		return super.getOutputStream();
	}

}
