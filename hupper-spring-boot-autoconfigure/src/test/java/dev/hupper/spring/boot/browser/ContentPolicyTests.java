package dev.hupper.spring.boot.browser;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ContentPolicy}.
 */
class ContentPolicyTests {

	@ParameterizedTest
	@ValueSource(strings = { "", "default-src 'self'", "script-src 'self'", "DEFAULT-SRC *",
			"default-src 'none'; script-src 'self'; connect-src 'self'", "img-src 'none'",
			"script-src 'none'; script-src-elem 'self'", "default-src 'self', script-src 'self' https://example.org",
			"script-src 'self'; script-src 'none'", "sandbox allow-forms allow-same-origin allow-scripts",
			"script-src 'SELF'", "default-src http: 'unsafe-inline'" })
	void aPathOfThePagesOwnOriginIsAdmitted(String policy) {
		assertThat(new ContentPolicy(List.of(policy)).admitScript()).contains("");
	}

	@ParameterizedTest
	@ValueSource(strings = { "default-src 'none'", "script-src 'none'", "script-src https://example.org",
			"script-src 'self' 'Strict-Dynamic'", "script-src https:", "script-src 'sha256-abc='",
			"default-src 'self'; connect-src 'none'", "script-src 'nonce-abc'; connect-src https://example.org",
			"default-src 'self', default-src 'none'", "script-src 'nonce-a', script-src 'nonce-b'",
			"sandbox allow-scripts", "sandbox; script-src 'self'", "script-src 'nonce-\"><b>'" })
	void whereNoScriptOfHuppersCanRunNoneIsAdded(String policy) {
		assertThat(new ContentPolicy(List.of(policy)).admitScript()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "script-src 'nonce-r4nd0m+/='", "script-src 'strict-dynamic' 'nonce-r4nd0m+/=' 'self'",
			"default-src 'nonce-r4nd0m+/='; connect-src 'self'", "script-src 'self', script-src 'nonce-r4nd0m+/='",
			"script-src 'nonce-r4nd0m+/=', script-src 'self'" })
	void theNonceOfThePageIsUsed(String policy) {
		assertThat(new ContentPolicy(List.of(policy)).admitScript()).contains("r4nd0m+/=");
	}

	@Test
	void withoutAPolicyEverythingIsAdmitted() {
		assertThat(new ContentPolicy(List.of()).admitScript()).contains("");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Integrity-Policy", "Integrity-Policy-Report-Only" })
	void aScriptWithoutAHashIsNotAddedWhereThatIsAskedFor(String header) {
		assertThat(admitted(header, "blocked-destinations=(style script), endpoints=(e)")).isEmpty();
		assertThat(admitted(header, "blocked-destinations=(style)")).contains("");
	}

	private static Optional<String> admitted(String header, String value) {
		return new ContentPolicy(ContentPolicy.in((name) -> name.equals(header) ? List.of(value) : List.of()))
			.admitScript();
	}

	@Test
	void eachHeaderHasToAllowIt() {
		assertThat(new ContentPolicy(List.of("default-src 'self'", "script-src 'none'")).admitScript()).isEmpty();
	}

}
