package dev.hupper.spring.boot.browser;

import java.io.IOException;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.HttpEncodingAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.MultipartAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * What servlet applications answer.
 */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({ DispatcherServletAutoConfiguration.class, ErrorMvcAutoConfiguration.class,
		HttpEncodingAutoConfiguration.class, HttpMessageConvertersAutoConfiguration.class,
		MultipartAutoConfiguration.class, WebMvcAutoConfiguration.class })
@Controller
class ServletPages {

	static final String PAGE = "<!doctype html>\n<html lang=\"en\"><head data-a='>'><title>\u00e4</title></head>"
			+ "<body><p>Page</p></body></html>\n";

	@GetMapping("/forward")
	String forward() {
		return "forward:/page";
	}

	@GetMapping("/forward-twice")
	String forwardTwice() {
		return "forward:/forward";
	}

	@GetMapping("/named")
	void named(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException {
		response.getWriter().print("forgotten by a forward");
		request.getServletContext()
			.getNamedDispatcher("dispatcherServlet")
			.forward(new PageAt(request, "/page"), response);
	}

	@GetMapping("/page")
	void page(HttpServletResponse response) throws IOException {
		response.setContentType("text/html;charset=UTF-8");
		response.getWriter().print(PAGE);
	}

	/** A request to another path. */
	static final class PageAt extends jakarta.servlet.http.HttpServletRequestWrapper {

		private final String path;

		PageAt(HttpServletRequest request, String path) {
			super(request);
			this.path = path;
		}

		@Override
		public String getRequestURI() {
			return this.path;
		}

		@Override
		public String getServletPath() {
			return this.path;
		}

	}

}
