package dev.hupper.spring.boot.autoconfigure;

import java.io.IOException;

import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import org.junit.jupiter.api.Test;

import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ClientAddressFilter}.
 */
class ClientAddressFilterTests {

	private final MockHttpServletRequest request = new MockHttpServletRequest();

	@Test
	void aClientOfThisComputerIsItself() throws IOException, ServletException {
		assertThat(filtered()).isSameAs(this.request);
	}

	@Test
	void aClientOfAnotherComputerIsNotTakenForLocal() throws IOException, ServletException {
		this.request.addHeader("X-Hupper-Client", "192.0.2.1");
		this.request.addHeader("X-Hupper-Client", "127.0.0.1");
		assertThat(filtered().getRemoteAddr()).isEqualTo("192.0.2.1");
		assertThat(filtered().getRemoteHost()).isEqualTo("192.0.2.1");
	}

	/** With the native strategy the server has taken it from the proxy's own header. */
	@Test
	void aServerThatBelievesAProxyOfAnotherComputerIsBelieved() throws IOException, ServletException {
		this.request.addHeader("X-Hupper-Client", "192.0.2.1");
		this.request.setRemoteAddr("203.0.113.7");
		assertThat(filtered().getRemoteAddr()).isEqualTo("203.0.113.7");
		this.request.setRemoteAddr("0:0:0:0:0:0:0:1");
		assertThat(filtered().getRemoteAddr()).isEqualTo("192.0.2.1");
	}

	@Test
	void whatAClientAppendsToTheLineDoesNotCount() throws IOException, ServletException {
		this.request.addHeader("X-Hupper-Client", "2001:db8::1 , 127.0.0.1");
		assertThat(filtered().getRemoteAddr()).isEqualTo("2001:db8::1");
	}

	private ServletRequest filtered() throws IOException, ServletException {
		MockFilterChain chain = new MockFilterChain();
		new ClientAddressFilter().doFilter(this.request, new MockHttpServletResponse(), chain);
		return chain.getRequest();
	}

}
