package dev.hupper.spring.boot.browser;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.hupper.api.LocalNames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Navigation}.
 */
@ExtendWith(OutputCaptureExtension.class)
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
	void soIsAFrameUnlessAnotherSiteShowsIt() {
		this.headers.put("Sec-Fetch-Dest", "iframe");
		this.headers.put("Sec-Fetch-Site", "same-origin");
		assertThat(isNavigation("GET")).isFalse();
		this.headers.put("Sec-Fetch-Site", "cross-site");
		assertThat(isNavigation("GET")).isTrue();
	}

	/** It does not say what it asks for, and asks as the browser does. */
	@Test
	void soDoesAServiceWorkerInItsPlace() {
		this.headers.put("Sec-Fetch-Dest", "empty");
		this.headers.put("Sec-Fetch-Mode", "navigate");
		assertThat(isNavigation("GET")).isTrue();
		this.headers.put("Sec-Fetch-Dest", "iframe");
		assertThat(isNavigation("GET")).isFalse();
	}

	@Test
	void aLinkThatIsToBeSavedIsNone() {
		this.headers.put("Sec-Fetch-Dest", "empty");
		this.headers.put("Sec-Fetch-Mode", "navigate");
		this.headers.remove("Accept");
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

	/**
	 * Browsers say what a request is for on a secure connection or at localhost alone.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "X-Requested-With", "HX-Request", "Turbo-Frame", "X-Turbo-Request-Id", "X-Up-Version",
			"X-Alpine-Request", "X-Barba" })
	void aPartOfAPageThatALibraryAsksForIsNone(String header) {
		this.headers.remove("Sec-Fetch-Dest");
		assertThat(isNavigation("GET")).isTrue();
		this.headers.put(header, "true");
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

	@Test
	void aNameThatIsConfiguredIsAdmitted() {
		this.headers.put("Host", "Acme.MyApp.test:8080");
		assertThat(isNavigation("GET")).isFalse();
		assertThat(
				new Navigation(new LocalNames(List.of("*.myapp.test"))).isMadeBy("GET", "127.0.0.1", this.headers::get))
			.isTrue();
	}

	@Test
	void anotherNameIsPointedOutOnceIfAPageOfThisComputerIsAskedFor(CapturedOutput output) {
		this.headers.put("Host", "acme.myapp.test:8080");
		Navigation navigation = new Navigation(LocalNames.LOOPBACK);
		assertThat(navigation.isMadeBy("GET", "192.0.2.1", this.headers::get)).isFalse();
		assertThat(output).doesNotContain("hupper.browser-refresh.hosts");
		assertThat(navigation.isMadeBy("GET", "127.0.0.1", this.headers::get)).isFalse();
		assertThat(navigation.isMadeBy("GET", "127.0.0.1", this.headers::get)).isFalse();
		assertThat(output).containsOnlyOnce("http://acme.myapp.test:8080")
			.containsOnlyOnce("hupper.browser-refresh.hosts");
	}

	@Test
	void anyComputerAndNameIsAdmittedWhereThatIsConfigured() {
		this.headers.put("Host", "192.0.2.7:8080");
		this.headers.put("X-Hupper-Client", "172.17.0.1");
		Navigation navigation = new Navigation(LocalNames.LOOPBACK, true);
		assertThat(navigation.isMadeBy("GET", "172.17.0.1", this.headers::get)).isTrue();
		assertThat(navigation.isLocal("172.17.0.1", this.headers::get)).isTrue();
		assertThat(isNavigation("GET")).isFalse();
	}

	@Test
	void otherAddressesOfThisComputerAreOnIt() throws Exception {
		String own = NetworkInterface.networkInterfaces()
			.flatMap(NetworkInterface::inetAddresses)
			.map(InetAddress::getHostAddress)
			.filter((address) -> address.indexOf(':') < 0 && !address.startsWith("127."))
			.findFirst()
			.orElse("127.0.0.1");
		this.headers.put("X-Hupper-Client", own);
		assertThat(isNavigation("GET")).isTrue();
	}

	private boolean isNavigation(String method) {
		return new Navigation(LocalNames.LOOPBACK).isMadeBy(method, "127.0.0.1", this.headers::get);
	}

}
