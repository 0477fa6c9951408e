package dev.hupper.spring.boot.browser;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Pages whose length is announced, and what may come after them.
 */
@Controller
class PageEnds {

	/** More than Tomcat and Jetty take at once. */
	private static final String MUCH = "<p>much</p>".repeat(1000);

	private static final List<String> ALL = List.of("throw", "error", "header", "write", "reset", "reset-throw",
			"redirect", "forward");

	private static final List<String> JETTYS = List.of("throw", "error", "header", "write", "redirect");

	/**
	 * All combinations, but for those in which Jetty says in words of its own that there
	 * was more or less than had been announced before a reset.
	 */
	static List<String> paths(PageServer.Kind kind) {
		List<String> paths = new ArrayList<>();
		for (String by : List.of("stream", "writer")) {
			for (String set : List.of("number", "header", "late", "late-header", "between")) {
				for (String missing : List.of("-5000", "-1", "0", "1")) {
					boolean anything = kind == PageServer.Kind.TOMCAT || missing.equals("0");
					for (String then : anything ? ALL : JETTYS) {
						paths.add("/ends?by=" + by + "&set=" + set + "&missing=" + missing + "&then=" + then);
					}
				}
			}
		}
		for (String by : List.of("stream", "writer")) {
			for (String back : List.of("null", "number", "header")) {
				paths.add("/length-taken-back?by=" + by + "&back=" + back);
			}
			for (String size : List.of("10", "5000", "8150", "9000")) {
				paths.add("/length-of-long-page?by=" + by + "&size=" + size);
			}
		}
		return paths;
	}

	@GetMapping("/ends")
	void ends(HttpServletRequest request, HttpServletResponse response, @RequestParam String by,
			@RequestParam String set, @RequestParam int missing, @RequestParam String then)
			throws IOException, ServletException {
		String page = ServletPages.PAGE + ((missing < -1) ? MUCH : "");
		int length = ServletPages.BYTES.length + Math.max(missing, -1);
		response.setContentType(ServletPages.HTML);
		switch (set) {
			case "number" -> response.setContentLength(length);
			case "header" -> response.setHeader("Content-Length", String.valueOf(length));
			default -> {
			}
		}
		if (set.equals("between")) {
			write(response, by, page.substring(0, 10));
			response.setContentLength(length);
			write(response, by, page.substring(10));
		}
		else {
			write(response, by, page);
		}
		switch (set) {
			case "late" -> response.setContentLength(length);
			case "late-header" -> response.setIntHeader("Content-Length", length);
			default -> {
			}
		}
		switch (then) {
			case "throw" -> throw new IllegalStateException("on purpose");
			case "error" -> response.sendError(503);
			case "write" -> write(response, by, "more");
			case "reset" -> {
				response.resetBuffer();
				write(response, by, page);
			}
			case "reset-throw" -> {
				response.resetBuffer();
				write(response, by, page);
				throw new IllegalStateException("on purpose");
			}
			case "redirect" -> response.sendRedirect("/page");
			case "forward" -> request.getRequestDispatcher("/string").forward(request, response);
			default -> response.setHeader("X-Late", "1");
		}
	}

	@GetMapping("/length-taken-back")
	void lengthTakenBack(HttpServletResponse response, @RequestParam String by, @RequestParam String back)
			throws IOException {
		response.setContentType(ServletPages.HTML);
		response.setContentLength(100);
		switch (back) {
			case "null" -> response.setHeader("Content-Length", null);
			case "number" -> response.setContentLength(-1);
			default -> response.setIntHeader("Content-Length", -1);
		}
		write(response, by, ServletPages.PAGE);
	}

	/** The length is announced when some of the page is written. */
	@GetMapping("/length-of-long-page")
	void lengthOfLongPage(HttpServletResponse response, @RequestParam String by, @RequestParam int size)
			throws IOException {
		String page = ServletPages.PAGE + MUCH;
		response.setContentType(ServletPages.HTML);
		write(response, by, page.substring(0, size));
		response.setContentLength(page.getBytes(StandardCharsets.UTF_8).length);
		write(response, by, page.substring(size));
	}

	/** The stream of the first page is used for the second. */
	@GetMapping("/forward-kept")
	void forwardKept(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException {
		response.getOutputStream().print("forgotten");
		request.getRequestDispatcher("/page").forward(request, response);
		response.getOutputStream().print("forgotten, too");
		request.getRequestDispatcher("/string").forward(request, response);
	}

	static void write(HttpServletResponse response, String by, String text) throws IOException {
		if (by.equals("stream")) {
			response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
		}
		else {
			response.getWriter().print(text);
		}
	}

}
