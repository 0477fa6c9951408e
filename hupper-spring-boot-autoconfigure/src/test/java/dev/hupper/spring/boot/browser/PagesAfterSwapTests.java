package dev.hupper.spring.boot.browser;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for which pages are current: those that loaded anew after a swap do not do so
 * once more when the fresh worker has come.
 */
class PagesAfterSwapTests {

	@Test
	void pagesOfTheWorkerThatWasSwappedIntoStay() {
		assertThat(BrowserRefreshAutoConfiguration.eldestCurrent(5, true)).isEqualTo(4);
	}

	/** With the time in it, pages never followed once the clock had been set back. */
	@Test
	void laterWorkersAreToldByANumberThatNoClockChanges() {
		String worker = BrowserRefreshAutoConfiguration.workerName(9);

		assertThat(BrowserRefreshAutoConfiguration.workerName(9)).isEqualTo(worker);
		assertThat(BrowserRefreshAutoConfiguration.workerName(10)).isEqualTo(worker.replaceFirst("9$", "10"));
	}

	@Test
	void pagesOfAnyOtherWorkerLoadAnew() {
		assertThat(BrowserRefreshAutoConfiguration.eldestCurrent(5, false)).isEqualTo(5);
	}

}
