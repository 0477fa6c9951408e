package dev.hupper.sample;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.annotation.Transactional;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The whole guestbook, on a database in memory: read, sign, be refused.
 */
@SpringBootTest(properties = "spring.datasource.url=jdbc:h2:mem:guestbook")
@AutoConfigureMockMvc
@Transactional
class GuestbookTests {

	@Autowired
	private MockMvcTester web;

	@Test
	void showsWhatWasWritten() {
		assertThat(sign("Ada", "The engine weaves <patterns>.")).hasRedirectedUrl("/");

		assertThat(this.web.get().uri("/")).bodyText().contains("Ada", "The engine weaves &lt;patterns&gt;.");
	}

	@Test
	void refusesAnEntryWithoutMessage() {
		assertThat(sign("Ada", " ")).bodyText()
			.contains("must not be blank", "value=\"Ada\"", "Nobody has written yet.");
	}

	@Test
	void showsItsProcess() {
		long pid = ProcessHandle.current().pid();

		assertThat(this.web.get().uri("/")).bodyText().contains(">" + pid + "<", "not under hupper");
		assertThat(this.web.get().uri("/process")).hasBodyTextEqualTo(Long.toString(pid));
	}

	@Test
	void isNoDevelopmentLaunch() {
		assertThat(Traces.here()).isEmpty();
	}

	private MockMvcTester.MockMvcRequestBuilder sign(String author, String message) {
		return this.web.post().uri("/").param("author", author).param("message", message);
	}

}
