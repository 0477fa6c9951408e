package dev.hupper.spring.boot.browser;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EntityTag}.
 */
class EntityTagTests {

	private final EntityTag tag = new EntityTag("17");

	@Test
	void aChangedPageHasATagOfItsOwn() {
		assertThat(this.tag.of("\"abc\"")).isEqualTo("\"abc-hupper-17\"");
		assertThat(this.tag.of("W/\"abc\"")).isEqualTo("W/\"abc-hupper-17\"");
		assertThat(this.tag.of(this.tag.of("\"abc\""))).isEqualTo("\"abc-hupper-17\"");
		assertThat(this.tag.of("rubbish")).isEqualTo("rubbish");
	}

	@Test
	void theApplicationGetsItsOwnTagBackUnlessThePageIsOfAnotherWorker() {
		assertThat(this.tag.original("W/\"abc-hupper-17\", \"x\", \"y-hupper-16\""))
			.isEqualTo("W/\"abc\", \"x\", \"y-hupper-16\"");
		assertThat(this.tag.original("*")).isEqualTo("*");
	}

}
