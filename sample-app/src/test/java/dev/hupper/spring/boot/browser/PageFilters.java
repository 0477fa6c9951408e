package dev.hupper.spring.boot.browser;

import java.io.IOException;
import java.util.List;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.CacheControlHeadersWriter;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.web.filter.ForwardedHeaderFilter;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/**
 * Filters that applications have, each active for the requests that name it in
 * {@code X-Filters}.
 */
@Configuration(proxyBeanMethods = false)
class PageFilters {

	static final List<String> NAMES = List.of("forwarded", "etag", "self", "none", "count");

	@Bean
	FilterRegistrationBean<Filter> forwarded() {
		return switched("forwarded", new ForwardedHeaderFilter(), 1);
	}

	@Bean
	FilterRegistrationBean<Filter> self() {
		return switched("self", security("script-src 'self' 'nonce-abc'"), 2);
	}

	@Bean
	FilterRegistrationBean<Filter> none() {
		return switched("none", security("default-src 'none'"), 3);
	}

	private static Filter security(String policy) {
		return new HeaderWriterFilter(
				List.of(new CacheControlHeadersWriter(), new ContentSecurityPolicyHeaderWriter(policy)));
	}

	@Bean
	FilterRegistrationBean<Filter> count() {
		return switched("count", new CountingFilter(), 4);
	}

	@Bean
	FilterRegistrationBean<Filter> etag() {
		return switched("etag", new ShallowEtagHeaderFilter(), 5);
	}

	private static FilterRegistrationBean<Filter> switched(String name, Filter filter, int order) {
		FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>((request, response, chain) -> {
			String names = ((HttpServletRequest) request).getHeader("X-Filters");
			if (names != null && List.of(names.split(",")).contains(name)) {
				filter.doFilter(request, response, chain);
			}
			else {
				chain.doFilter(request, response);
			}
		});
		registration.setName(name);
		registration.setOrder(order);
		registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.FORWARD, DispatcherType.ASYNC,
				DispatcherType.ERROR, DispatcherType.INCLUDE);
		return registration;
	}

	/** Says how many bytes went through its stream, if it still can. */
	static final class CountingFilter extends OncePerRequestFilter {

		@Override
		protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
				throws ServletException, IOException {
			CountingResponse counting = new CountingResponse(response);
			chain.doFilter(request, counting);
			response.setHeader("X-Count", String.valueOf(counting.count));
		}

	}

	private static final class CountingResponse extends HttpServletResponseWrapper {

		private long count;

		CountingResponse(HttpServletResponse response) {
			super(response);
		}

		@Override
		public ServletOutputStream getOutputStream() throws IOException {
			ServletOutputStream out = super.getOutputStream();
			return new ServletOutputStream() {

				@Override
				public void write(int b) throws IOException {
					CountingResponse.this.count++;
					out.write(b);
				}

				@Override
				public void flush() throws IOException {
					out.flush();
				}

				@Override
				public boolean isReady() {
					return out.isReady();
				}

				@Override
				public void setWriteListener(WriteListener listener) {
					out.setWriteListener(listener);
				}

			};
		}

	}

}
