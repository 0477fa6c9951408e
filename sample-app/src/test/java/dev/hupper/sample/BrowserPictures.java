package dev.hupper.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.hupper.testing.ChildProcess;
import dev.hupper.testing.Repository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Makes the README's pictures of what a browser really shows:
 * {@code ./mvnw -pl sample-app -am test -Dtest=BrowserPictures
 * -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class BrowserPictures {

	private static final String METHOD = "findTop50ByOrderByIdDesc()";

	private static final String NO_METHOD = "findTop50OrderByIdDesc()";

	private static final String CONSTRUCTOR = "GuestbookController(EntryRepository entries)";

	private static final String NEEDS_CLOCK = "GuestbookController(EntryRepository entries, Clock clock)";

	@TempDir
	Path directory;

	@Test
	void draw(@TempDir Path profile) throws IOException {
		ProjectCopy project = ProjectCopy.in(this.directory);
		Guestbook guestbook = Guestbook.onFreePort();
		Path docs = Files.createDirectories(Repository.root().resolve("docs"));
		try (ChildProcess monitor = project.run(guestbook, project.javaCommand());
				Chromium chromium = Chromium.start(profile)) {
			monitor.await("the first page", () -> guestbook.page().contains("<h1>Guestbook</h1>"));
			guestbook.sign("Ada", "Still here after every reload.");
			try (Tab tab = chromium.open(guestbook.url("/"))) {
				tab.resize(900, 560);
				tab.await("!!hupperRefresh.version", "true");
				project.changeSource(GuestbookController.class, METHOD, NO_METHOD);
				tab.await("document.querySelector('hupper-overlay') !== null", "true");
				tab.capture(docs.resolve("browser-overlay.png"));

				project.changeSource(GuestbookController.class, NO_METHOD, METHOD);
				tab.await("document.querySelector('hupper-overlay') === null", "true");
				project.changeSource(GuestbookController.class, CONSTRUCTOR, NEEDS_CLOCK);
				tab.await("document.body.textContent.includes('could not be found')", "true");
				tab.resize(900, 320);
				tab.capture(docs.resolve("browser-failure.png"));
			}
		}
	}

}
