package dev.hupper.spring.boot.browser;

import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.jspecify.annotations.Nullable;

/**
 * A request for a page as the application is to see it: with its own entity tags, and
 * without a date to compare with, since a script that was added has none.
 */
final class PageRequest extends HttpServletRequestWrapper {

	private final PageResponse response;

	private final EntityTag entityTag;

	PageRequest(HttpServletRequest request, PageResponse response, EntityTag entityTag) {
		super(request);
		this.response = response;
		this.entityTag = entityTag;
	}

	@Override
	public @Nullable String getHeader(String name) {
		String value = super.getHeader(name);
		return switch (name.toLowerCase(Locale.ROOT)) {
			case "if-modified-since" -> null;
			case "if-none-match" -> (value != null) ? this.entityTag.original(value) : null;
			default -> value;
		};
	}

	@Override
	public Enumeration<String> getHeaders(String name) {
		return switch (name.toLowerCase(Locale.ROOT)) {
			case "if-modified-since" -> Collections.emptyEnumeration();
			case "if-none-match" -> Collections.enumeration(originals(Collections.list(super.getHeaders(name))));
			default -> super.getHeaders(name);
		};
	}

	private List<String> originals(List<String> values) {
		return values.stream().map(this.entityTag::original).toList();
	}

	@Override
	public long getDateHeader(String name) {
		return name.equalsIgnoreCase("If-Modified-Since") ? -1 : super.getDateHeader(name);
	}

	@Override
	public AsyncContext startAsync() {
		this.response.passThrough();
		return super.startAsync();
	}

	@Override
	public AsyncContext startAsync(ServletRequest request, ServletResponse response) {
		this.response.passThrough();
		return super.startAsync(request, response);
	}

}
