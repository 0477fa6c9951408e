package dev.hupper.spring.boot.browser;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * Pages that are hard on whoever adds an element to them.
 */
@Controller
class BrowserPages {

	/** By name; each sets its title to "ok" by a script of its own, if it may. */
	static final Map<String, String> PAGES = new TreeMap<>(Map.ofEntries(
			Map.entry("end-tags-left-out",
					"<!doctype html><title>x</title><p>a<script>var s = \"</body>\"; document.title = \"ok\"</script>"),
			Map.entry("script-behind-the-body",
					"<html><body>a</body><script>var s = \"</body></html>\"; document.title = \"ok\"</script></html>"),
			Map.entry("comment-at-the-end",
					"<!doctype html><html><body>a<script>document.title = \"ok\"</script></body><!-- </body> --></html>"),
			Map.entry("srcdoc", "<!doctype html><title>ok</title><iframe srcdoc=\"<body>x</body>\"></iframe>"),
			Map.entry("textarea", "<!doctype html><title>ok</title><form><textarea name=a></body></textarea></form>"),
			Map.entry("frameset", "<html><head data-a><title>ok</title></head><frameset cols=*><frame></frameset>"),
			Map.entry("comments-first",
					"\uFEFF<!-- <head> --><!doctype html><!--[if IE]><html><![endif]--><html lang=en><head id=h>"
							+ "<base href=/elsewhere/deep/><title>ok</title></head><body class=b>"),
			Map.entry("frame-outdated", "<!doctype html><title>ok</title><iframe src=/outdated/frame></iframe>"),
			Map.entry("quirks", "Hello <b>you</b><title>ok</title>"), Map.entry("text", "Hello"),
			Map.entry("last-script-so-far",
					"<!doctype html><head><title>ok</title><script>if ([...document.scripts].pop() !== document.currentScript) throw 1</script>"),
			Map.entry("attributes",
					"<!doctype html><html data-a='>' class=\"<head>\"><head data-b='x>'><title>ok</title>")));

	/** To be done once while a page is loading. */
	final AtomicReference<Runnable> whileLoading = new AtomicReference<>(() -> {
	});

	@GetMapping("/browser/{name}")
	ResponseEntity<String> page(@PathVariable String name) {
		return ResponseEntity.ok().header("Content-Type", "text/html;charset=UTF-8").body(PAGES.get(name));
	}

	@GetMapping("/moved/page")
	ResponseEntity<String> moved() {
		return page("", "<script>history.replaceState(null, '', '/far/away/from/here')</script>");
	}

	/** It tells the page that it is in to which version it is loaded anew. */
	@GetMapping("/embedded")
	ResponseEntity<String> embedded() {
		return ResponseEntity.ok()
			.header("Content-Type", "text/html;charset=UTF-8")
			.body("<!doctype html><script>setInterval(() => parent.postMessage(window.hupperRefresh?.version, '*'), 20)"
					+ "</script>");
	}

	@GetMapping("/loading")
	ResponseEntity<String> loading() {
		return page("", "<script src=/while-loading.js></script><body>");
	}

	/** It has no body, and so is not connected, before this script is there. */
	@GetMapping("/while-loading.js")
	ResponseEntity<String> whileLoading() {
		this.whileLoading.getAndSet(() -> {
		}).run();
		return ResponseEntity.ok().header("Content-Type", "text/javascript").body("");
	}

	/** As something may have kept it, say a service worker; the encoding is none. */
	@GetMapping("/outdated/{name}")
	ResponseEntity<String> outdated() {
		return ResponseEntity.ok()
			.header("Content-Type", "text/html;charset=UTF-8")
			.header("Content-Encoding", "identity")
			.body("<!doctype html><script async src=../hupper-refresh/script.js data-version=test.16></script>");
	}

	/** It passes on and keeps all that it asks for, as many do to work offline. */
	@GetMapping("/service-worker.js")
	ResponseEntity<String> serviceWorker() {
		return ResponseEntity.ok().header("Content-Type", "text/javascript").body("""
				addEventListener("install", () => skipWaiting());
				addEventListener("activate", (event) => event.waitUntil(clients.claim()));
				addEventListener("fetch", (event) => event.respondWith(fetch(event.request).then((response) => {
					const copy = response.clone();
					caches.open("offline").then((cache) => cache.put(event.request, copy));
					return response;
				})));
				""");
	}

	@GetMapping("/policy/meta")
	ResponseEntity<String> meta() {
		return page("", "<meta http-equiv=\"Content-Security-Policy\" "
				+ "content=\"default-src 'none'; style-src 'self'; img-src 'self'\">");
	}

	@GetMapping("/policy/late-meta")
	ResponseEntity<String> lateMeta() {
		return page("", "<!--" + "x".repeat(20_000) + "--><meta content=\"default-src 'none'; img-src *\" "
				+ "http-equiv=content-security-policy>");
	}

	@GetMapping("/policy/sandbox")
	ResponseEntity<String> sandbox() {
		return page("sandbox allow-scripts", "");
	}

	@GetMapping("/policy/report-only")
	void reportOnly(HttpServletResponse response) throws java.io.IOException {
		response.setHeader("Content-Security-Policy-Report-Only", "default-src 'none'; img-src *");
		response.setContentType("text/html;charset=UTF-8");
		response.getWriter().print("<!doctype html><title>policy</title>");
	}

	/**
	 * The encoding is known by its element alone, of which the last byte is the 1,024th.
	 */
	@GetMapping("/browser/late-charset")
	void charset(HttpServletResponse response) throws java.io.IOException {
		String start = "<!doctype html><html><head>";
		String charset = "<meta charset=utf-8>";
		response.setHeader("Content-Type", "text/html");
		response.getOutputStream()
			.write((start + " ".repeat(1024 - start.length() - charset.length()) + charset + "<title>\u00e4</title>")
				.getBytes(java.nio.charset.StandardCharsets.UTF_8));
	}

	@GetMapping("/early-hints")
	void earlyHints(HttpServletResponse response) throws java.io.IOException {
		response.setHeader("Link", "</a.css>; rel=preload; as=style");
		response.sendError(103);
		response.setContentType(ServletPages.HTML);
		response.getWriter().print(ServletPages.PAGE);
	}

	@GetMapping("/form")
	ResponseEntity<String> form() {
		return page("",
				"<link rel=stylesheet href=/a.css><link rel=stylesheet><link rel=stylesheet href='http://'>"
						+ "<link rel=stylesheet href=/%E0.css><body><form><input id=a value=old><select id=s><option>1"
						+ "<option selected>2</select><textarea id=t></textarea><p contenteditable id=e>x</p></form>"
						+ "<iframe srcdoc='<body contenteditable>x</body>'></iframe>");
	}

	private static ResponseEntity<String> page(String policy, String content) {
		ResponseEntity.BodyBuilder response = ResponseEntity.ok().header("Content-Type", "text/html;charset=UTF-8");
		if (!policy.isEmpty()) {
			response.header("Content-Security-Policy", policy);
		}
		return response.body("<!doctype html><title>policy</title>" + content);
	}

}
