package dev.hupper.spring.boot.browser;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Asks real servers with hupper's page filter and without it: the answers are equal, but
 * for the one script element and what follows from it.
 */
class PageDifferenceIntegrationTests {

	private static final String BROWSER = "Sec-Fetch-Dest: document\r\nAccept: text/html,*/*;q=0.8\r\n";

	/** Those that a browser asks, and those that get no script. */
	private static final List<String> CLIENTS = List.of(BROWSER, "Accept: text/html\r\n",
			"Sec-Fetch-Dest: empty\r\nAccept: text/html\r\n", "Accept: */*\r\n");

	private static final int SEEDS = Integer.getInteger("hupper.test.pages", 300);

	/** A few of each kind, where nothing would be compared if no page had a script. */
	private static final List<String> SERVLET_PAGES = List.of("/", "/forward", "/forward-twice", "/forward-static",
			"/named", "/string", "/entity", "/dated", "/view", "/none", "/exception-first", "/byte-buffer",
			"/callable-view", "/deferred", "/async-wrapped", "/streaming", "/include", "/include-after-commit",
			"/reset-buffer", "/error-late", "/static-page.html", "/functional", "/freemarker", "/mustache", "/hello",
			"/other/xhtml");

	private static final List<String> REACTIVE_PAGES = List.of("/static-page.html", "/string", "/flux", "/entity",
			"/dated", "/resource", "/view", "/none", "/exception-first", "/functional", "/hello", "/flushed",
			"/flushed-in-pieces", "/other/xhtml");

	@ParameterizedTest
	@EnumSource
	void pagesDifferInTheScriptAlone(PageServer.Kind kind) throws IOException {
		try (PageServer with = PageServer.start(kind, true); PageServer without = PageServer.start(kind, false)) {
			List<Difference> all = new ArrayList<>();
			for (String request : Corpus.requests(kind)) {
				all.add(Difference.of(with, without, request + BROWSER, Corpus.body(request)));
			}
			for (String request : Corpus.pages(kind)) {
				for (String client : CLIENTS) {
					all.add(Difference.of(with, without, request + client, ""));
				}
				all.addAll(conditional(with, without, request));
			}
			long seed = Long.getLong("hupper.test.seed", 1);
			Random random = new Random(seed);
			for (int i = 0; i < SEEDS; i++) {
				String client = CLIENTS.get(random.nextInt(3));
				all.add(Difference.of(with, without, Corpus.random(kind, random) + client, ""));
			}
			List<Difference> unexplained = all.stream().filter((one) -> !one.unexplained().isEmpty()).toList();
			System.out.printf("%s, seed %d: %d requests, %d with a script, %d differences%n", kind, seed, all.size(),
					all.stream().filter(Difference::isChanged).count(), unexplained.size());
			assertThat(unexplained).as("seed " + seed).isEmpty();
			assertThat(all).filteredOn((one) -> kind != PageServer.Kind.NETTY && one.isCutElsewhere()).isEmpty();
			assertThat(all)
				.filteredOn((one) -> one.request().contains("Sec-Fetch-Dest: empty")
						|| one.request().contains("Accept: */*\r\n") || one.request().startsWith("POST "))
				.noneMatch(Difference::isChanged);
			for (String page : (kind == PageServer.Kind.NETTY) ? REACTIVE_PAGES : SERVLET_PAGES) {
				assertThat(all).as(page)
					.filteredOn((one) -> one.request().startsWith("GET " + page + " HTTP") && one.isChanged())
					.isNotEmpty();
			}
		}
	}

	/** A path of its own, beans that are made late, threads that are virtual. */
	@ParameterizedTest
	@EnumSource
	void soDoThoseOfApplicationsConfiguredOtherwise(PageServer.Kind kind) throws IOException {
		boolean reactive = kind == PageServer.Kind.NETTY;
		List<String> properties = List.of("server.servlet.context-path=/shop", "spring.mvc.servlet.path=/api",
				"spring.webflux.base-path=/shop", "spring.main.lazy-initialization=true",
				"spring.threads.virtual.enabled=true", "server.forward-headers-strategy=native",
				"spring.mvc.problemdetails.enabled=true", "spring.web.resources.chain.compressed=true",
				"spring.thymeleaf.reactive.max-chunk-size=32", "spring.webflux.problemdetails.enabled=true");
		String pages = reactive ? "/shop" : "/shop/api";
		try (PageServer with = PageServer.start(kind, true, properties);
				PageServer without = PageServer.start(kind, false, properties)) {
			List<Difference> all = new ArrayList<>();
			for (String request : Corpus.below("/shop", pages)) {
				all.add(Difference.of(with, without, request + BROWSER, ""));
			}
			assertThat(all).filteredOn((one) -> !one.unexplained().isEmpty()).isEmpty();
			assertThat(all).filteredOn(Difference::isChanged).hasSizeGreaterThan(10);
			assertThat(RawResponse.of(with.port(), "GET /shop/hupper-refresh/script.js HTTP/1.1\r\n", "").status())
				.contains(" 200");
		}
	}

	/** As a browser asks again for what it has. */
	private static List<Difference> conditional(PageServer with, PageServer without, String request)
			throws IOException {
		Difference first = Difference.of(with, without, request + BROWSER, "");
		String tag = first.with().header("etag");
		String date = first.with().header("last-modified");
		if (tag.isEmpty()) {
			return List.of();
		}
		String dated = date.isEmpty() ? "" : "If-Modified-Since: " + date + "\r\n";
		String original = first.without().header("etag");
		String tagged = original.isEmpty() ? "" : "If-None-Match: " + original + "\r\n";
		return List.of(
				new Difference(request + "again",
						RawResponse.of(with.port(), request + BROWSER + "If-None-Match: " + tag + "\r\n" + dated, ""),
						RawResponse.of(without.port(), request + BROWSER + tagged + dated, "")),
				Difference.of(with, without, request + BROWSER + dated, ""));
	}

}
