package dev.hupper.spring.boot.browser;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.hupper.sample.Chromium;
import dev.hupper.sample.Tab;
import org.apache.catalina.loader.WebappClassLoaderBase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * What a real browser makes of pages with the script, beside what it makes of them
 * without.
 */
class PageInBrowserIntegrationTests {

	private static final String CONNECTED = "String(window.hupperRefresh?.version)";

	private static final String QUESTION = "(document.querySelector('hupper-question')?.shadowRoot.textContent ?? 'none')";

	private static PageServer with;

	private static PageServer without;

	private static Chromium chromium;

	@BeforeAll
	static void start(@TempDir Path profile) {
		Assumptions.assumeTrue(Chromium.program().isPresent(),
				"No Chromium on the path: .ci/run installs Debian's package chromium");
		with = PageServer.start(PageServer.Kind.TOMCAT, true);
		without = PageServer.start(PageServer.Kind.TOMCAT, false);
		chromium = Chromium.start(profile);
	}

	@AfterAll
	static void stop() {
		if (chromium != null) {
			chromium.close();
			with.close();
			without.close();
		}
	}

	@Test
	void thePageIsTheSameAsWithoutAndConnected() {
		try (Tab tab = chromium.open("about:blank"); Tab plain = chromium.open("about:blank")) {
			for (String name : BrowserPages.PAGES.keySet()) {
				open(plain, without, "/browser/" + name);
				open(tab, with, "/browser/" + name);
				assertThat(content(tab)).as(name).isEqualTo(content(plain));
				assertThat(tab.evaluate("document.title")).as(name).isEqualTo(name.equals("text") ? "" : "ok");
				tab.await(CONNECTED, with.version());
			}
			assertThat(tab.problems()).isEmpty();
		}
	}

	@Test
	void theEncodingIsStillKnown() {
		try (Tab tab = chromium.open("about:blank")) {
			open(tab, with, "/browser/late-charset");
			assertThat(tab.evaluate("document.title + document.characterSet")).isEqualTo("\u00e4UTF-8");
		}
	}

	@Test
	void aPageWhosePolicyForbidsItIsLeftAlone() {
		try (Tab tab = chromium.open("about:blank")) {
			for (String policy : List.of("meta", "late-meta", "sandbox", "report-only")) {
				open(tab, with, "/policy/" + policy);
				assertThat(tab.evaluate("document.title + String(window.hupperRefresh?.version)")).as(policy)
					.isEqualTo("policyundefined");
			}
			assertThat(tab.problems()).isEmpty();
		}
	}

	@Test
	void behindAProxyThatTakesAPartOfThePathAwayItFollows() throws IOException {
		try (PrefixProxy proxy = PrefixProxy.to(with.port()); Tab tab = chromium.open(proxy.url("/browser/quirks"))) {
			tab.await("document.title", "ok");
			tab.await(CONNECTED, with.version());
			assertThat(tab.problems()).isEmpty();
		}
	}

	@Test
	void soDoesAPageThatHasMovedInTheMeantimeOrIsXml() {
		try (Tab tab = chromium.open("http://localhost:" + with.port() + "/moved/page")) {
			tab.await("location.pathname", "/far/away/from/here");
			tab.await(CONNECTED, with.version());
			open(tab, with, "/other/xhtml");
			tab.await(CONNECTED, with.version());
			assertThat(tab.evaluate("document.title + document.scripts.length")).isEqualTo("x0");
			assertThat(tab.problems()).isEmpty();
		}
	}

	@Test
	void aServiceWorkerThatPassesEverythingOnDoesNotMatter() {
		try (Tab tab = chromium.open("about:blank")) {
			open(tab, with, "/browser/text");
			tab.evaluate(
					"navigator.serviceWorker.register('/service-worker.js', { scope: '/browser/text' }) && 'begun'");
			tab.await("String(navigator.serviceWorker.controller?.state)", "activated");
			tab.evaluate("window.mark = 'marked'");
			tab.navigate("http://localhost:" + with.port() + "/browser/text?again");
			tab.await("window.mark ?? String(navigator.serviceWorker.controller?.state)", "activated");
			tab.await(CONNECTED, with.version());
			assertThat(tab.problems()).isEmpty();
		}
	}

	/** What holds on to old pages, be it a cache, must not keep the browser busy. */
	@Test
	void eachOutdatedPageIsLoadedAnewOnce() {
		String type = "performance.getEntriesByType('navigation')[0].type + String(window.hupperRefresh?.version)";
		try (Tab tab = chromium.open("about:blank")) {
			for (String page : List.of("a", "b")) {
				tab.navigate("http://localhost:" + with.port() + "/outdated/" + page);
				tab.await("location.pathname + " + type, "/outdated/" + page + "reload" + with.version());
			}
		}
	}

