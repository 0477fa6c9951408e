package dev.hupper.spring.boot.autoconfigure;

import java.io.IOException;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.jspecify.annotations.Nullable;

import dev.hupper.api.RelayOptions;

/**
 * Shows the application the address of a client of another computer, whose connection the
 * relay has taken: nobody is to pass for local.
 */
final class ClientAddressFilter implements Filter {

	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		String address = (request instanceof HttpServletRequest http) ? address(http) : null;
		chain.doFilter((address != null) ? new RemoteRequest((HttpServletRequest) request, address) : request,
				response);
	}

	/** What follows in a continued line comes from the client. */
	private static @Nullable String address(HttpServletRequest request) {
		String value = request.getHeader(RelayOptions.CLIENT_HEADER);
		return (value != null) ? value.strip().split("[\\s,]", 2)[0] : null;
	}

	private static final class RemoteRequest extends HttpServletRequestWrapper {

		private final String address;

		RemoteRequest(HttpServletRequest request, String address) {
			super(request);
			this.address = address;
		}

		@Override
		public String getRemoteAddr() {
			return this.address;
		}

		@Override
		public String getRemoteHost() {
			return this.address;
		}

	}

}
