package dev.hupper.spring.boot.browser;

import java.io.IOException;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import org.jspecify.annotations.Nullable;

/**
 * A response in which every way to announce a length is {@link #setContentLengthLong},
 * and every way to answer by something else calls {@link #passUntouched}.
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

	/** Another answer takes the place of what was written, or goes with it. */
	abstract void passUntouched() throws IOException;

	@Override
	public void sendError(int status) throws IOException {
		beforeError(status);
		super.sendError(status);
	}

	@Override
	public void sendError(int status, String message) throws IOException {
		beforeError(status);
		super.sendError(status, message);
	}

	/** Containers take 102 and 103 for interim responses, after which all goes on. */
	private void beforeError(int status) throws IOException {
		if (status != 102 && status != 103) {
			passUntouched();
		}
	}

	@Override
	public void sendRedirect(String location) throws IOException {
		passUntouched();
		super.sendRedirect(location);
	}

	@Override
	public void sendRedirect(String location, int status, boolean clears) throws IOException {
		passUntouched();
		super.sendRedirect(location, status, clears);
	}

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
