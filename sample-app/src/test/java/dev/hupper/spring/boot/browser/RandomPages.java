package dev.hupper.spring.boot.browser;

import java.io.IOException;
import java.util.Random;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Does to a response what a seed says.
 */
@Controller
class RandomPages {

	/** Sums of it come nowhere near the size of a container's buffer. */
	private static final String SOME = "<p>" + "x".repeat(697);

	private static final String[] STARTS = { "<!doctype html><html><head>", "<html>", "<!-- a --><!doctype html>",
			"text", "\n", "<h", "<!doctype html>\n<html lang='en'>\n<body>" };

	private static final String[] TYPES = { "text/html", "text/html;charset=UTF-8", "text/html;charset=ISO-8859-1",
			"text/html;charset=UTF-16", "application/json", "text/plain" };

	@GetMapping("/random")
	void random(HttpServletRequest request, HttpServletResponse response, @RequestParam long seed)
			throws IOException, ServletException {
		Random random = new Random(seed);
		if (random.nextInt(10) > 0) {
			response.setContentType(TYPES[(random.nextInt(3) > 0) ? random.nextInt(3) : random.nextInt(TYPES.length)]);
		}
		boolean stream = random.nextBoolean();
		int steps = random.nextInt(8);
		write(response, stream, STARTS[random.nextInt(STARTS.length)]);
		for (int i = 0; i < steps; i++) {
			int step = random.nextInt(26);
			// Jetty's writer may keep what was written before.
			boolean discards = step == 4 || step == 8;
			step(random, (discards && !stream) ? 0 : step, request, response, stream);
		}
	}

	private static void step(Random random, int step, HttpServletRequest request, HttpServletResponse response,
			boolean stream) throws IOException, ServletException {
		switch (step) {
			case 0 -> response.flushBuffer();
			case 1 -> response.setHeader("ETag", "\"e" + random.nextInt(9) + "\"");
			case 2 -> response.setDateHeader("Last-Modified", 1_700_000_000_000L);
			case 3 -> response.setStatus(new int[] { 200, 201, 404, 503 }[random.nextInt(4)]);
			case 4 -> response.resetBuffer();
			case 5 -> response.setHeader("Content-Security-Policy", "script-src 'self'");
			case 6 -> response.addHeader("Content-Security-Policy", "script-src 'none'");
			case 7 -> request.getRequestDispatcher("/page").include(request, response);
			case 8 ->
				request.getRequestDispatcher(random.nextBoolean() ? "/page" : "/string").forward(request, response);
			case 9 -> response.sendError(404);
			case 10 -> throw new IllegalStateException("on purpose");
			case 11 -> response.setHeader("Content-Disposition", "attachment");
			case 12 -> response.sendRedirect("/page");
			case 13 -> write(response, stream, SOME.repeat(random.nextInt(14)));
			case 14 -> response.setHeader("X-Random", "" + random.nextInt());
			case 15 -> response.addCookie(new jakarta.servlet.http.Cookie("c", "" + random.nextInt(9)));
			default -> write(response, stream, SOME);
		}
	}

	private static void write(HttpServletResponse response, boolean stream, String text) throws IOException {
		if (stream) {
			response.getOutputStream().write(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
		}
		else {
			response.getWriter().print(text);
		}
	}

}
