package dev.hupper.api;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LocalNames}.
 */
class LocalNamesTests {

	@ParameterizedTest
	@ValueSource(strings = { "localhost", " LOCALHOST:80 ", "a.localhost:1", "127.0.0.1:8080", "[::1]:8080", "[::1]" })
	void thoseOfTheLoopbackInterfaceAreAlwaysAdmitted(String host) {
		assertThat(new LocalNames(List.of("x")).admit(host)).isTrue();
	}

	@Test
	void othersAreThoseThatAreConfigured() {
		LocalNames names = new LocalNames(List.of(" *.MyApp.test", "desk", "192.168.0.7"));
		assertThat(List.of("a.myapp.test:8080", "a.b.myapp.test", "DESK:80", "192.168.0.7:8080"))
			.allMatch(names::admit);
		assertThat(List.of("myapp.test", "a.myapp.test.example.org", "xmyapp.test", "desk.example.org", "", "*"))
			.noneMatch(names::admit);
	}

	@ParameterizedTest
	@ValueSource(strings = { "127.0.0.1", "127.1.2.3", "::1", "0:0:0:0:0:0:0:1", "[0:0:0:0:0:0:0:1]", "::1%lo",
			"::ffff:127.0.0.1" })
	void addressesOfTheLoopbackInterface(String address) {
		assertThat(LocalNames.isThisComputer(address)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "localhost", "unknown", "_x", "192.0.2.1", "2001:db8::1", "127.0.0.1.example.org",
			"127.0.0.256", "127.1", "g::1", "1:2" })
	void whatIsNoneIsNotLookedUp(String address) {
		assertThat(LocalNames.isThisComputer(address)).isFalse();
	}

}
