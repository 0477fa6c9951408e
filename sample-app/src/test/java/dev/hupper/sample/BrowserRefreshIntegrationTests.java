package dev.hupper.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.hupper.testing.ChildProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What becomes of a page that is open in a real browser when the guestbook is edited. It
 * is started on a terminal, as most are.
 */
class BrowserRefreshIntegrationTests {

	private static final String HEADING = "document.querySelector('h1')?.textContent";

	private static final String OVERLAY = "(document.querySelector('hupper-overlay')?.shadowRoot.textContent ?? 'none')";

	private static final String PROCESS = "document.querySelector('#pid')";

	/** What a page that is loaded anew does not have. */
	private static final String MARK = "window.mark = 'marked'";

	private static final String MARKED = "window.mark ?? 'anew'";

	@TempDir
	static Path directory;

	private static ProjectCopy project;

	private static Guestbook guestbook;

	private static ChildProcess monitor;

	private static Chromium chromium;

	@BeforeAll
	static void start(@TempDir Path profile) throws IOException {
		Assumptions.assumeTrue(Chromium.program().isPresent(),
				"No Chromium on the path: .ci/run installs Debian's package chromium");
		project = ProjectCopy.in(directory);
		guestbook = Guestbook.onFreePort();
		String quoted = String.join("' '", project.javaCommand("--hupper.archive.enabled=false"));
		monitor = project.run(guestbook, List.of("script", "-qec", "exec '" + quoted + "'", "/dev/null"));
		chromium = Chromium.start(profile);
		monitor.await("the first page", () -> guestbook.page().contains("<h1>Guestbook</h1>"));
	}

	@AfterAll
	static void stop() {
		if (chromium != null) {
			chromium.close();
		}
		if (monitor != null) {
			monitor.close();
		}
	}

	@Test
	void aPageLoadsAnewWhereItWasScrolledTo() throws IOException {
		try (Tab tab = open()) {
			tab.resize(800, 300);
			tab.evaluate("scrollTo(0, 150)");
			await(tab, "scrollY", "150");

			project.changeSource(GuestbookController.class, "\"Guestbook\"", "\"Golden book\"");

			await(tab, HEADING, "Golden book");
			await(tab, "scrollY", "150");
		}
	}

	@Test
	void tabsShareOneConnectionAndAHiddenOneWaitsUntilItIsShown() throws IOException {
		List<Tab> tabs = new ArrayList<>();
		try {
			// More than a browser opens connections to one server.
			while (tabs.size() < 8) {
				tabs.add(open());
			}
			Tab hidden = tabs.get(0);
			Tab shown = tabs.get(7);
			await(hidden, "document.visibilityState", "hidden");
			hidden.evaluate(MARK);

			project.changeResource("templates/guestbook.html", "Nobody has written yet", "Nobody has signed yet");

			await(shown, "document.body.textContent.includes('Nobody has signed yet')", "true");
			assertThat(hidden.evaluate(MARKED)).isEqualTo("marked");
			hidden.show();
			await(hidden, "document.body.textContent.includes('Nobody has signed yet')", "true");
		}
		finally {
			tabs.forEach(Tab::close);
		}
	}

	@Test
	void aStyleSheetIsExchangedInPlace() throws IOException {
		try (Tab tab = open()) {
			tab.evaluate(MARK);
			await(tab, "getComputedStyle(document.querySelector('h1')).fontWeight", "600");

			project.changeResource("static/guestbook.css", "h1 { font-weight: 600; }", "h1 { font-weight: 300; }");

			await(tab, "getComputedStyle(document.querySelector('h1')).fontWeight", "300");
			await(tab, "document.querySelectorAll('link').length", "1");
			assertThat(tab.evaluate(MARKED)).isEqualTo("marked");
		}
	}

	@Test
	void aCompileErrorLiesOverThePageUntilItIsMended() throws IOException {
		try (Tab tab = open()) {
			tab.evaluate(MARK);
			await(tab, OVERLAY, "none");

			project.changeSource(GuestbookController.class, "\"redirect:/\";", "\"redirect:/\"");

			await(tab, OVERLAY + ".includes('GuestbookController.java:')", "true");
			assertThat(tab.evaluate(OVERLAY)).contains("The application does not compile", "return \"redirect:/\"")
				.doesNotContain("\u001B");
			assertThat(monitor.awaitLine("(.*error:.*)").group(1)).contains("\u001B[31m");

			project.changeSource(GuestbookController.class, "\"redirect:/\"", "\"redirect:/\";");

			await(tab, OVERLAY, "none");
			assertThat(tab.evaluate(MARKED)).isEqualTo("marked");
		}
	}

	@Test
	void whatFailedIsShownAndGoesAwayWhenItIsMended() throws IOException {
		try (Tab tab = open()) {
			project.changeSource(GuestbookApplication.class, "SpringApplication.run",
					"if (true) { throw new IllegalStateException(\"<b>on purpose</b>\"); } SpringApplication.run");

			await(tab, "document.body.textContent.includes('<b>on purpose</b>')", "true");

			project.changeSource(GuestbookApplication.class,
					"if (true) { throw new IllegalStateException(\"<b>on purpose</b>\"); } ", "");

			await(tab, PROCESS + " !== null", "true");
		}
	}

	/**
	 * Wait until an expression has a value in the page, whichever page that is by then.
	 */
	private static void await(Tab tab, String expression, String value) {
		monitor.await(expression + " to be " + value, () -> tab.evaluate(expression).equals(value));
	}

	/** A page that hears what happens. */
	private static Tab open() {
		Tab tab = chromium.open(guestbook.url("/"));
		await(tab, PROCESS + " !== null && !!hupperRefresh.version", "true");
		return tab;
	}

}
