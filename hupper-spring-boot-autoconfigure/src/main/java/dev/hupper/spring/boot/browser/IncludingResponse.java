package dev.hupper.spring.boot.browser;

import java.io.IOException;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import org.jspecify.annotations.Nullable;

/**
 * A response in which other parts may be included. Whatever is said of the whole leads to
 * one of the abstract methods, in whichever way it is said, but for what an included part
 * says: Tomcat ignores that, but only beneath this response.
 */
abstract class IncludingResponse extends HttpServletResponseWrapper {

	private static final String CONTENT_LENGTH = "Content-Length";

	private final HttpServletRequestWrapper asked;

	IncludingResponse(HttpServletRequest request, HttpServletResponse response) {
		super(response);
		this.asked = new HttpServletRequestWrapper(request);
	}

	/** The request, beneath which Tomcat puts what it knows of a dispatch. */
	final HttpServletRequest dispatched() {
		return this.asked;
	}

	/** A length is announced; negative: what was announced is taken back. */
	abstract void announceLength(long length);

	/** What was announced is taken back, which the container does itself. */
	abstract void forgetLength();

	/** Another answer takes the place of what was written, or goes with it. */
	abstract void passUntouched() throws IOException;

	/** The container is to have a buffer of this size. */
	abstract void chooseBufferSize(int size);

	/** The container has forgotten all. */
	abstract void forgetAll();

	/** Whether a part is being made, be it that an include was forwarded. */
	private boolean isPart() {
		ServletRequest request = this.asked;
		while (request instanceof ServletRequestWrapper wrapper
				&& wrapper.getDispatcherType() != DispatcherType.INCLUDE) {
			request = wrapper.getRequest();
		}
		return request.getDispatcherType() == DispatcherType.INCLUDE;
	}

	@Override
	public final void setContentLengthLong(long length) {
		if (!isPart()) {
			announceLength(length);
		}
	}

	@Override
	public final void setBufferSize(int size) {
		if (!isPart()) {
			chooseBufferSize(size);
		}
	}

	@Override
	public final void reset() {
		super.reset();
		if (!isPart()) {
			forgetAll();
		}
	}

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
			beforeAnotherAnswer();
		}
	}

	private void beforeAnotherAnswer() throws IOException {
		if (!isPart()) {
			passUntouched();
		}
	}

	@Override
	public void sendRedirect(String location) throws IOException {
		beforeAnotherAnswer();
		super.sendRedirect(location);
	}

	@Override
	public void sendRedirect(String location, int status, boolean clears) throws IOException {
		beforeAnotherAnswer();
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
		if (name.equalsIgnoreCase(CONTENT_LENGTH) && !isPart()) {
			forgetLength();
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
