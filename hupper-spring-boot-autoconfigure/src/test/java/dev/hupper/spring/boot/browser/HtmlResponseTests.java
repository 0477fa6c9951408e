package dev.hupper.spring.boot.browser;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link HtmlResponse}.
 */
class HtmlResponseTests {

	@ParameterizedTest
	@ValueSource(ints = { 200, 201, 400, 404, 500, 503 })
	void pagesAndErrorPages(int status) {
		assertThat(HtmlResponse.isPage(status, "text/html", Map.<String, String>of()::get)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(ints = { 101, 204, 205, 206, 302, 304 })
	void whatHasNoBodyOrAPartOfOne(int status) {
		assertThat(HtmlResponse.isPage(status, "text/html", Map.<String, String>of()::get)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "text/html", "Text/HTML;charset=UTF-8", "text/html ;charset=iso-8859-1",
			"application/xhtml+xml", "application/xhtml+xml;charset=UTF-8" })
	void html(String contentType) {
		assertThat(HtmlResponse.isPage(200, contentType, Map.<String, String>of()::get)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "application/json", "text/htmlx", "text/event-stream", "application/xml",
			"application/xhtml+xmlx", "application/xhtml+xml;charset=UTF-16", "text/html;charset=UTF-16LE",
			"text/html; charset=IBM037", "text/html;charset=nonesuch", "text/plain" })
	void otherContent(String contentType) {
		assertThat(HtmlResponse.isPage(200, contentType, Map.<String, String>of()::get)).isFalse();
	}

	@Test
	void whatHasNoTypeIsNoPage() {
		assertThat(HtmlResponse.isPage(200, null, Map.<String, String>of()::get)).isFalse();
	}

	@Test
	void encodedPartialAndDownloadedBodiesAreLeftAlone() {
		assertThat(HtmlResponse.isPage(200, "text/html", Map.of("Content-Encoding", "gzip")::get)).isFalse();
		assertThat(HtmlResponse.isPage(200, "text/html", Map.of("Content-Range", "bytes 0-9/10")::get)).isFalse();
		assertThat(HtmlResponse.isPage(200, "text/html",
				Map.of("Content-Disposition", "Attachment; filename=a.html")::get))
			.isFalse();
		assertThat(HtmlResponse.isPage(200, "text/html", Map.of("Content-Disposition", "inline")::get)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "Content-Digest", "Repr-Digest", "Digest", "Content-MD5" })
	void whatADigestIsSentOfIsLeftAlone(String header) {
		assertThat(HtmlResponse.isPage(200, "text/html", Map.of(header, "x")::get)).isFalse();
	}

	@Test
	void aHeadInXmlIsOneOfXhtmlAlone() {
		String page = "<html xmlns='http://www.w3.org/1999/xhtml'><title>";
		assertThat(HtmlResponse.headStart("application/xhtml+xml", page)).isEqualTo(-1);
		assertThat(HtmlResponse.headStart("text/html", page)).isEqualTo(page.indexOf("<title>"));
		assertThat(HtmlResponse.headStart(null, page)).isEqualTo(page.indexOf("<title>"));
	}

}
