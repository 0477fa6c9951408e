package dev.hupper.spring.boot.browser;

import java.io.IOException;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.util.WebUtils;

/**
 * Adds the script to pages of a servlet application, and serves the script and its
 * events. Comes first, so that nobody wants to know who asks, and what others say of the
 * page is about the application's own.
 */
final class PageFilter implements Filter {

	private final BrowserRefresh refresh;

	PageFilter(BrowserRefresh refresh) {
		this.refresh = refresh;
	}

	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		if (!(request instanceof HttpServletRequest http) || !(response instanceof HttpServletResponse answer)) {
			chain.doFilter(request, response);
		}
		else if (!serves(http, answer)) {
			filter(http, answer, chain);
		}
	}

	private void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		PageResponse page = WebUtils.getNativeResponse(response, PageResponse.class);
		if (page != null) {
			page.endAsync();
			chain.doFilter(request, response);
		}
		else if (this.refresh.navigation().isMadeBy(method(request), request.getRemoteAddr(), headers(request))) {
			page = new PageResponse(request, response, this.refresh);
			if (request.isAsyncStarted()) {
				// A failure's page: nobody says when all is said.
				page.startAsync();
			}
			chain.doFilter(page.asked(), page);
		}
		else {
			chain.doFilter(request, response);
		}
		if (page != null && !request.isAsyncStarted()) {
			page.finish();
		}
	}

	/**
	 * A filter for the end of each forward, whoever it goes to. Jetty asks it for other
	 * requests, too.
	 */
	static Filter forwards() {
		return (request, response, chain) -> {
			boolean forward = request.getDispatcherType() == DispatcherType.FORWARD;
			PageResponse page = forward ? WebUtils.getNativeResponse(response, PageResponse.class) : null;
			if (page != null) {
				page.clear();
			}
			chain.doFilter(request, response);
			if (page != null && !request.isAsyncStarted()) {
				page.finishForward();
			}
		};
	}

	/** Error pages are asked for by GET, whatever has failed. */
	private static String method(HttpServletRequest request) {
		return (request.getAttribute(RequestDispatcher.ERROR_METHOD) instanceof String failed) ? failed
				: request.getMethod();
	}

	/** Tomcat does not make a header of the host that a request names in HTTP/2. */
	private static Navigation.Headers headers(HttpServletRequest request) {
		return (name) -> {
			String value = request.getHeader(name);
			boolean unnamed = value == null && name.equals("Host") && request.getProtocol().startsWith("HTTP/2");
			return unnamed ? request.getServerName() : value;
		};
	}

	private boolean serves(HttpServletRequest request, HttpServletResponse response) throws IOException {
		if (request.getDispatcherType() != DispatcherType.REQUEST || !request.getMethod().equals("GET")
				|| !this.refresh.navigation().isLocal(request.getRemoteAddr(), headers(request))) {
			return false;
		}
		String path = request.getRequestURI().substring(request.getContextPath().length());
		if (path.equals(BrowserRefresh.SCRIPT_PATH)) {
			response.setContentType(BrowserRefresh.SCRIPT_TYPE);
			response.setHeader("Cache-Control", "no-store");
			response.getOutputStream().write(BrowserRefresh.script());
			return true;
		}
		if (path.equals(BrowserRefresh.EVENTS_PATH)) {
			response.setContentType("text/event-stream;charset=UTF-8");
			BrowserRefresh.EVENTS_HEADERS.forEach(response::setHeader);
			AsyncContext async = request.startAsync(request, response);
			async.setTimeout(0);
			this.refresh.pages().add(ServletStream.open(async));
			return true;
		}
		return false;
	}

}
