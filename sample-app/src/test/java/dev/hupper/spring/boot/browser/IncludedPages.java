package dev.hupper.spring.boot.browser;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Pages with a part that says what only a whole page can, which containers ignore.
 */
@Controller
class IncludedPages {

	static List<String> paths() {
		List<String> paths = new ArrayList<>();
		for (String by : List.of("stream", "writer")) {
			for (String part : List.of("length", "header", "reset", "error", "redirect", "buffer", "forward", "string",
					"fails")) {
				for (boolean first : new boolean[] { true, false }) {
					paths.add("/including?by=" + by + "&part=" + part + "&first=" + first);
				}
			}
		}
		return paths;
	}

	@GetMapping("/including")
	void including(HttpServletRequest request, HttpServletResponse response, @RequestParam String by,
			@RequestParam String part, @RequestParam boolean first) throws IOException, ServletException {
		response.setContentType(ServletPages.HTML);
		if (!first) {
			PageEnds.write(response, by, "<!doctype html><body>before");
		}
		String path = part.equals("string") ? "/string" : "/included";
		request.getRequestDispatcher(path).include(request, response);
		PageEnds.write(response, by, "after");
	}

	@GetMapping("/included")
	void included(HttpServletRequest request, HttpServletResponse response, @RequestParam String by,
			@RequestParam String part) throws IOException, ServletException {
		switch (part) {
			case "length" -> response.setContentLength(4);
			case "header" -> response.setHeader("Content-Length", "4");
			case "reset" -> response.reset();
			case "error" -> response.sendError(404);
			case "redirect" -> response.sendRedirect("/page");
			case "buffer" -> response.setBufferSize(100);
			case "forward" -> {
				request.getRequestDispatcher("/string").forward(request, response);
				return;
			}
			default -> throw new IllegalStateException("on purpose");
		}
		PageEnds.write(response, by, "part");
	}

}
