package dev.hupper.spring.boot.autoconfigure;

import java.io.IOException;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

import dev.hupper.api.RelayOptions;

/**
 * Shows a servlet application the address of a client of another computer, whose
 * connection the relay has taken.
 */
final class ClientAddressFilter implements Filter {

	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		String address = (request instanceof HttpServletRequest http)
				? ClientAddress.of(http.getHeader(RelayOptions.CLIENT_HEADER), http.getRemoteAddr()) : null;
		chain.doFilter((address != null) ? new RemoteRequest((HttpServletRequest) request, address) : request,
				response);
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
