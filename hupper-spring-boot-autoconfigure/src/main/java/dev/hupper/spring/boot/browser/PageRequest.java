package dev.hupper.spring.boot.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.jspecify.annotations.Nullable;

/**
 * A request for a page as the application is to see it: with its own entity tags.
 */
final class PageRequest extends HttpServletRequestWrapper {

	private static final String IF_NONE_MATCH = "If-None-Match";

	private final PageResponse response;

	private final EntityTag entityTag;

	PageRequest(HttpServletRequest request, PageResponse response, EntityTag entityTag) {
		super(request);
		this.response = response;
		this.entityTag = entityTag;
	}

	@Override
	public @Nullable String getHeader(String name) {
		return name.equalsIgnoreCase(IF_NONE_MATCH) ? originals().stream().findFirst().orElse(null)
				: super.getHeader(name);
	}

	@Override
	public Enumeration<String> getHeaders(String name) {
		return name.equalsIgnoreCase(IF_NONE_MATCH) ? Collections.enumeration(originals()) : super.getHeaders(name);
	}

	private List<String> originals() {
		return this.entityTag.original(Collections.list(super.getHeaders(IF_NONE_MATCH)));
	}

	@Override
	public AsyncContext startAsync() {
		release();
		return super.startAsync();
	}

	@Override
	public AsyncContext startAsync(ServletRequest request, ServletResponse response) {
		release();
		return super.startAsync(request, response);
	}

	private void release() {
		try {
			this.response.startAsync();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
