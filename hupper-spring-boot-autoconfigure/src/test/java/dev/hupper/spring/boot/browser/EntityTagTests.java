package dev.hupper.spring.boot.browser;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EntityTag}.
 */
class EntityTagTests {

	private final EntityTag tag = new EntityTag("17");

	@Test
	void aChangedPageHasATagOfItsOwn() {
		assertThat(this.tag.of("\"abc\"", null)).isEqualTo("\"abc-hupper-17\"");
		assertThat(this.tag.of("W/\"abc\"", null)).isEqualTo("W/\"abc-hupper-17\"");
		assertThat(this.tag.of(this.tag.of("\"abc\"", null), null)).isEqualTo("\"abc-hupper-17\"");
		assertThat(this.tag.of("rubbish", null)).isEqualTo("rubbish");
	}

	@Test
	void soHasOneThatHasADateOnly() {
		String tag = this.tag.of(null, "Thu, 01 Jan 1970 00:00:00 GMT");
		assertThat(tag).isEqualTo("W/\"-hupper-17\"");
		assertThat(this.tag.original(List.of(tag))).isEmpty();
		assertThat(this.tag.of(null, null)).isNull();
	}

	@Test
	void theApplicationGetsItsOwnTagBackUnlessThePageIsOfAnotherVersion() {
		assertThat(this.tag.original(List.of("W/\"abc-hupper-17\", \"x\"", "\"y-hupper-16\"")))
			.containsExactly("W/\"abc\", \"x\"", "\"y-hupper-16\"");
		assertThat(this.tag.original(List.of("*"))).containsExactly("*");
	}

	@Test
	void aPageIsConfirmedByTheTagThatTheBrowserHas() {
		assertThat(this.tag.confirmed("\"abc-hupper-17\"", "\"abc\"")).isEqualTo("\"abc-hupper-17\"");
		assertThat(this.tag.confirmed("\"abc\"", "\"abc\"")).isEqualTo("\"abc\"");
		assertThat(this.tag.confirmed(null, null)).isNull();
	}

}
