package dev.hupper.filemonitor;

import java.nio.file.Path;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ShellPattern}.
 */
class ShellPatternTests {

	@ParameterizedTest
	@CsvSource({ "*.log, /a/b/c.log, true", "/a/*, /a/b/c.log, true", "*/b/*, /a/b/c.log, true",
			"/a/?/c.log, /a/b/c.log, true", "/a?b, /a/b, true", "/a/[a-c]/*, /a/b/c.log, true",
			"/a/[!a-c]/*, /a/b/c.log, false", "/[]]/x, /]/x, true", "/[!]]/x, /]/x, false", "/a[, /a[, true",
			"/[^a], /a, true", "/[^a], /b, false", "/[a&&b], /&, true", "/a.b, /axb, false",
			"*.log, /a/b/c.logs, false", "/ü*, /über, true", "/{a}, /a, false" })
	void fnmatchWildcardsMatchSeparators(String pattern, String path, boolean matches) {
		assertThat(ShellPattern.fnmatch(pattern).matches(Path.of(path))).isEqualTo(matches);
	}

	@ParameterizedTest
	@CsvSource({ "*.txt, a.txt, true", "*.txt, a/b.txt, false", "?.txt, a.txt, true", "a?b, a/b, false",
			"a[!x]b, a/b, false", "**/*.txt, a.txt, true", "**/*.txt, a/b/c.txt, true", "a/**/c.txt, a/c.txt, true",
			"a/**/c.txt, a/b/b/c.txt, true", "a/**, a/b/c, true", "**, a, true", "*, .a, false", ".*, .a, true",
			"**/*.txt, .git/c.txt, false", "[.]a, .a, false", "a**, abc, true", "a*/b, ab/b, true" })
	void globWildcardsStayWithinOneName(String pattern, String path, boolean matches) {
		assertThat(ShellPattern.glob(pattern).matches(Path.of(path))).isEqualTo(matches);
	}

	@ParameterizedTest
	@CsvSource({ "a*b", "a?b", "a[!x]b" })
	void aNewlineIsACharacterAsAnyOther(String pattern) {
		assertThat(ShellPattern.fnmatch(pattern).matches(Path.of("a\nb"))).isTrue();
		assertThat(ShellPattern.glob(pattern).matches(Path.of("a\nb"))).isTrue();
	}

}
