package dev.hupper.spring.boot.browser;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Html}.
 */
class HtmlTests {

	@ParameterizedTest
	@ValueSource(strings = { "|Hello", "|<h1>Hi</h1>", "<!doctype html>|", "<!DOCTYPE HTML PUBLIC \"-//W3C\">\r\n|<p>a",
			"<html>|<body>a</body></html>", "<HTML LANG=en><HEAD>|<title>a", "\uFEFF<!doctype html>\n|text",
			"\u00EF\u00BB\u00BF<html>|<header>", "<html data-a=\"<head>\" b='>'><head>|<meta>",
			"<?xml version=\"1.0\"?><!doctype html><html><head/>|<base href=\"/x/\">",
			"<!-- <head> --><!--><!doctype html><!---><!-- x --!>\n<html>\n<head>|</head>",
			"<!--[if gt IE 8]><!--> <html class=\"no-js\"> <!--<![endif]-->\n<head>|\n<meta charset=utf-8>",
			"<!doctype html>|<script>var s = '</body>'", "<html>|<frameset cols=\"1,2\">", "<html>|</head>",
			"|</p><!doctype html>", "<html>|<headline>", "|<htmlx>" })
	void theHeadStartsBeforeAllThatHasAnEffect(String page) {
		assertThat(Html.headStart(page.replace("|", ""))).isEqualTo(page.indexOf('|'));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " \n", "\uFEFF", "<", "<h", "<!", "<!doctype html", "<!-- a > b -->  <!-- c", "<?xml",
			"<!doctype html><htm", "<html", "<html lang=\"x>", "<html><head class='a", "\u00FE\u00FF\0<",
			"\u00FF\u00FE<\0" })
	void whereItStartsCannotBeToldOfTooLittle(String page) {
		assertThat(Html.headStart(page)).isEqualTo(-1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "<html xmlns='http://www.w3.org/1999/xhtml'><head>|<title>",
			"\uFEFF<?xml version='1.0'?>\n<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Strict//EN\" \"http://x\">\n"
					+ "<!-- <head> --><html lang=\"en\" xmlns=\"http://www.w3.org/1999/xhtml\">\n"
					+ "<!--> <head> --> <head id='>'>|</head>" })
	void inXmlTheHeadIsTheOneThatIsWritten(String page) {
		assertThat(Html.xmlHeadStart(page.replace("|", ""))).isEqualTo(page.indexOf('|'));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "Hello", "<html xmlns='http://www.w3.org/1999/xhtml'><head/><body/></html>",
			"<html xmlns='http://www.w3.org/1999/xhtml'><head", "<html xmlns='http://www.w3.org/1999/xhtml'><body>",
			"<html><head><title>", "<HTML xmlns='http://www.w3.org/1999/xhtml'><HEAD>",
			"<h:html xmlns:h='http://www.w3.org/1999/xhtml'><h:head>" })
	void anotherPageInXmlHasNone(String page) {
		assertThat(Html.xmlHeadStart(page)).isEqualTo(-1);
	}

	@Test
	void aLongCommentOrManyAttributesAreReadWithoutRecursion() {
		String page = "<!--" + " - >".repeat(50_000) + "--><!doctype html>" + "<!---->\n".repeat(50_000) + "<html"
				+ " a='>' b".repeat(50_000) + "><head>";
		assertThat(Html.headStart(page + "<title>")).isEqualTo(page.length());
	}

	@Test
	void aPageNamesPoliciesOfItsOwn() {
		assertThat(Html.policies("<head><meta charset=utf-8><META content=\"default-src &#39;none&#39;; style-src *\""
				+ " HTTP-EQUIV=Content-Security-Policy><meta http-equiv='content-security-policy' content='a b'/>"
				+ "<meta http-equiv=\"content-security-policy-report-only\" content=\"x\">"
				+ "<meta name=\"content-security-policy\" content=\"y\">"))
			.containsExactly("default-src 'none'; style-src *", "a b");
	}

}
