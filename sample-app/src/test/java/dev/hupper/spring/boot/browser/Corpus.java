package dev.hupper.spring.boot.browser;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * The requests that are asked with hupper and without.
 */
final class Corpus {

	private static final String UPLOAD = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\nx"
			+ "\r\n--b--\r\n";

	private static final List<String> SERVLET = List.of("/", "/index.html", "/static-page.html", "/a.css", "/none",
			"/IThrottledTemplateProcessor.class", "/forward", "/forward-twice", "/forward-static", "/forward-async",
			"/forward-missing", "/named", "/include", "/include-after-commit", "/page", "/string", "/a/b/c", "/hello",
			"/json", "/entity", "/dated", "/download", "/no-content", "/not-modified", "/empty", "/teapot", "/redirect",
			"/redirect-late", "/redirect-with-page?clears=true", "/redirect-with-page?clears=false", "/forbidden",
			"/view", "/view-missing", "/view-broken", "/freemarker", "/mustache", "/mustache-buffered", "/functional",
			"/exception-first", "/exception-later", "/exception-after-flush", "/exception-after-all", "/byte-buffer",
			"/buffer-late", "/callable", "/callable-view", "/callable-forward", "/deferred", "/deferred-error",
			"/async-plain", "/async-wrapped", "/async-dispatched", "/streaming", "/emitter", "/sse", "/write-listener",
			"/charset?name=ISO-8859-1", "/charset?name=UTF-16", "/charset?name=Shift_JIS", "/charset?name=IBM037",
			"/charset-writer?name=UTF-8", "/charset-writer?name=UTF-16LE", "/charset-writer?name=windows-1252",
			"/no-charset", "/no-type", "/gzip", "/reset", "/reset-buffer", "/error-late", "/error-other",
			"/flush-first", "/flush-often", "/print", "/size?bytes=0", "/size?bytes=7000", "/size?bytes=8180",
			"/size?bytes=8300", "/size?bytes=32700", "/size?bytes=33000", "/size?bytes=200000",
			"/size?bytes=500&buffer=100", raw("<"), raw("<ht"), raw(" \n"), raw("<!-- a -->"), raw("<!-- a"),
			raw("<?xml version=\"1.0\"?>"), raw("\uFEFF<!doctype html>"), raw("<frameset>"), "/length-late",
			"/length-short", "/closed", "/both", "/policy/meta", "/policy/sandbox", "/policy/report-only",
			"/browser/late-charset", "/browser/comments-first", "/early-hints", "/charset-writer?name=UTF-16");

	private static final List<String> REACTIVE = List.of("/", "/index.html", "/static-page.html", "/a.css", "/none",
			"/string", "/a/b/c", "/hello", "/flux", "/flux-broken", "/flux-broken-first", "/flux-empty", "/sse",
			"/entity", "/dated", "/resource", "/download", "/no-content", "/not-modified", "/latin1", "/utf16",
			"/redirect", "/forbidden", "/exception-first", "/view", "/view-broken", "/raw", "/flushed",
			"/flushed-in-pieces", "/flushed-empty-first", "/flushed-broken", "/flushed-broken-first", "/complete",
			"/functional");

	private static final List<String> FILTERS = List.of("etag", "forwarded", "self", "none", "count", "self,etag",
			"count,self,none,etag");

	private Corpus() {
	}

	/** Heads of requests that any client may make, to which it adds its own lines. */
	static List<String> pages(PageServer.Kind kind) {
		return Stream.concat(paths(kind).stream(), OtherPages.PATHS.stream()).map(Corpus::get).toList();
	}

	/** Heads of other requests. */
	static List<String> requests(PageServer.Kind kind) {
		List<String> requests = new ArrayList<>();
		for (String path : paths(kind)) {
			requests.add("HEAD " + path + " HTTP/1.1\r\n");
			requests.add(get(path) + "Range: bytes=0-9\r\n");
		}
		Stream.of("/", "/static-page.html", "/string", "/entity", "/view", "/exception-first", "/none")
			.forEach((path) -> requests.addAll(List.of(get(path) + "Accept-Encoding: gzip\r\n",
					get(path) + "X-Forwarded-Prefix: /outer\r\n", "POST " + path + " HTTP/1.1\r\n",
					"OPTIONS " + path + " HTTP/1.1\r\n", "GET " + path + " HTTP/1.0\r\n")));
		// Where another thread writes, when the headers are written is chance.
		List<String> filtered = (kind == PageServer.Kind.NETTY)
				? List.of("/string", "/flux", "/entity", "/view", "/resource", "/flushed", "/none", "/no-content")
				: List.of("/", "/page", "/string", "/entity", "/dated", "/view", "/deferred", "/include", "/none",
						"/exception-first", "/flush-first", "/reset-buffer", "/redirect", "/static-page.html",
						"/size?bytes=20000", "/named", "/length-short");
		for (String path : filtered) {
			FILTERS.forEach((names) -> requests.add(get(path) + "X-Filters: " + names + "\r\n"));
		}
		if (kind != PageServer.Kind.NETTY) {
			PageEnds.paths(kind).forEach((path) -> requests.add(get(path)));
			IncludedPages.paths().forEach((path) -> requests.add(get(path)));
			requests.add(get("/forward-kept") + "X-Filters: count\r\n");
			requests.add("POST /upload HTTP/1.1\r\nContent-Type: multipart/form-data; boundary=b\r\n");
		}
		return requests;
	}

	/** Some of each kind, at and beside a path at which the application lies. */
	static List<String> below(String application, String pages) {
		List<String> paths = new ArrayList<>(List.of("/", "/none", application, application + "/", pages, pages + "/",
				application + "/none", application + "/static-page.html", "//none", application + "//none"));
		Stream
			.of("/string", "/a/b/c", "/view", "/hello", "/none", "/exception-first", "/forward", "/redirect", "/entity",
					"/static-page.html", "/index.html")
			.forEach((path) -> paths.add(pages + path));
		OtherPages.PATHS.forEach((path) -> paths.add(pages + path));
		String compressed = get(pages + "/compressed-page.html") + "Accept-Encoding: gzip\r\n";
		String forwarded = "X-Forwarded-For: 203.0.113.9\r\nX-Forwarded-Proto: https\r\n"
				+ "X-Forwarded-Host: example.org\r\nX-Forwarded-Prefix: /outer\r\n";
		return Stream
			.concat(Stream.of(compressed),
					paths.stream().map(Corpus::get).flatMap((get) -> Stream.of(get, get + forwarded)))
			.toList();
	}

	/** What follows a head. */
	static String body(String request) {
		return request.startsWith("POST /upload") ? UPLOAD : "";
	}

	/** Any request. */
	static String random(PageServer.Kind kind, Random random) {
		if (random.nextInt(4) == 0) {
			return get(paths(kind).get(random.nextInt(paths(kind).size())));
		}
		List<String> names = PageFilters.NAMES.stream().filter((name) -> random.nextInt(4) == 0).toList();
		String filters = names.isEmpty() ? "" : "X-Filters: " + String.join(",", names) + "\r\n";
		String compressed = (random.nextInt(8) == 0) ? "Accept-Encoding: gzip\r\n" : "";
		return get("/random?seed=" + random.nextLong()) + filters + compressed;
	}

	private static List<String> paths(PageServer.Kind kind) {
		return (kind == PageServer.Kind.NETTY) ? REACTIVE : SERVLET;
	}

	private static String get(String path) {
		return "GET " + path + " HTTP/1.1\r\n";
	}

	private static String raw(String text) {
		return "/raw?text=" + URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

}
