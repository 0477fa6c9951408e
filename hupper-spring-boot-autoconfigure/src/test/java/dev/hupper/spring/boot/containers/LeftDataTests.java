package dev.hupper.spring.boot.containers;

import java.sql.SQLException;

import io.r2dbc.spi.R2dbcBadGrammarException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.dao.DuplicateKeyException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LeftData}.
 */
class LeftDataTests {

	@ParameterizedTest
	@ValueSource(strings = { "42P07", "42S01", "S0001", "42000", "23505" })
	void aTableOrARowThatIsThereAlready(String state) {
		assertThat(LeftData.mayHaveCaused(new IllegalStateException(new SQLException("exists", state)))).isTrue();
	}

	@Test
	void aDatabaseThatDoesNotAnswerAndWhatHasNothingToDoWithOne() {
		assertThat(LeftData.mayHaveCaused(new SQLException("refused", "08001"))).isFalse();
		assertThat(LeftData.mayHaveCaused(new SQLException("no state"))).isFalse();
		assertThat(LeftData.mayHaveCaused(new IllegalStateException(new NullPointerException()))).isFalse();
	}

	@Test
	void librariesSayItInTheirWords() {
		assertThat(LeftData.mayHaveCaused(new DuplicateKeyException("name"))).isTrue();
		assertThat(LeftData.mayHaveCaused(new R2dbcBadGrammarException() {
		})).isTrue();
	}

}
