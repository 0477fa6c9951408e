package dev.hupper.relay;

import java.io.IOException;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;

import dev.hupper.testing.RecordingLogger;
import dev.hupper.api.LocalNames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what hupper itself answers.
 */
class AnswerTests {

	private static final FailureReport REPORT = new FailureReport("It's <b>broken</b>",
			"a < b && \"c\"\n\tat X\\Y\u0001");

	@ParameterizedTest
	@ValueSource(strings = { "Host: localhost:8080", "host:LOCALHOST", "Host: shop.localhost", "Host: 127.0.0.1:80 ",
			"Host: [::1]:8080", "Accept: */*" })
	void namesThisComputer(String header) {
		assertThat(Answer.namesThisComputer("GET / HTTP/1.1\r\n" + header + "\r\n\r\n", LocalNames.LOOPBACK)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "Host: evil.example:8080", "Host: localhost.evil.example", "Host: 127.0.0.1.evil.example",
			"Host: notlocalhost" })
	void namesAnother(String header) {
		assertThat(Answer.namesThisComputer("GET / HTTP/1.1\r\n" + header + "\r\n\r\n", LocalNames.LOOPBACK)).isFalse();
	}

	@Test
	void aBrowserGetsAPageInWhichNothingIsMarkup() throws IOException {
		String answer = failing("GET /a HTTP/1.1\r\nAccept: text/html,*/*\r\n\r\n", true);
		assertThat(answer).startsWith("HTTP/1.1 503 ").contains("text/html;charset=UTF-8", "default-src 'none'");
		assertThat(answer).contains("It&#39;s &lt;b&gt;broken&lt;/b&gt;", "a &lt; b &amp;&amp; &quot;c&quot;")
			.contains("fetch(\".hupper/failure/7\"")
			.doesNotContain("<b>", "src=", "http://", "https://");
	}

	@Test
	void aPageThatAnswersAFormDoesNotSendItAgain() throws IOException {
		assertThat(failing("GET /a HTTP/1.1\r\nAccept: text/html\r\n\r\n", true)).contains("location.reload()");
		assertThat(failing("POST /a HTTP/1.1\r\nAccept: text/html\r\n\r\n", true)).doesNotContain("reload()");
	}

	@Test
	void aProgramGetsJson() throws IOException {
		assertThat(failing("GET /a HTTP/1.1\r\naccept: application/problem+json\r\n\r\n", true)).endsWith(
				"{\"status\":503,\"error\":\"It's <b>broken<\\/b>\",\"message\":\"a < b && \\\"c\\\"\\n\\tat X\\\\Y\\u0001\"}\n");
	}

	@Test
	void everybodyElseGetsText() throws IOException {
		assertThat(failing("POST /a HTTP/1.1\r\nAccept: */*\r\n\r\n", true)).contains("text/plain;charset=UTF-8")
			.endsWith("It's <b>broken</b>\n\n" + REPORT.text() + "\n");
	}

	@Test
	void whoAsksForTheHeadGetsTheHead() throws IOException {
		String answer = failing("HEAD /a HTTP/1.1\r\n\r\n", true);
		assertThat(answer).endsWith("\r\n\r\n").doesNotContain("Content-Length: 0");
	}

	@Test
	void othersAreNotToldWhatFailed() throws IOException {
		assertThat(failing("GET /a HTTP/1.1\r\nAccept: text/html\r\n\r\n", false)).doesNotContain("broken", "at X")
			.contains("hupper.relay.failures-for-all", "hupper.browser-refresh.hosts");
	}

	@ParameterizedTest
	@EnumSource(Refusal.class)
	void aPageGoesAwayByItselfIfItSaysSo(Refusal refusal) {
		boolean passes = EnumSet.of(Refusal.HELD_TOO_LONG, Refusal.TOO_MANY, Refusal.NOBODY_LISTENS).contains(refusal);
		String page = text(Answer.of(refusal, "GET /a/b HTTP/1.1\r\nAccept: text/html\r\n\r\n"));
		assertThat(page.contains("goes away by itself")).isEqualTo(passes);
		assertThat(page.contains("fetch(\"../.hupper/failure/0\"")).isEqualTo(passes);
	}

	@Test
	void theLengthIsThatOfTheBytes() {
		String answer = text(Answer.of(Refusal.WORKER_GONE, "GET / HTTP/1.1\r\n\r\n"));
		String body = answer.substring(answer.indexOf("\r\n\r\n") + 4);
		assertThat(answer).contains("Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length + "\r\n");
	}

	@Test
	void aPageThatWaitsIsRecognised() {
		assertThat(FailurePage.polled("GET /.hupper/failure/12 HTTP/1.1\r\n")).isEqualTo(12);
		assertThat(FailurePage.polled("GET /.hupper/failure/x HTTP/1.1\r\n")).isEqualTo(-1);
		assertThat(FailurePage.polled("GET /.hupper/events HTTP/1.1\r\n")).isEqualTo(-1);
	}

	@ParameterizedTest
	@CsvSource({ "/, .hupper/failure/7", "/a?b/c, .hupper/failure/7", "/a/, ../.hupper/failure/7",
			"/a/b/c?d, ../../.hupper/failure/7", "*, .hupper/failure/7" })
	void aPageFindsItsWayBehindAProxyThatTakesAPartOfThePathAway(String path, String poll) throws IOException {
		assertThat(failing("GET " + path + " HTTP/1.1\r\nAccept: text/html\r\n\r\n", true))
			.contains("fetch(\"" + poll + "\"");
	}

	private static String failing(String request, boolean detailed) throws IOException {
		try (Selector selector = Selector.open()) {
			RelayState state = new RelayState(selector, RelaySettings.DEFAULTS, System::nanoTime,
					new RecordingLogger());
			return text(Answer.of(new RoutingMode.Failing(state, REPORT, 7), request, detailed));
		}
	}

	private static String text(byte[] bytes) {
		return new String(bytes, StandardCharsets.UTF_8);
	}

}
