package dev.hupper.spring.boot.browser;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link OpenPages} and what they are told.
 */
class OpenPagesTests {

	private static final String HELLO = "retry: 100\nid: m.0\nevent: version\ndata: m.0\n\n";

	private static final String NO_ERRORS = "event: compiled\ndata:\n\n";

	@AutoClose
	private final OpenPages pages = new OpenPages("m");

	private final RecordedStream stream = new RecordedStream();

	@Test
	void aPageLearnsWhatIsTheVersionOfWhatItShows() {
		this.pages.add(this.stream);
		this.stream.assertEvents(HELLO, NO_ERRORS);
	}

	@Test
	void whatTheCompilerSaidLastIsToldToThoseWhoComeLater() {
		this.pages.compiled("A.java:1: error\n\n  x\n");
		this.pages.add(this.stream);
		this.pages.compiled("");
		this.stream.assertEvents(HELLO, "event: compiled\ndata: A.java:1: error\ndata: \ndata:   x\n\n", NO_ERRORS);
	}

	@Test
	void changedFilesAreTold() {
		this.pages.add(this.stream);
		this.pages.served(List.of("C:/app/static/a.css", "/app/templates/b.html"), 1);
		this.pages.compiled("x");
		this.stream.assertEvents(HELLO, NO_ERRORS,
				"id: m.1\nevent: served\ndata: C:/app/static/a.css\ndata: /app/templates/b.html\n\n",
				"event: compiled\ndata: x\n\n");
	}

	@Test
	void aPageThatComesBackLearnsThatServedFilesHaveChanged() {
		this.pages.served(List.of("/app/templates/b.html"), 1);
		this.pages.add(this.stream);
		this.stream.assertEvents(HELLO.replace("m.0", "m.1"), NO_ERRORS);
	}

	@Test
	void aPageThatIsGoneIsForgottenAndTheOthersAreTold() {
		RecordedStream gone = new RecordedStream();
		gone.broken = true;
		this.pages.add(gone);
		this.pages.add(this.stream);
		this.pages.compiled("x");
		this.stream.assertEvents(HELLO, NO_ERRORS, "event: compiled\ndata: x\n\n");
		assertThat(gone.closed).isTrue();
	}

	@Test
	void aClosedPageIsNoticedByTheBeat() {
		this.pages.add(this.stream);
		this.stream.broken = true;
		this.pages.sendToAll(PageEvent.BEAT);
		assertThat(this.stream.closed).isTrue();
	}

	@Test
	void noThreadIsStartedForAnApplicationWithoutAPage() {
		Set<Thread> before = Thread.getAllStackTraces().keySet();
		this.pages.compiled("x");
		this.pages.close();
		assertThat(Thread.getAllStackTraces().keySet()).filteredOn((thread) -> thread.getName().startsWith("hupper"))
			.isSubsetOf(before);
	}

	@Test
	void streamsEndWithTheApplicationThoseToComeIncluded() {
		this.pages.add(this.stream);
		this.pages.close();
		assertThat(this.stream.closed).isTrue();
		RecordedStream late = new RecordedStream();
		this.pages.add(late);
		assertThat(late.closed).isTrue();
		this.pages.compiled("nobody hears it");
	}

	private static final class RecordedStream implements OpenPages.Stream {

		private final List<String> events = new ArrayList<>();

		private boolean broken;

		private boolean closed;

		@Override
		public void send(PageEvent event) throws IOException {
			if (this.broken) {
				throw new IOException("gone");
			}
			this.events.add(event.text());
		}

		@Override
		public void close() {
			this.closed = true;
		}

		void assertEvents(String... expected) {
			assertThat(this.events).containsExactly(expected);
		}

	}

}
