package dev.hupper.spring.boot.browser;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import com.samskivert.mustache.Mustache;
import freemarker.template.Configuration;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.HttpEncodingAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.MultipartAutoConfiguration;
import org.springframework.boot.thymeleaf.autoconfigure.ThymeleafAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * What servlet applications answer at once.
 */
@ImportAutoConfiguration({ DispatcherServletAutoConfiguration.class, ErrorMvcAutoConfiguration.class,
		HttpEncodingAutoConfiguration.class, HttpMessageConvertersAutoConfiguration.class,
		MultipartAutoConfiguration.class, ThymeleafAutoConfiguration.class, WebMvcAutoConfiguration.class })
@Controller
class ServletPages {

	static final String PAGE = "<!doctype html>\n<html lang=\"en\"><head data-a='>'><title>\u00e4</title></head>"
			+ "<body><p>Page</p></body></html>\n";

	static final byte[] BYTES = PAGE.getBytes(StandardCharsets.UTF_8);

	static final String HTML = "text/html;charset=UTF-8";

	@GetMapping("/forward")
	String forward() {
		return "forward:/page";
	}

	@GetMapping("/forward-twice")
	String forwardTwice() {
		return "forward:/forward";
	}

	@GetMapping("/forward-static")
	String forwardStatic() {
		return "forward:/static-page.html";
	}

	@GetMapping("/forward-async")
	String forwardAsync() {
		return "forward:/deferred";
	}

	@GetMapping("/forward-missing")
	String forwardMissing() {
		return "forward:/none";
	}

	@GetMapping("/named")
	void named(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException {
		response.getWriter().print("forgotten by a forward");
		request.getServletContext()
			.getNamedDispatcher("dispatcherServlet")
			.forward(new PageAt(request, "/page"), response);
	}

	@GetMapping("/include")
	void include(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException {
		response.setContentType(HTML);
		response.getWriter().print("<!doctype html><body>before");
		request.getRequestDispatcher("/page").include(request, response);
		response.getWriter().print("after");
	}

	@GetMapping("/include-after-commit")
	void includeLate(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException {
		response.setContentType(HTML);
		response.getWriter().print("<!doctype html><body>before");
		response.flushBuffer();
		request.getRequestDispatcher("/page").include(request, response);
	}

	@GetMapping("/page")
	void page(HttpServletResponse response) throws IOException {
		response.setContentType(HTML);
		response.getWriter().print(PAGE);
	}

	@GetMapping({ "/string", "/a/b/c" })
	@ResponseBody
	String string() {
		return PAGE;
	}

	@GetMapping("/hello")
	@ResponseBody
	String hello() {
		return "Hello";
	}

	@GetMapping("/json")
	@ResponseBody
	Map<String, String> json() {
		return Map.of("a", PAGE);
	}

	@GetMapping("/entity")
	ResponseEntity<byte[]> entity() {
		return ResponseEntity.ok()
			.header("Content-Type", HTML)
			.contentLength(BYTES.length)
			.eTag("v1")
			.lastModified(1_700_000_000_000L)
			.header("Vary", "Accept")
			.header("Set-Cookie", "a=b")
			.body(BYTES);
	}

	@GetMapping("/dated")
	ResponseEntity<byte[]> dated() {
		return ResponseEntity.ok().header("Content-Type", HTML).lastModified(1_700_000_000_000L).body(BYTES);
	}

	@GetMapping("/download")
	ResponseEntity<byte[]> download() {
		return ResponseEntity.ok()
			.header("Content-Type", HTML)
			.header("Content-Disposition", "attachment; filename=a.html")
			.body(BYTES);
	}

	@GetMapping("/no-content")
	ResponseEntity<Void> noContent() {
		return ResponseEntity.noContent().header("Content-Type", HTML).build();
	}

	@GetMapping("/not-modified")
	ResponseEntity<Void> notModified() {
		return ResponseEntity.status(304).eTag("v1").build();
	}

	@GetMapping("/empty")
	ResponseEntity<Void> empty() {
		return ResponseEntity.ok().header("Content-Type", HTML).build();
	}

	@GetMapping("/teapot")
	ResponseEntity<String> teapot() {
		return ResponseEntity.status(418).header("Content-Type", HTML).body(PAGE);
	}

	@GetMapping("/redirect")
	String redirect() {
		return "redirect:/page";
	}

	@GetMapping("/redirect-late")
	void redirectLate(HttpServletResponse response) throws IOException {
		page(response);
		response.sendRedirect("/page");
	}

	@GetMapping("/redirect-with-page")
	void redirectWithPage(HttpServletResponse response, @RequestParam boolean clears) throws IOException {
		page(response);
		response.sendRedirect("/page", 303, clears);
	}

	@GetMapping("/forbidden")
	void forbidden() {
		throw new ResponseStatusException(HttpStatus.FORBIDDEN);
	}

	@GetMapping("/view")
	String view(Model model) {
		model.addAttribute("name", "<\u00e4>");
		return "thymeleaf";
	}

	@GetMapping("/view-missing")
	String viewMissing() {
		return "none";
	}

	@GetMapping("/view-broken")
	String viewBroken() {
		return "broken";
	}

	@GetMapping("/freemarker")
	void freemarker(HttpServletResponse response) throws IOException, TemplateException {
		response.setContentType(HTML);
		new Template("page",
				new StringReader("<!doctype html><html><#list 1..900 as i><p>${i} ${name}</p></#list></html>"),
				new Configuration(Configuration.VERSION_2_3_34))
			.process(Map.of("name", "\u00e4"), response.getWriter());
	}

	@GetMapping("/mustache")
	void mustache(HttpServletResponse response) throws IOException {
		response.setContentType(HTML);
		Mustache.compiler()
			.compile("<html><head><title>{{name}}</title>")
			.execute(Map.of("name", "<\u00e4>"), response.getWriter());
	}

	@GetMapping("/mustache-buffered")
	void mustacheBuffered(HttpServletResponse response) throws IOException {
		StringWriter page = new StringWriter();
		Mustache.compiler().compile("<html><head><title>{{name}}</title>").execute(Map.of("name", "<\u00e4>"), page);
		response.setContentType(HTML);
		response.getOutputStream().write(page.toString().getBytes(StandardCharsets.UTF_8));
	}

	@PostMapping("/upload")
	@ResponseBody
	String upload(@RequestParam("file") MultipartFile file) throws IOException {
		return "<html>" + new String(file.getBytes(), StandardCharsets.UTF_8);
	}

	@Bean
	RouterFunction<ServerResponse> functional() {
		return RouterFunctions.route()
			.GET("/functional", (request) -> ServerResponse.ok().header("Content-Type", HTML).eTag("f1").body(PAGE))
			.build();
	}

	/** A request to another path. */
	static final class PageAt extends HttpServletRequestWrapper {

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
