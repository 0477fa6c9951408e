package dev.hupper.spring.boot.browser;

import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Navigation}.
 */
class NavigationTests {

	private final Map<String, String> headers = new TreeMap<>(Map.of("Host", "localhost:8080", "Accept",
			"text/html,application/xhtml+xml", "Sec-Fetch-Dest", "document"));

	@Test
	void aBrowserSaysThatItNavigates() {
		assertThat(isNavigation("GET")).isTrue();
		assertThat(isNavigation("HEAD")).isFalse();
	}

	@Test
	void whatWasPostedIsNotToBePostedAgain() {
		assertThat(isNavigation("POST")).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "empty", "iframe", "script", "object" })
	void aPartOfAPageIsNone(String destination) {
		this.headers.put("Sec-Fetch-Dest", destination);
		assertThat(isNavigation("GET")).isFalse();
	}

	@Test
	void anOldBrowserIsKnownByWhatItAccepts() {
		this.headers.remove("Sec-Fetch-Dest");
		assertThat(isNavigation("GET")).isTrue();
		this.headers.put("X-Requested-With", "XMLHttpRequest");
		assertThat(isNavigation("GET")).isFalse();
		this.headers.remove("X-Requested-With");
		this.headers.put("Accept", "*/*");
		assertThat(isNavigation("GET")).isFalse();
		this.headers.remove("Accept");
		assertThat(isNavigation("GET")).isFalse();
	}

	@Test
	void anotherComputerMayNameAnyHost() {
		this.headers.put("X-Hupper-Client", "192.0.2.1");
		assertThat(isNavigation("GET")).isFalse();
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "localhost", "LOCALHOST:80", "127.0.0.1:8080", "127.1.2.3", "[::1]:8080", "app.localhost:1" })
	void namesOfTheLoopbackInterface(String host) {
		this.headers.put("Host", host);
		assertThat(isNavigation("GET")).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "192.168.0.7:8080", "example.org", "localhost.example.org", "127.0.0.1.example.org",
			"notlocalhost", "[::2]:80", "" })
	void otherNamesAreOfOtherComputersOrOtherSites(String host) {
		this.headers.put("Host", host);
		assertThat(isNavigation("GET")).isFalse();
	}

	@Test
	void aRequestToNobodyIsNone() {
		this.headers.remove("Host");
		assertThat(isNavigation("GET")).isFalse();
	}

	private boolean isNavigation(String method) {
		return Navigation.isMadeBy(method, this.headers::get);
	}

}
