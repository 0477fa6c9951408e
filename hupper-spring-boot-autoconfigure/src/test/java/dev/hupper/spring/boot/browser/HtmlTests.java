package dev.hupper.spring.boot.browser;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Html}.
 */
class HtmlTests {

	@ParameterizedTest
	@CsvSource({ "<html><body>a</body></html>, <html><body>aX</body></html>",
			"<HTML><BODY>a</BODY ></HTML>, <HTML><BODY>aX</BODY ></HTML>",
			"<!-- </body> --><body>a</body>, <!-- </body> --><body>aX</body>", "<p>a</html>, <p>aX</html>",
			"<p>a, <p>aX", "</bod, </bodX" })
	void theElementIsTheLastOfTheBody(String page, String expected) {
		assertThat(new String(Html.with(bytes(page), bytes("X")), StandardCharsets.UTF_8)).isEqualTo(expected);
	}

	@Test
	void noByteOfThePageIsChanged() {
		byte[] page = "<p>\u00e4\u00ff</p></body>".getBytes(StandardCharsets.ISO_8859_1);
		assertThat(Html.with(page, bytes("X")))
			.isEqualTo("<p>\u00e4\u00ff</p>X</body>".getBytes(StandardCharsets.ISO_8859_1));
	}

	@Test
	void aPageIsCompleteOnceItIsClosed() {
		assertThat(Html.isComplete(bytes("<html><body>a"))).isFalse();
		assertThat(Html.isComplete(bytes("<html><body>a</body>"))).isTrue();
		assertThat(Html.isComplete(bytes("<html>a</html>\n"))).isTrue();
		assertThat(Html.isComplete(bytes(""))).isFalse();
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