	/** It would lose what it is about, and is loaded anew with its page. */
	@Test
	void aFrameIsLeftToThePageItIsIn() {
		try (Tab tab = chromium.open("about:blank")) {
			open(tab, with, "/browser/frame-outdated");
			tab.await(CONNECTED, with.version());
			tab.await("String(frames[0].document.readyState + frames[0].hupperRefresh)", "completeundefined");
			assertThat(tab.problems()).isEmpty();
		}
	}

	@Test
	void aFrameInThePageOfAnotherSiteFollows() {
		try (Tab tab = chromium.open("about:blank")) {
			open(tab, with, "/browser/quirks");
			tab.evaluate("onmessage = (told) => window.told = told.data;"
					+ " document.body.append(Object.assign(document.createElement('iframe'), { src: 'http://127.0.0.1:"
					+ with.port() + "/embedded' })); 'begun'");
			tab.await("window.told", with.version());
			assertThat(tab.problems()).isEmpty();
		}
	}

	@Test
	void aHostNameOfItsOwnFollowsOnceItIsNamed() {
		try (Tab tab = chromium.open("about:blank")) {
			open(tab, "http://acme.myapp.test:" + with.port() + "/browser/quirks");
			tab.await(CONNECTED, with.version());
			open(tab, "http://other.myapp.test:" + with.port() + "/browser/quirks");
			assertThat(tab.evaluate("document.title + document.scripts.length")).isEqualTo("ok0");
			assertThat(tab.problems()).isEmpty();
		}
	}

	/**
	 * More than a browser opens connections to one server; it has no locks for such a
	 * name.
	 */
	@Test
	void tabsOfAHostNameOfItsOwnHoldAConnectionWhileTheyAreShown() {
		List<Tab> tabs = new ArrayList<>();
		try {
			for (int i = 0; i < 7; i++) {
				Tab tab = chromium.open("http://acme.myapp.test:" + with.port() + "/browser/quirks");
				tabs.add(tab);
				tab.await("document.visibilityState + document.title + " + CONNECTED, "visibleok" + with.version());
			}
			Tab hidden = tabs.get(0);
			hidden.await("document.visibilityState", "hidden");
			hidden.evaluate("window.mark = 'marked'");
			with.served("/app/templates/quirks.html");
			tabs.get(6).await(CONNECTED, with.version());
			assertThat(hidden.evaluate("window.mark")).isEqualTo("marked");
			hidden.show();
			hidden.await("window.mark ?? 'anew'", "anew");
		}
		finally {
			tabs.forEach(Tab::close);
		}
	}

	/** Tomcat took it for a leak of the application, and said so with a stack. */
	@Test
	void noThreadBelongsToTheWebApplication() {
		try (Tab tab = chromium.open("about:blank")) {
			open(tab, with, "/browser/quirks");
			tab.await(CONNECTED, with.version());
			assertThat(Thread.getAllStackTraces().keySet())
				.filteredOn((thread) -> thread.getName().startsWith("hupper-"))
				.extracting(Thread::getName, Thread::getContextClassLoader)
				.contains(tuple("hupper-pages", OpenPages.class.getClassLoader()))
				.noneMatch((thread) -> thread.toList().get(1) instanceof WebappClassLoaderBase);
		}
	}

	/** The browser keeps only pages that hold on to nothing. */
	@Test
	void aPageToWhichOneComesBackIsAsItWasUnlessSomethingHasChanged() {
		try (Tab tab = chromium.open("about:blank")) {
			for (String shown : List.of("marked", "anew")) {
				open(tab, with, "/browser/quirks");
				tab.await(CONNECTED, with.version());
				tab.evaluate("window.mark = 'marked'");
				tab.evaluate("location = '/browser/late-charset'; 'begun'");
				tab.await("location.pathname + " + CONNECTED, "/browser/late-charset" + with.version());
				if (shown.equals("anew")) {
					with.served("/app/templates/quirks.html");
					tab.await("location.pathname + performance.getEntriesByType('navigation')[0].type",
							"/browser/late-charsetreload");
					tab.await(CONNECTED, with.version());
				}
				tab.evaluate("history.back(); 'begun'");
				tab.await("location.pathname + (window.mark ?? 'anew') + " + CONNECTED,
						"/browser/quirks" + shown + with.version());
			}
			assertThat(tab.problems()).isEmpty();
		}
	}

	/** A tool writes a style sheet some moments after the template that it is for. */
	@Test
	void aFileThatIsServedAnewWhileThePageIsLoadingIsNotMissed() {
		with.whileLoading(() -> with.served("/app/static/main.css"));
		try (Tab tab = chromium.open("about:blank")) {
			tab.navigate("http://localhost:" + with.port() + "/loading");
			tab.await("location.pathname + performance.getEntriesByType('navigation')[0].type", "/loadingreload");
			tab.await(CONNECTED, with.version());
		}
	}

