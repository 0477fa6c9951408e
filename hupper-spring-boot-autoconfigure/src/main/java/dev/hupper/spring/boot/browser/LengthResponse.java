package dev.hupper.spring.boot.browser;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import org.jspecify.annotations.Nullable;

/**
 * A response in which every way to announce a length is {@link #setContentLengthLong}.
 */
abstract class LengthResponse extends HttpServletResponseWrapper {

	private static final String CONTENT_LENGTH = "Content-Length";

	LengthResponse(HttpServletResponse response) {
		super(response);
	}

	@Override
	public abstract void setContentLengthLong(long length);

	/** What was announced is taken back, which the container does itself. */
	abstract void forgetContentLength();

	@Override
	public final void setContentLength(int length) {
		setContentLengthLong(length);
	}

	@Override
	public final void setHeader(String name, @Nullable String value) {
		if (name.equalsIgnoreCase(CONTENT_LENGTH) && value != null && value.matches("\\d{1,18}")) {
			setContentLengthLong(Long.parseLong(value));
			return;
		}
		super.setHeader(name, value);
		if (name.equalsIgnoreCase(CONTENT_LENGTH)) {
			forgetContentLength();
		}
	}

	@Override
	public final void addHeader(String name, @Nullable String value) {
		if (name.equalsIgnoreCase(CONTENT_LENGTH) && value != null) {
			setHeader(name, value);
		}
		else {
			super.addHeader(name, value);
		}
	}

	@Override
	public final void setIntHeader(String name, int value) {
		setHeader(name, Integer.toString(value));
	}

	@Override
	public final void addIntHeader(String name, int value) {
		addHeader(name, Integer.toString(value));
	}

}
