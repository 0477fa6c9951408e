package dev.hupper.sample;

import java.util.Optional;

import dev.hupper.api.ReloaderProxy;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;

/**
 * The page and its buttons as a worker shows them.
 */
@WebMvcTest
class ReloaderControllerTests {

	@Autowired
	private MockMvcTester web;

	@MockitoBean
	private ReloaderProxy reloader;

	@MockitoBean
	private EntryRepository entries;

	@Test
	void showsReloadsAndTheLastCause() {
		given(this.reloader.isActive()).willReturn(true);
		given(this.reloader.getReloadCount()).willReturn(3);
		given(this.reloader.getReloadCause()).willReturn(Optional.of("Entry.class changed"));

		assertThat(this.web.get().uri("/")).bodyText()
			.contains("id=\"reloads\">3<", "id=\"cause\">Entry.class changed<", "action=\"/reload\"",
					"action=\"/stop\"")
			.doesNotContain("not under hupper");
	}

	@Test
	void showsThatNothingWasReloadedYet() {
		given(this.reloader.isActive()).willReturn(true);
		given(this.reloader.getReloadCause()).willReturn(Optional.empty());

		assertThat(this.web.get().uri("/")).bodyText().contains("id=\"reloads\">0<", "id=\"cause\">none yet<");
	}

	@Test
	void offersNoButtonsOutsideAWorker() {
		assertThat(this.web.get().uri("/")).bodyText()
			.contains("not under hupper")
			.doesNotContain("action=\"/reload\"", "action=\"/stop\"");
	}

	@Test
	void answersTheRequestThatReloads() {
		assertThat(this.web.post().uri("/reload")).hasStatusOk()
			.bodyText()
			.contains("data-pid=\"" + ProcessHandle.current().pid() + "\"");
		then(this.reloader).should().triggerReload();
	}

	@Test
	void answersTheRequestThatStops() {
		assertThat(this.web.post().uri("/stop")).hasStatusOk().bodyText().contains("Stopped");
		then(this.reloader).should().gracefulShutdown();
	}

}