	/** Its fresh process shows nothing that the one which was swapped into did not. */
	@Test
	void afterASwapAPageIsLoadedAnewOnceAndOneThatWasLeftBeforeItToo() {
		PageServer swapped = PageServer.start(PageServer.Kind.TOMCAT, true);
		try (Tab tab = chromium.open("about:blank")) {
			open(tab, swapped, "/browser/quirks");
			tab.await(CONNECTED, swapped.version());
			tab.evaluate("location = '/browser/late-charset'; 'begun'");
			tab.await("location.pathname + " + CONNECTED, "/browser/late-charset" + swapped.version());
			swapped.served("/app/classes/A.class");
			String type = "location.pathname + performance.getEntriesByType('navigation')[0].type + ";
			tab.await(type + CONNECTED, "/browser/late-charsetreload" + swapped.version());
			tab.evaluate("window.mark = 'marked'");
			try (PageServer fresh = swapped.fresh()) {
				fresh.pages().compiled("error");
				tab.await("String(document.querySelector('hupper-overlay') !== null)", "true");
				assertThat(tab.evaluate("window.mark")).isEqualTo("marked");
				tab.evaluate("history.back(); 'begun'");
				tab.await(type + CONNECTED, "/browser/quirksreload" + fresh.version());
			}
		}
		finally {
			swapped.close();
		}
	}

	@Test
	void whatWasTypedIsNotLostByAChangeOfSomebodyElse() {
		try (Tab tab = chromium.open("about:blank")) {
			for (String field : List.of("document.querySelector('#a')", "document.querySelector('#t')",
					"document.querySelector('#e')", "frames[0].document.body")) {
				open(tab, with, "/form");
				tab.await(CONNECTED, with.version());
				tab.evaluate("window.mark = 'marked'; " + field + ".focus()");
				tab.type("typed");

				with.served("/app/static/picture.png");

				tab.await(QUESTION + ".includes('has changed')", "true");
				with.served("/app/static/a.css");
				tab.await("document.querySelector('link').href.includes('hupper=')", "true");
				assertThat(tab.evaluate("window.mark")).isEqualTo("marked");
				assertThat(tab.evaluate("document.querySelectorAll('hupper-question').length + ''")).isEqualTo("1");

				tab.evaluate("document.querySelector('hupper-question').shadowRoot.querySelector('button').click()");

				tab.await("window.mark ?? 'anew'", "anew");
			}
		}
	}

	@Test
	void whatWasTypedAndTakenBackIsNothingToLose() {
		try (Tab tab = chromium.open("about:blank")) {
			open(tab, with, "/form");
			tab.await(CONNECTED, with.version());
			tab.evaluate("window.mark = 'marked'; document.querySelector('#t').focus()");
			tab.type("typed");
			tab.evaluate("document.execCommand('undo')");
			tab.await("document.querySelector('#t').value", "");

			with.served("/app/static/picture.png");

			tab.await("window.mark ?? 'anew'", "anew");
		}
	}

	/** Vaadin's development server puts an element with what was saved in its place. */
	@Test
	void aStyleSheetThatAnotherToolHasExchangedIsLeftToIt() {
		try (Tab tab = chromium.open("about:blank")) {
			for (String page : List.of("/form", "/browser/quirks")) {
				open(tab, with, page);
				tab.await(CONNECTED, with.version());
				tab.evaluate("window.mark = 'marked'; document.querySelector('link') ?? document.head.append(Object"
						+ ".assign(document.createElement('link'), { rel: 'stylesheet', href: '/a.css' })); 'begun'");
				tab.await("String(document.querySelector('link').sheet?.href.endsWith('/a.css'))", "true");
				tab.evaluate("document.querySelector('link').replaceWith(document.createElement('style'))");

				with.served("/app/static/a.css");

				with.pages().compiled("error");
				tab.await("String(document.querySelector('hupper-overlay') !== null)", "true");
				with.pages().compiled("");
				assertThat(tab.evaluate("String(sessionStorage.getItem('hupper-refresh'))")).as(page).isEqualTo("null");
			}
			with.served("/app/static/imported.css");
			tab.await("window.mark ?? 'anew'", "anew");
		}
	}

	private static void open(Tab tab, PageServer server, String path) {
		open(tab, "http://localhost:" + server.port() + path);
	}

	private static void open(Tab tab, String url) {
		tab.navigate(url);
		tab.await("location.href + ' ' + document.readyState", url + " complete");
	}

	private static String content(Tab tab) {
		return tab.evaluate("document.compatMode + document.documentElement.outerHTML"
				+ " + JSON.stringify([...document.querySelectorAll('textarea')].map((area) => area.value))");
	}

}
