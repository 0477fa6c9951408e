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

	@Test
	void pagesOfAnyOtherWorkerLoadAnew() {
		assertThat(BrowserRefreshAutoConfiguration.eldestCurrent(5, false)).isEqualTo(5);
	}

}
